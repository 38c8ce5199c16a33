package org.ppl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Conv2d;
import org.ppl4j.nn.ConvTranspose2d;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.LayerNorm;
import org.ppl4j.nn.Mlp;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** Networks in plates, through the compiler and on every executor. */
class NetworkTest {
  private static Real images(int... dims) {
    double[] data = new double[Shape.of(dims).size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.sin(i);
    }
    return Real.constant(data, dims);
  }

  private static Graph graph(Program program) {
    List<Expr> params = program.params().stream().map(Program.Entry::value).toList();
    Real result = (Real) Objects.requireNonNull(program.result());
    return new Graph("net", params, List.of(result.expr()));
  }

  private static List<Tensor> initials(Program program) {
    return program.params().stream().map(entry -> ((Site.Param) entry.site()).initial()).toList();
  }

  @Test
  void aDenseLayerInNestedPlatesIsOneMatrixProduct() {
    Real x = images(5, 4, 3);
    Model<NoArguments, Real> plated =
        model(
            "plated",
            m -> {
              Dense layer = Dense.declare(m, "layer", 3, 2);
              return m.plate("a", 5).map(i -> m.plate("b", 4).map(j -> layer.apply(x.at(i).at(j))));
            });
    Program program = plated.trace(NoArguments.NONE);
    Graph simple = Pipeline.value().run(graph(program));
    List<Expr> products =
        simple.nodes().stream().filter(node -> node.op().name().equals("matMul")).toList();
    assertThat(products).hasSize(1);
    assertThat(products.get(0).shape()).isEqualTo(Shape.of(20, 2));
    Real weights = Real.constant(initials(program).get(0).data(), 3, 2);
    Real bias = Real.constant(initials(program).get(1).data(), 2);
    assertThat(Evaluator.evaluate(simple, initials(program)).get(0).data())
        .containsExactly(new Dense(weights, bias).apply(x).value().data(), within(1e-14));
  }

  /** An autoencoder of images, one in a plate, with gradients, alike on every executor. */
  @Test
  void aConvolutionalNetworkInAPlateRunsEverywhere() {
    Real x = images(3, 1, 6, 6);
    Model<NoArguments, Real> plated =
        model(
            "autoencoder",
            m -> {
              Conv2d down = Conv2d.declare(m, "down", 1, 2, 3, 2, 1);
              LayerNorm norm = LayerNorm.declare(m, "norm", 2);
              Mlp middle = Mlp.declare(m, "middle", Activations::elu, 2, 4, 8);
              ConvTranspose2d up = ConvTranspose2d.declare(m, "up", 2, 1, 3, 3, 0, 0);
              Real losses =
                  m.plate("image", 3)
                      .map(
                          i -> {
                            Real image = x.at(i);
                            Real hidden = Activations.gelu(down.apply(image)).maxPool2d(3);
                            Real code = norm.apply(hidden.reshape(2));
                            Real small = middle.apply(code).reshape(2, 2, 2);
                            return up.apply(small).minus(image).square().sum();
                          });
              return losses.sum();
            });
    Program program = plated.trace(NoArguments.NONE);
    Graph graph = graph(program);
    Graph gradients = Grad.valueAndGradient(graph, graph.inputs());
    List<Tensor> at = initials(program);
    List<Tensor> expected = Evaluator.evaluate(gradients, at);
    for (int i = 0; i < at.size(); i++) {
      double[] data = at.get(i).data();
      int element = data.length / 2;
      double slope = (moved(graph, at, i, element, 1e-5) - moved(graph, at, i, element, -1e-5));
      assertThat(expected.get(i + 1).get(element)).isCloseTo(slope / 2e-5, within(1e-6));
    }
    Graph simple = Pipeline.value().run(gradients);
    assertThat(simple.nodes().stream().filter(n -> n.op().name().equals("conv2d")))
        .hasSizeLessThan(5);
    for (Executor executor : Executor.all()) {
      try (Executable compiled = executor.compile(simple)) {
        Values out = compiled.call(at.stream().map(Tensor::data).toArray());
        for (int i = 0; i < expected.size(); i++) {
          assertThat(out.doubles(i)).containsExactly(expected.get(i).data(), within(1e-10));
        }
      }
    }
  }

  private static double moved(Graph graph, List<Tensor> at, int input, int element, double by) {
    List<Tensor> now = new ArrayList<>(at);
    double[] data = at.get(input).toDoubles();
    data[element] += by;
    now.set(input, Tensor.wrap(at.get(input).type(), data));
    return Evaluator.evaluate(graph, now).get(0).doubleValue();
  }
}
