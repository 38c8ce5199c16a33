package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.ppl4j.Value;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Density;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The log density of a model at a point, and its gradient, by an executor.
 *
 * @param value the log density
 * @param gradient by address, for the real sites
 */
record Scores(double value, Map<String, double[]> gradient) {
  static Scores of(Model<NoArguments, ?> model, Choices at, String executor) {
    return of(model, at, executor, Key.of(0));
  }

  static Scores of(Model<NoArguments, ?> model, Choices at, String executor, Key key) {
    Program program = model.trace();
    List<Expr> sites = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    List<Tensor> inputs = new ArrayList<>();
    for (Program.Entry entry : program.choices()) {
      String address = entry.site().address();
      assertThat(at.has(address)).as(address).isTrue();
      sites.add(entry.value());
      inputs.add(at.find(address).value());
      addresses.add(address);
    }
    List<Expr> reals = sites.stream().filter(site -> site.type().isReal()).toList();
    Graph density = new Graph("m", sites, List.of(Density.logDensity(program)));
    List<Tensor> found = run(Grad.valueAndGradient(density, reals), inputs, executor, key);
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (int i = 0; i < reals.size(); i++) {
      gradient.put(addresses.get(sites.indexOf(reals.get(i))), found.get(i + 1).data());
    }
    return new Scores(found.get(0).doubleValue(), gradient);
  }

  /** The graph's results by an executor. */
  static List<Tensor> run(Graph graph, List<Tensor> inputs, String executor, Key key) {
    Values in = Values.empty(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      in.set(i, array(inputs.get(i)));
    }
    Values out = Values.allocate(graph.outputTypes());
    try (Executable executable = Executor.named(executor).compile(graph)) {
      executable.call(key, 0, in, out);
    }
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < out.count(); i++) {
      Type type = graph.outputTypes().get(i);
      double[] data =
          type.isReal() ? out.doubles(i) : Arrays.stream(out.ints(i)).asDoubleStream().toArray();
      results.add(Tensor.wrap(type, data));
    }
    return results;
  }

  private static Object array(Tensor tensor) {
    return tensor.type().isReal() ? tensor.data() : tensor.toInts();
  }

  /** One number of a value, by its place in row-major order. */
  static double at(Value value, int place) {
    return value.value().get(place);
  }

  /** Both have one density, and one gradient after the second's sites are put side by side. */
  static void same(Scores plated, Scores loop, Offset<Double> tolerance) {
    assertThat(plated.value()).isCloseTo(loop.value(), tolerance);
    plated
        .gradient()
        .forEach(
            (address, slopes) -> {
              if (loop.gradient().containsKey(address)) {
                assertThat(slopes).containsExactly(loop.gradient().get(address), tolerance);
              } else {
                for (int i = 0; i < slopes.length; i++) {
                  double[] own = loop.gradient().get(address + i);
                  assertThat(own).as(address + i).isNotNull();
                  assertThat(slopes[i]).as(address + i).isCloseTo(own[0], tolerance);
                }
              }
            });
  }

  static Offset<Double> tight() {
    return within(1e-10);
  }
}
