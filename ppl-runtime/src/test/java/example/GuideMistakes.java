package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;

import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ppl4j.Real;
import org.ppl4j.error.Source;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.objective.Agreement;

/** Guides that do not go with their model. */
final class GuideMistakes {
  private final BiConsumer<String, Runnable> all;

  private GuideMistakes(BiConsumer<String, Runnable> all) {
    this.all = all;
  }

  static void addTo(BiConsumer<String, Runnable> all) {
    GuideMistakes mistakes = new GuideMistakes(all);
    mistakes.addresses();
    mistakes.types();
    mistakes.supports();
  }

  private static Model<NoArguments, Real> of(String name, Consumer<Scope> body) {
    return model(
        name,
        m -> {
          body.accept(m);
          return Real.constant(0);
        });
  }

  private static void coin(Scope m) {
    Real mean = m.sample("mean", normal(0, 1));
    Real rate = m.sample("rate", gamma(2, 1));
    m.plate("n", 3).forEach(i -> m.sample("height", normal(mean, rate)));
    m.observe("y", normal(mean, 1), Real.constant(0.5));
  }

  private void guide(String mistake, Consumer<Scope> guide) {
    pair(mistake, GuideMistakes::coin, guide);
  }

  private void pair(String mistake, Consumer<Scope> model, Consumer<Scope> guide) {
    all.accept(
        mistake,
        () ->
            Agreement.check(
                of("p", model).trace(), of("q", guide).trace(), Set.of(), Source.here()));
  }

  private static void good(Scope m) {
    m.sample("mean", normal(0, 1));
    m.sample("rate", gamma(2, 1));
  }

  private void addresses() {
    guide("guide-misspelt", m -> m.sample("maen", normal(0, 1)));
    guide("guide-missing", GuideMistakes::good);
    guide("guide-observed", m -> m.sample("y", normal(0, 1)));
    guide("guide-empty", m -> {});
  }

  private void types() {
    guide(
        "guide-shape",
        m -> {
          good(m);
          m.plate("n", 4).forEach(i -> m.sample("height", normal(0, 1)));
        });
    pair(
        "guide-subsample",
        m -> m.plate("n", 8).subsample(2).forEach(i -> m.sample("height", normal(0, 1))),
        m -> m.plate("n", 2).forEach(i -> m.sample("height", normal(0, 1))));
  }

  private void supports() {
    guide(
        "guide-support",
        m -> {
          m.sample("mean", normal(0, 1));
          m.sample("rate", normal(m.param("location", Real.constant(1)), 1));
        });
    pair(
        "guide-support-discrete",
        m -> m.sample("k", bernoulli(0.5)),
        m -> m.sample("k", poisson(1)));
  }
}
