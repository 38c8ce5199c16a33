package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.Op;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A loop of fixed length that carries values from step to step, as in
 *
 * <pre>
 * for t in 0 .. length - 1:   (or back from the last, if reverse)
 *   carry, y[t] = body(carry, x[t], constants)
 * </pre>
 *
 * The inputs are the first carry, the sequences {@code x} with an outermost axis of the loop's
 * length, and the constants; the results are the last carry, then the outputs {@code y} with that
 * axis. The body takes carry, one element of each sequence, constants, and gives carry, outputs.
 *
 * @param body one step
 * @param length how many steps
 * @param carries how many values are carried
 * @param sequences how many sequences are read
 * @param reverse whether the steps run from the last element to the first
 */
public record Scan(Graph body, int length, int carries, int sequences, boolean reverse)
    implements Op {

  @Override
  public List<Type> types(List<Expr> inputs) {
    List<Type> wanted = body.inputTypes();
    for (int i = 0; i < Math.max(inputs.size(), wanted.size()); i++) {
      if (i >= Math.min(inputs.size(), wanted.size())) {
        throw ShapeMismatch.of(
            Report.of(
                "scan: the body takes " + wanted.size() + " values, not " + inputs.size() + "."));
      }
      Type type = isSequence(i) ? stacked(wanted.get(i)) : wanted.get(i);
      if (!inputs.get(i).type().equals(type)) {
        throw ShapeMismatch.of(
            Report.of("scan: the body needs " + type + ", not " + inputs.get(i).type() + ".")
                .where(role(i), inputs.get(i).party())
                .cure("a sequence has one element for each of the " + length + " steps"));
      }
    }
    List<Type> results = new ArrayList<>();
    for (int i = 0; i < body.outputs().size(); i++) {
      Type type = body.outputs().get(i).type();
      if (i < carries && !type.equals(wanted.get(i))) {
        throw ShapeMismatch.of(
            Report.of(
                    "scan: a carried value begins as "
                        + wanted.get(i)
                        + " and goes on as "
                        + type
                        + ".")
                .where("goes on as", body.outputs().get(i).party())
                .cure("what is carried keeps its type; expand the first one, or reduce the next"));
      }
      results.add(i < carries ? type : stacked(type));
    }
    return results;
  }

  private Type stacked(Type element) {
    return element.withShape(element.shape().prepend(length));
  }

  private boolean isSequence(int input) {
    return input >= carries && input < carries + sequences;
  }

  private String role(int input) {
    return input < carries ? "carry" : isSequence(input) ? "sequence" : "constant";
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
    boolean[] all = new boolean[node.inputs().size()];
    Arrays.fill(all, true);
    return vjp(node, cotangents, all);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    return new ScanGradient(this, node).vjp(cotangents, needed);
  }

  @Override
  public List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return ScanBatch.batch(this, inputs, mapped, size);
  }

  /** Through the body, until what is carried no longer changes. */
  @Override
  public List<Follow> follow(Expr node, List<Follow> inputs) {
    List<Follow> step = new ArrayList<>(inputs);
    for (int i = carries; i < carries + sequences; i++) {
      step.set(i, moved(inputs.get(i), -1));
    }
    while (true) {
      List<Follow> results = body.follow(step);
      boolean settled = true;
      for (int i = 0; i < carries; i++) {
        Follow met = step.get(i).meet(results.get(i));
        settled &= met.equals(step.get(i));
        step.set(i, met);
      }
      if (settled) {
        List<Follow> out = new ArrayList<>(step.subList(0, carries));
        results.subList(carries, results.size()).forEach(y -> out.add(moved(y, 1)));
        return out;
      }
    }
  }

  /** Without or with the loop's axis; elements that lie along that axis mix. */
  private static Follow moved(Follow follow, int by) {
    Lane lane = follow.lane();
    return lane == null ? follow : Follow.along(lane.along(lane.axis() + by));
  }

  @Override
  public List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
    List<Tensor> carry = new ArrayList<>(inputs.subList(0, carries));
    List<Tensor> constants = inputs.subList(carries + sequences, inputs.size());
    List<double[]> outputs = new ArrayList<>();
    for (Type type : types.subList(carries, types.size())) {
      outputs.add(new double[type.shape().size()]);
    }
    for (int step = 0; step < length; step++) {
      int t = reverse ? length - 1 - step : step;
      List<Tensor> arguments = new ArrayList<>(carry);
      for (Tensor sequence : inputs.subList(carries, carries + sequences)) {
        arguments.add(element(sequence, t));
      }
      arguments.addAll(constants);
      List<Tensor> results = Evaluator.evaluate(body, arguments);
      carry = results.subList(0, carries);
      for (int i = 0; i < outputs.size(); i++) {
        double[] data = results.get(carries + i).data();
        System.arraycopy(data, 0, outputs.get(i), t * data.length, data.length);
      }
    }
    List<Tensor> out = new ArrayList<>(carry);
    for (int i = 0; i < outputs.size(); i++) {
      out.add(Tensor.wrap(types.get(carries + i), outputs.get(i)));
    }
    return out;
  }

  private static Tensor element(Tensor sequence, int t) {
    Shape shape = sequence.shape().slice(1, sequence.shape().rank());
    int size = shape.size();
    double[] data = Arrays.copyOfRange(sequence.data(), t * size, (t + 1) * size);
    return Tensor.wrap(sequence.type().withShape(shape), data);
  }
}
