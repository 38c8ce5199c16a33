package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.SlotBuffers;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Unconstrained;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Type;

/**
 * What each draw has a value of, computed from vectors, many at once: the sites on their own
 * scales, the deterministic values, and the values of the result. Values that depend on summed or
 * hidden sites are left out: a draw does not say what those were.
 */
final class Quantities implements AutoCloseable {
  /** How many draws are computed at a time. */
  static final int BATCH = 100;

  private final List<Quantity> all;
  private final Layout layout;
  private final Executable executable;
  private final SlotBuffers inputs;
  private final Values outputs;

  private Quantities(List<Quantity> all, Layout layout, Executable executable) {
    this.all = List.copyOf(all);
    this.layout = layout;
    this.executable = executable;
    inputs = new SlotBuffers(layout, BATCH);
    outputs = Values.allocate(executable.graph().outputTypes());
  }

  static Quantities compile(Target target, Executor executor) {
    Unconstrained unconstrained = target.unconstrained();
    Layout layout = target.layout();
    List<Quantity> all = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (Unconstrained.Part part : unconstrained.parts()) {
      all.add(new Quantity(part.address(), Kind.SITE, part.value().type()));
      values.add(part.value());
    }
    add(unconstrained.deterministic(), Kind.DETERMINISTIC, all, values);
    add(unconstrained.result(), Kind.RESULT, all, values);
    NodeMap<Expr> mapped = new NodeMap<>();
    List<Expr> wide = new ArrayList<>();
    for (Layout.Slot slot : layout.slots()) {
      Type type = slot.part().placeholder().type();
      Expr many = Input.create(slot.part().address(), type.withShape(type.shape().prepend(BATCH)));
      mapped.put(slot.part().placeholder(), many);
      wide.add(many);
    }
    Graph graph = new Graph(target.program().name(), wide, Batch.batch(values, mapped, BATCH));
    return new Quantities(all, layout, executor.compile(Pipeline.value().run(graph)));
  }

  private static void add(
      List<Unconstrained.Named> named, Kind kind, List<Quantity> all, List<Expr> values) {
    for (Unconstrained.Named one : named) {
      boolean drawn =
          Graph.nodes(List.of(one.value())).stream().anyMatch(node -> node.op() instanceof Noise);
      if (!drawn) {
        all.add(new Quantity(one.name(), kind, one.value().type()));
        values.add(one.value());
      }
    }
  }

  /** The same for another thread, to be closed on its own. */
  Quantities fork() {
    return new Quantities(all, layout, executable.fork());
  }

  /** What there is, in order. */
  List<Quantity> all() {
    return all;
  }

  /**
   * The quantities of several vectors.
   *
   * @param vectors {@code count x size}, row-major
   * @param count how many
   * @return for each quantity {@code count} values, row-major; integers and truth values as doubles
   */
  List<double[]> of(double[] vectors, int count) {
    List<double[]> out = new ArrayList<>();
    for (Quantity quantity : all) {
      out.add(new double[count * quantity.type().shape().size()]);
    }
    for (int first = 0; first < count; first += BATCH) {
      int few = Math.min(BATCH, count - first);
      for (int i = 0; i < BATCH; i++) {
        inputs.load(vectors, (first + Math.min(i, few - 1)) * layout.size(), i);
      }
      executable.call(inputs.values(), outputs);
      for (int i = 0; i < all.size(); i++) {
        Type type = executable.graph().outputTypes().get(i);
        double[] found = JavaArrays.toTensor(type, outputs.get(i)).data();
        int size = all.get(i).type().shape().size();
        System.arraycopy(found, 0, out.get(i), first * size, few * size);
      }
    }
    return out;
  }

  @Override
  public void close() {
    executable.close();
  }
}
