package org.ppl4j.mcmc.potential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;

/** A scalar expression over a layout's placeholders as a compiled potential. */
final class ModelPotential implements Potential {
  private final Layout layout;
  private final Executor executor;
  private final Graph density;
  private final boolean estimate;
  private final Executable gradient;
  private @Nullable Executable value;
  private @Nullable WholeData whole;
  private final SlotBuffers inputs;
  private final Values gradients;
  private final Values values;

  private ModelPotential(Layout layout, Executor executor, Graph density, Executable gradient) {
    this.layout = layout;
    this.executor = executor;
    this.density = density;
    this.gradient = gradient;
    estimate = density.nodes().stream().anyMatch(node -> node.op() instanceof Noise);
    inputs = new SlotBuffers(layout, 1);
    gradients = Values.allocate(gradient.graph().outputTypes());
    values = Values.allocate(density.outputTypes());
  }

  static ModelPotential compile(
      String name, Expr logDensity, List<Expr> placeholders, Layout layout, Executor executor) {
    Graph density = new Graph(name, placeholders, List.of(logDensity));
    List<Expr> reals = placeholders.stream().filter(p -> p.type().isReal()).toList();
    Graph both = Pipeline.valueAndGradient(reals).run(density);
    return new ModelPotential(layout, executor, density, executor.compile(both));
  }

  @Override
  public int dimension() {
    return layout.dimension();
  }

  @Override
  public int size() {
    return layout.size();
  }

  @Override
  public boolean isEstimate() {
    return estimate;
  }

  @Override
  public double logDensity(double[] vector) {
    Executable compiled = value;
    if (compiled == null) {
      compiled = executor.compile(Pipeline.value().run(density));
      value = compiled;
    }
    inputs.load(vector, 0, 0);
    compiled.call(inputs.values(), values);
    return values.doubles(0)[0];
  }

  @Override
  public double logDensity(double[] vector, double[] out) {
    inputs.load(vector, 0, 0);
    gradient.call(inputs.values(), gradients);
    return unload(out);
  }

  @Override
  public double estimate(Key key, double[] vector, double[] out) {
    inputs.load(vector, 0, 0);
    gradient.call(key, 0, inputs.values(), gradients);
    return unload(out);
  }

  @Override
  public void wholeGradient(double[] vector, double[] out) {
    WholeData compiled = whole;
    if (compiled == null) {
      compiled = new WholeData(gradient.graph(), executor);
      whole = compiled;
    }
    inputs.load(vector, 0, 0);
    compiled.means(inputs.values(), out);
  }

  private double unload(double[] out) {
    int offset = 0;
    for (int i = 1; i < gradients.count(); i++) {
      double[] part = gradients.doubles(i);
      System.arraycopy(part, 0, out, offset, part.length);
      offset += part.length;
    }
    return gradients.doubles(0)[0];
  }

  @Override
  public Potential fork() {
    return new ModelPotential(layout, executor, density, gradient.fork());
  }

  @Override
  public void close() {
    gradient.close();
    if (value != null) {
      value.close();
    }
    if (whole != null) {
      whole.close();
    }
  }
}
