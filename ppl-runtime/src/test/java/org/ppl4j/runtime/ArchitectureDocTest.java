package org.ppl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Graph;
import org.ppl4j.runtime.jvm.JvmExecutor;
import org.ppl4j.runtime.torch.TorchExecutor;
import org.ppl4j.testing.Golden;

/** The worked example of docs/architecture.md is what the compiler does today. */
class ArchitectureDocTest {
  private static final Path DOC = Path.of("..", "docs", "architecture.md");

  private final Real x = Real.input("x", 4, 2);
  private final Real y = Real.input("y", 4);
  private final Real beta = Real.input("beta", 2);

  @Test
  void theWorkedExampleIsWhatTheCompilerDoes() {
    Map<String, Graph> stages = new LinkedHashMap<>();
    Graph ready =
        Pipeline.valueAndGradient(List.of(beta.expr()))
            .run(logistic(), (name, graph) -> stages.merge(name, graph, (first, last) -> last));
    Golden.checkPart(DOC, "trace", block("", stages.get("trace").toString()));
    Golden.checkPart(DOC, "grad", block("", stages.get("grad").toString()));
    Golden.checkPart(DOC, "simplify", block("", stages.get("simplify").toString()));
    Golden.checkPart(DOC, "torch", block("python", TorchExecutor.script(ready, Options.DEFAULT)));
    Golden.checkPart(DOC, "jvm", block("", JvmExecutor.listing(many())));
  }

  @Test
  void theWorkedExampleIsRight() {
    double[] xs = {1, 0.5, 1, -2, 1, 3, 1, 0};
    double[] ys = {1, 0, 1, 0};
    double[] at = {0.3, -0.7};
    double density = 0;
    double[] gradient = {-at[0], -at[1]};
    for (int i = 0; i < 4; i++) {
      double eta = xs[2 * i] * at[0] + xs[2 * i + 1] * at[1];
      density += ys[i] * eta - Math.log1p(Math.exp(eta));
      double residual = ys[i] - 1 / (1 + Math.exp(-eta));
      gradient[0] += residual * xs[2 * i];
      gradient[1] += residual * xs[2 * i + 1];
    }
    density -= 0.5 * (at[0] * at[0] + at[1] * at[1]);
    Graph ready = Pipeline.valueAndGradient(List.of(beta.expr())).run(logistic());
    for (Executor executor : Executor.all()) {
      try (Executable f = executor.compile(ready)) {
        Values out = f.call(xs, ys, at);
        assertThat(out.doubles(0)[0]).isCloseTo(density, Offset.offset(1e-12));
        assertThat(out.doubles(1)).containsExactly(gradient, Offset.offset(1e-12));
      }
    }
  }

  /** The same regression of a thousand observations, ready for an executor. */
  private static Graph many() {
    Real x = Real.input("x", 1000, 2);
    Real y = Real.input("y", 1000);
    Real beta = Real.input("beta", 2);
    return Pipeline.valueAndGradient(List.of(beta.expr())).run(logistic(x, y, beta));
  }

  private Graph logistic() {
    return logistic(x, y, beta);
  }

  private static Graph logistic(Real x, Real y, Real beta) {
    Real p = x.matmul(beta).sigmoid();
    Real one = Real.constant(1);
    Real likelihood = y.times(p.log()).plus(one.minus(y).times(one.minus(p).log())).sum();
    Real prior = beta.square().sum().times(-0.5);
    return new Graph(
        "logistic",
        List.of(x.expr(), y.expr(), beta.expr()),
        List.of(likelihood.plus(prior).expr()));
  }

  private static String block(String language, String text) {
    String plain = text.replaceAll("(?m) *//.*$", "").strip();
    return "\n```" + language + "\n" + plain + "\n```\n\n";
  }
}
