package org.ppl4j.vi.objective;

import static org.ppl4j.strategy.Gradients.attach;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The evidence lower bound for a guide that can be drawn from and has no density: a transform of
 * noise. Its gradient is that of {@code E_q[log p(x, z)]} and, along the path of the draws, minus
 * the estimated score of the guide: {@code E[(dlog p/dz - dlog q/dz) dz/dt]}. The value is {@code
 * E_q[log p(x, z)]} without the entropy, which nobody knows. The gradient is as biased as the
 * scores are. Sources: Li and Turner (2018); Shi, Sun and Zhu (2018); see {@link ScoreEstimator}.
 *
 * <pre>{@code
 * Model<NoArguments, ?> guide = model("q", m -> {
 *   Real noise = m.sample("noise", normal(0, 1));
 *   return m.sample("z", delta(net.apply(noise)));
 * }).with(Handlers.expose("z"));
 * }</pre>
 *
 * @param draws how many draws the scores are estimated from
 * @param estimator how
 */
public record ImplicitElbo(int draws, ScoreEstimator estimator) implements GuideObjective {
  private record Draw(Real logModel, List<Real> values) {}

  @Override
  public String name() {
    return "implicitElbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    Draw all = e.replicate(draws, i -> draw(e, p, q));
    Real[] columns =
        all.values().stream()
            .map(value -> value.reshape(draws, value.shape().size() / draws))
            .toArray(Real[]::new);
    Real z = Real.concat(1, columns);
    Real slope = estimator.scores(z.stopGradient()).div(-draws);
    return attach(all.logModel().mean(), z, slope);
  }

  private static Draw draw(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    var z = e.simulate(q).choices();
    List<Real> values = new ArrayList<>();
    z.map(
        value -> {
          values.add((Real) value);
          return value;
        });
    return new Draw(e.logDensity(p, z), values);
  }
}
