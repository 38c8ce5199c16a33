package org.ppl4j.vi.objective;

import static org.ppl4j.strategy.Gradients.attach;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
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
 * <p>Sites of the guide that the model has not are its noise.
 *
 * <pre>{@code
 * Model<NoArguments, ?> guide = model("q", m -> {
 *   Real noise = m.sample("noise", normal(0, 1));
 *   return m.sample("z", delta(net.apply(noise)));
 * });
 * }</pre>
 *
 * @param draws how many draws the scores are estimated from
 * @param estimator how
 */
public record ImplicitElbo(int draws, ScoreEstimator estimator) implements GuideObjective {
  @Override
  public String name() {
    return "implicitElbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    List<String> sites = p.trace().choices().stream().map(entry -> entry.site().address()).toList();
    List<Real> values =
        e.replicate(
            draws,
            i -> {
              Choices z = e.simulate(q).choices();
              return sites.stream().map(z::real).toList();
            });
    Real model = e.mean(draws, i -> e.logDensity(p, at(sites, values, i)));
    Real[] columns =
        values.stream()
            .map(value -> value.reshape(draws, value.shape().size() / draws))
            .toArray(Real[]::new);
    Real z = Real.concat(1, columns);
    return attach(model, z, estimator.scores(z.stopGradient()).div(-draws));
  }

  private static Choices at(List<String> sites, List<Real> values, Int index) {
    Choices out = Choices.empty();
    for (int i = 0; i < sites.size(); i++) {
      out = out.and(sites.get(i), values.get(i).at(index));
    }
    return out;
  }
}
