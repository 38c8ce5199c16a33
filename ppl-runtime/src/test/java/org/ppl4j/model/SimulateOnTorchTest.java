package org.ppl4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.exponential;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.lkjCholesky;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.dist.Distributions.negativeBinomial;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.dist.Distributions.vonMises;
import static org.ppl4j.model.Model.model;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/** A program draws the same values from the same key on each executor. */
class SimulateOnTorchTest {
  private static Program program() {
    return model(
            "m",
            m -> {
              Real mu = m.sample("mu", normal(0, 3));
              Real scale = m.sample("scale", exponential(0.5));
              Real w = Real.constant(0.2, 0.5, 0.3);
              m.plate("n", 20)
                  .forEach(
                      i -> {
                        Int z = m.sample("z", categorical(w));
                        Real x = m.sample("x", normal(mu.plus(z.toReal()), scale));
                        m.sample("k", bernoulli(x.sigmoid()));
                        Real g = m.sample("gamma", gamma(Real.constant(2.5), scale));
                        m.sample("beta", beta(g.plus(0.1), Real.constant(0.7)));
                        m.sample("t", studentT(g.plus(1), mu, scale));
                        m.sample("angle", vonMises(mu, g));
                        m.sample("poisson", poisson(g.times(10)));
                        m.sample("negative", negativeBinomial(g.times(10), g));
                        m.sample("binomial", binomial(Int.constant(30), x.sigmoid()));
                        m.sample("shares", dirichlet(w.times(3)));
                        m.sample("counts", multinomial(40, w));
                        m.sample("corner", lkjCholesky(3, 1.5));
                      });
              return m.scan(
                      "t",
                      30,
                      mu,
                      (before, t) -> {
                        Real now = m.sample("walk", normal(before, scale));
                        return new Step<>(now, now);
                      })
                  .output();
            })
        .trace();
  }

  @Test
  void drawsTheSame() {
    Program program = program();
    List<Expr> sites = program.samples().stream().map(Program.Entry::value).toList();
    Graph graph = new Graph("draws", List.of(), Simulate.draw(program, Map.of()).read(sites));
    for (int seed = 0; seed < 5; seed++) {
      List<Tensor> interp = Evaluator.evaluate(graph, List.of(), Key.of(seed));
      Values torch = Values.allocate(graph.outputTypes());
      try (Executable executable = Executor.named("torch").compile(graph)) {
        executable.call(Key.of(seed), 0, Values.empty(0), torch);
      }
      for (int i = 0; i < interp.size(); i++) {
        String site = program.samples().get(i).site().address();
        boolean real = interp.get(i).type().isReal();
        for (int k = 0; k < interp.get(i).shape().size(); k++) {
          double expected = interp.get(i).get(k);
          double found = real ? torch.doubles(i)[k] : torch.ints(i)[k];
          assertThat(Math.abs(found - expected))
              .as(site)
              .isLessThanOrEqualTo(1e-12 * Math.max(1, Math.abs(expected)));
        }
      }
    }
  }
}
