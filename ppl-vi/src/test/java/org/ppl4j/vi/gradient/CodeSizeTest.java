package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.dist.BernoulliLogits;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;

/**
 * Enumerated sites in sequence, each depending on all before, give code linear in their number;
 * other strategies a little more than linear.
 */
class CodeSizeTest {
  static List<Strategy<? super BernoulliLogits>> strategies() {
    return List.of(
        Strategies.enumerate(),
        Strategies.disarm(),
        Strategies.leaveOneOut(2),
        Strategies.measureValued(),
        Strategies.reinforce());
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void growsWithTheNumberOfSites(Strategy<? super BernoulliLogits> strategy) {
    List<Integer> sizes = new ArrayList<>();
    for (int n = 2; n <= 10; n++) {
      sizes.add(size(n, strategy));
    }
    assertThat(sizes.get(8)).as("%s", sizes).isLessThan(1000);
    if (strategy.name().equals("enumerate")) {
      for (int n = 1; n < 8; n++) {
        int growth = sizes.get(n + 1) - sizes.get(n);
        assertThat(growth).as("%s", sizes).isLessThanOrEqualTo(sizes.get(1) - sizes.get(0) + 2);
      }
    }
  }

  private static int size(int count, Strategy<? super BernoulliLogits> strategy) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real a = m.param("a", Real.constant(0.3));
              Real sum = Real.constant(0);
              for (int i = 0; i < count; i++) {
                Real logits = a.plus(sum.times(0.1));
                sum = sum.plus(m.sample("z" + i, bernoulliLogits(logits), strategy).toReal());
              }
              return sum.minus(1.3).square();
            });
    Estimate estimate = maximize("toy", e -> e.simulate(q).result()).estimate();
    List<Expr> params = estimate.params().stream().map(Estimate.Param::value).toList();
    Graph graph = new Graph("toy", params, List.of(estimate.value()));
    return Pipeline.valueAndGradient(params).run(graph).nodes().size();
  }
}
