package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.vi.gradient.Moments;

/** A subsampled plate of a guide and that of its model look at the same elements. */
final class MinibatchTest {
  private static final Real DATA = Real.constant(1, 2, 4, 8, 16);

  /** Its density depends on how far a value is from its own datum only. */
  private static final Model<NoArguments, Real> MODEL =
      model(
          "p", m -> m.plate("town", 5).subsample(2).map(i -> m.sample("z", normal(DATA.at(i), 1))));

  private static final Model<NoArguments, Real> GUIDE =
      model(
          "q",
          m -> {
            Real slope = m.param("slope", Real.constant(1));
            return m.plate("town", 5)
                .subsample(2)
                .map(i -> m.sample("z", normal(DATA.at(i).times(slope), 1)));
          });

  private static Moments moments(Function<ObjectiveScope, Real> body) {
    return Moments.of(maximize("bound", body::apply).estimate(), 2000, 1);
  }

  private static Real weight(ObjectiveScope e) {
    var run = e.simulate(GUIDE);
    return e.logDensity(MODEL, run.choices()).minus(run.logDensity());
  }

  /** The guide is the model, so that every weight is 1 wherever minibatches agree. */
  @Test
  void onWhicheverSideOfAReplicationTheyAre() {
    Moments outside =
        moments(
            e -> {
              var run = e.simulate(GUIDE);
              return e.replicate(3, k -> e.logDensity(MODEL, run.choices()).minus(run.logDensity()))
                  .logMeanExp();
            });
    Moments inside = moments(e -> e.replicate(3, k -> weight(e)).logMeanExp());
    Moments apart = moments(e -> e.independently(3, k -> weight(e)).logMeanExp());
    for (Moments each : new Moments[] {outside, inside, apart}) {
      assertThat(each.mean()[0]).isZero();
      assertThat(each.variance()[0]).isZero();
    }
  }

  /** The mean of what is drawn differs from minibatch to minibatch, and is that of all. */
  @Test
  void oneMinibatchForAllReplicationsUnlessTheyAreIndependent() {
    Function<ObjectiveScope, Real> one = e -> e.simulate(GUIDE).result().stopGradient().mean();
    Moments shared = moments(e -> e.replicate(50, k -> one.apply(e)).mean());
    Moments apart = moments(e -> e.independently(50, k -> one.apply(e)).mean());
    assertThat(shared.z(0, 31 / 5.0)).isLessThan(4.5);
    assertThat(apart.z(0, 31 / 5.0)).isLessThan(4.5);
    // Of two of the five: the population's variance, times (5 - 2) / (5 - 1) / 2.
    double between = (341 / 5.0 - 6.2 * 6.2) * 0.375;
    assertThat(shared.variance()[0]).isBetween(0.9 * between, 1.1 * between);
    assertThat(apart.variance()[0]).isLessThan(0.03 * between);
  }
}
