package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Type;

/**
 * The derivative of a loop is a loop in the other direction. The forward loop is run again with
 * what it carried into each step put out; the backward loop carries the cotangents of the carry and
 * the growing cotangents of the constants, and puts out those of the sequences.
 */
final class ScanGradient {
  private final Scan scan;
  private final Expr node;
  private final Graph body;
  private final int carries;
  private final int firstConstant;

  ScanGradient(Scan scan, Expr node) {
    this.scan = scan;
    this.node = node;
    body = scan.body();
    carries = scan.carries();
    firstConstant = carries + scan.sequences();
  }

  List<@Nullable Expr> vjp(List<@Nullable Expr> cotangents, boolean[] needed) {
    List<Integer> realCarries = realsOf(0, carries, null);
    List<Integer> sequences = realsOf(carries, firstConstant, needed);
    List<Integer> constants = realsOf(firstConstant, node.inputs().size(), needed);
    List<Integer> outputs = new ArrayList<>();
    for (int i = carries; i < body.outputs().size(); i++) {
      if (cotangents.get(i) != null) {
        outputs.add(i);
      }
    }

    // One step backwards, over: cotangents of carry and constants; then the step's elements.
    List<Expr> incoming = placeholders(realCarries.stream().map(this::inputType).toList());
    List<Expr> growing = placeholders(constants.stream().map(this::inputType).toList());
    List<Expr> step = placeholders(body.inputTypes());
    List<Expr> ofOutputs =
        placeholders(outputs.stream().map(i -> body.outputs().get(i).type()).toList());
    List<Expr> results = Substitute.call(body, step);
    List<Expr> differentiated = new ArrayList<>();
    List<Expr> weights = new ArrayList<>(incoming);
    realCarries.forEach(i -> differentiated.add(results.get(i)));
    outputs.forEach(i -> differentiated.add(results.get(i)));
    weights.addAll(ofOutputs);
    List<Expr> wrt = new ArrayList<>();
    realCarries.forEach(i -> wrt.add(step.get(i)));
    constants.forEach(i -> wrt.add(step.get(i)));
    sequences.forEach(i -> wrt.add(step.get(i)));
    List<Expr> gradients = Grad.vjp(differentiated, weights, wrt);

    List<Expr> backOutputs = new ArrayList<>(gradients);
    for (int k = 0; k < constants.size(); k++) {
      int at = realCarries.size() + k;
      backOutputs.set(at, Ops.plus(growing.get(k), gradients.get(at)));
    }
    List<Expr> backInputs = new ArrayList<>(incoming);
    backInputs.addAll(growing);
    backInputs.addAll(step.subList(0, firstConstant));
    backInputs.addAll(ofOutputs);
    backInputs.addAll(step.subList(firstConstant, step.size()));
    Graph backBody = new Graph(body.name() + "_gradient", backInputs, backOutputs);
    int backCarries = realCarries.size() + constants.size();
    Scan back =
        new Scan(
            backBody, scan.length(), backCarries, firstConstant + outputs.size(), !scan.reverse());

    List<Expr> operands = new ArrayList<>();
    for (int i : realCarries) {
      Expr given = cotangents.get(i);
      operands.add(given == null ? Ops.zeros(inputType(i)) : given);
    }
    constants.forEach(i -> operands.add(Ops.zeros(inputType(i))));
    operands.addAll(carriedIntoEachStep());
    operands.addAll(node.inputs().subList(carries, firstConstant));
    for (int i : outputs) {
      Expr given = cotangents.get(i);
      if (given != null) {
        operands.add(given);
      }
    }
    operands.addAll(node.inputs().subList(firstConstant, node.inputs().size()));
    List<Expr> found = Output.all(Expr.of(back, operands));

    List<@Nullable Expr> out = new ArrayList<>(Arrays.asList(new Expr[node.inputs().size()]));
    int next = 0;
    for (List<Integer> group : List.of(realCarries, constants, sequences)) {
      for (int i : group) {
        out.set(i, found.get(next++));
      }
    }
    return out;
  }

  /** The values that each step began with, stacked along the loop. */
  private List<Expr> carriedIntoEachStep() {
    if (carries == 0) {
      return List.of();
    }
    List<Expr> outputs = new ArrayList<>(body.outputs().subList(0, carries));
    outputs.addAll(body.inputs().subList(0, carries));
    Scan recording =
        new Scan(body.returning(outputs), scan.length(), carries, scan.sequences(), scan.reverse());
    return Output.all(Expr.of(recording, node.inputs())).subList(carries, 2 * carries);
  }

  private Type inputType(int input) {
    return body.inputs().get(input).type();
  }

  private List<Integer> realsOf(int from, int to, boolean @Nullable [] needed) {
    List<Integer> out = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (inputType(i).isReal() && (needed == null || needed[i])) {
        out.add(i);
      }
    }
    return out;
  }

  private static List<Expr> placeholders(List<Type> types) {
    List<Expr> out = new ArrayList<>();
    for (Type type : types) {
      out.add(Input.create("v" + out.size(), type));
    }
    return out;
  }
}
