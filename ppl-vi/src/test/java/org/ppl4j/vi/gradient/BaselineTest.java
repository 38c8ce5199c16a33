package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulliLogits;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.minimize;
import static org.ppl4j.strategy.Strategies.disarm;
import static org.ppl4j.strategy.Strategies.reinforce;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Estimate;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/** Baselines that learn, at a site that depends on others before it. */
class BaselineTest {
  private static final double STEP = 0.05;

  /** The cost is {@code x + w + 3 + y}, whose mean before y is drawn is x + w + 3.5. */
  private static Estimate estimate(boolean learned) {
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real slope = m.param("slope", Real.constant(0));
              Real level = m.param("level", Real.constant(0));
              Real odds = m.param("odds", Real.constant(0));
              Int x = m.sample("x", bernoulliLogits(odds), disarm());
              Real w = m.sample("w", normal(0, 1));
              Real prediction = slope.times(x.toReal()).plus(w).plus(level);
              Baseline baseline =
                  learned ? Baseline.learned(prediction) : Baseline.movingAverage(0.9);
              Int y = m.sample("y", bernoulliLogits(odds), reinforce(baseline));
              return w.plus(x.plus(y).toReal()).plus(3).times(y.toReal().plus(1));
            });
    return minimize("toy", e -> e.simulate(q).result()).estimate();
  }

  private static double[] run(Estimate estimate, int steps) {
    List<Expr> wrt = estimate.params().stream().map(Estimate.Param::value).toList();
    List<Expr> outputs = new ArrayList<>(Grad.gradients(estimate.loss(), wrt));
    estimate.states().forEach(state -> outputs.add(state.next()));
    double[] params = new double[3];
    double[] states = new double[estimate.states().size()];
    double[] mean = new double[3 + states.length];
    for (int step = 0; step < steps; step++) {
      NodeMap<Expr> now = new NodeMap<>();
      for (int i = 0; i < 3; i++) {
        now.put(wrt.get(i), Ops.real(params[i]));
      }
      for (int i = 0; i < states.length; i++) {
        now.put(estimate.states().get(i).value(), Ops.real(states[i]));
      }
      Graph graph = new Graph("step", List.of(), Substitute.substitute(outputs, now));
      List<Tensor> found = Evaluator.evaluate(graph, List.of(), Key.of(step));
      for (int i = 0; i < 2; i++) {
        params[i] -= STEP * found.get(i).get(0);
      }
      for (int i = 0; i < states.length; i++) {
        states[i] = found.get(3 + i).get(0);
      }
      if (2 * step >= steps) {
        for (int i = 0; i < 3; i++) {
          mean[i] += 2.0 * params[i] / steps;
        }
        for (int i = 0; i < states.length; i++) {
          mean[3 + i] += 2.0 * states[i] / steps;
        }
      }
    }
    return mean;
  }

  /** Of cost {@code (w + x + y + 3) (1 + y)}, y even: the mean is 1.5 (w + x + 3) + 1. */
  @Test
  void aLearnedOneComesNearTheMeanCost() {
    double[] found = run(estimate(true), 4000);
    assertThat(found[0]).isBetween(1.2, 1.8);
    assertThat(found[1]).isBetween(5.2, 5.8);
  }

  @Test
  void aMovingAverageComesNearTheMeanCost() {
    double[] found = run(estimate(false), 2000);
    assertThat(found[3] / found[4]).isBetween(5.95, 6.55);
    assertThat(found[4]).isBetween(0.9, 1 + 1e-9);
  }
}
