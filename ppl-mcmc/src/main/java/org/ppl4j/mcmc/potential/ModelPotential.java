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

/**
 * A scalar expression over a layout's placeholders as a compiled potential. The compiled graph
 * reads the vector itself, and writes the gradient as one vector.
 */
final class ModelPotential implements Potential {
  private final Layout layout;
  private final Executor executor;
  private final Graph density;
  private final boolean estimate;
  private final Executable gradient;
  private @Nullable Executable value;
  private @Nullable WholeData whole;
  private final Values input = Values.empty(1);
  private final double[] result = new double[1];
  private final Values valueAlone = Values.of(result);
  private final Values valueAndSlopes = Values.of(result, new double[0]);

  private ModelPotential(Layout layout, Executor executor, Graph density, Executable gradient) {
    this.layout = layout;
    this.executor = executor;
    this.density = density;
    this.gradient = gradient;
    estimate = density.nodes().stream().anyMatch(node -> node.op() instanceof Noise);
  }

  static ModelPotential compile(
      String name, Expr logDensity, List<Expr> placeholders, Layout layout, Executor executor) {
    Graph density = new Graph(name, placeholders, List.of(logDensity));
    List<Expr> reals = placeholders.stream().filter(p -> p.type().isReal()).toList();
    Graph graph = Pipeline.valueAndGradient(reals).run(density);
    List<Expr> parts = graph.outputs().subList(1, graph.outputs().size());
    Graph joined = graph.returning(List.of(graph.outputs().get(0), FlatVector.join(parts)));
    Graph flat = FlatVector.read(joined, layout);
    return new ModelPotential(layout, executor, density, executor.compile(flat));
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
      compiled = executor.compile(FlatVector.read(Pipeline.value().run(density), layout));
      value = compiled;
    }
    input.set(0, vector);
    compiled.call(input, valueAlone);
    return result[0];
  }

  @Override
  public double logDensity(double[] vector, double[] out) {
    return run(null, vector, out);
  }

  @Override
  public double estimate(Key key, double[] vector, double[] out) {
    return run(key, vector, out);
  }

  private double run(@Nullable Key key, double[] vector, double[] out) {
    boolean exact = out.length == dimension();
    double[] slopes = exact ? out : new double[dimension()];
    input.set(0, vector);
    valueAndSlopes.set(1, slopes);
    if (key == null) {
      gradient.call(input, valueAndSlopes);
    } else {
      gradient.call(key, 0, input, valueAndSlopes);
    }
    if (!exact) {
      System.arraycopy(slopes, 0, out, 0, slopes.length);
    }
    return result[0];
  }

  @Override
  public void wholeGradient(double[] vector, double[] out) {
    WholeData compiled = whole;
    if (compiled == null) {
      compiled = new WholeData(gradient.graph(), executor);
      whole = compiled;
    }
    input.set(0, vector);
    compiled.means(input, out);
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
