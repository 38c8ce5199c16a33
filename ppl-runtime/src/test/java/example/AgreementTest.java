package example;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.delta;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.model.Model.model;

import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Program;
import org.ppl4j.model.Scope;
import org.ppl4j.objective.Agreement;

/** Which guides go with which models; {@link GuideMistakes} has the messages. */
class AgreementTest {
  private static Program of(String name, Consumer<Scope> body) {
    return model(
            name,
            m -> {
              body.accept(m);
              return Real.constant(0);
            })
        .trace();
  }

  private static ThrowingCallable check(
      Consumer<Scope> model, Consumer<Scope> guide, String... data) {
    return () -> Agreement.check(of("p", model), of("q", guide), Set.of(data), Source.here());
  }

  private static void agree(Consumer<Scope> model, Consumer<Scope> guide, String... data) {
    assertThatCode(check(model, guide, data)).doesNotThrowAnyException();
  }

  private static void disagree(Consumer<Scope> model, Consumer<Scope> guide) {
    assertThatThrownBy(check(model, guide)).isInstanceOf(AddressMismatch.class);
  }

  @Test
  void dataNeedNoGuide() {
    Consumer<Scope> model =
        m -> {
          m.sample("x", normal(0, 1));
          m.sample("y", normal(0, 1));
        };
    agree(model, m -> m.sample("x", normal(0, 1)), "y");
    disagree(model, m -> m.sample("x", normal(0, 1)));
  }

  @Test
  void aGuideMayDrawAWholePlateAtOnce() {
    agree(
        m -> m.plate("n", 3).forEach(i -> m.sample("x", normal(0, 1))),
        m -> m.sample("x", normal(Real.constant(0.0, 0, 0), 1)));
  }

  @Test
  void aGuideSharesASubsampleByItsPlatesName() {
    Consumer<Scope> model =
        m -> m.plate("n", 8).subsample(2).forEach(i -> m.sample("x", normal(0, 1)));
    agree(model, model);
    disagree(model, m -> m.plate("k", 8).subsample(2).forEach(i -> m.sample("x", normal(0, 1))));
    disagree(model, m -> m.plate("n", 9).subsample(2).forEach(i -> m.sample("x", normal(0, 1))));
  }

  @Test
  void hiddenSitesOfAGuideAreItsOwn() {
    Program guide =
        model(
                "q",
                m -> {
                  Real aside = m.sample("aside", normal(0, 1));
                  return m.sample("x", normal(aside, 1));
                })
            .with(Handlers.expose("x"))
            .trace();
    Program model = of("p", m -> m.sample("x", normal(0, 1)));
    assertThatCode(() -> Agreement.check(model, guide, Set.of(), Source.here()))
        .doesNotThrowAnyException();
  }

  @Test
  void aGuidesSupportLiesWithinTheModels() {
    agree(m -> m.sample("x", gamma(2, 1)), m -> m.sample("x", logNormal(0, 1)));
    agree(m -> m.sample("x", normal(0, 1)), m -> m.sample("x", beta(2, 2)));
    agree(m -> m.sample("x", halfNormal(1)), m -> m.sample("x", beta(2, 2)));
    agree(m -> m.sample("x", uniform(-1, 2)), m -> m.sample("x", uniform(0, 1)));
    agree(m -> m.sample("k", poisson(1)), m -> m.sample("k", bernoulli(0.5)));
    disagree(m -> m.sample("x", beta(2, 2)), m -> m.sample("x", logNormal(0, 1)));
    disagree(m -> m.sample("x", uniform(0, 1)), m -> m.sample("x", uniform(0, 1.5)));
    disagree(m -> m.sample("x", gamma(2, 1)), m -> m.sample("x", delta(Real.constant(-1.0))));
  }

  @Test
  void aPointLiesWhereItsParamBegins() {
    Consumer<Scope> model = m -> m.sample("x", gamma(2, 1));
    agree(model, m -> m.sample("x", delta(m.param("at", Real.constant(2.0), Supports.positive()))));
    disagree(model, m -> m.sample("x", delta(m.param("at", Real.constant(-2.0)))));
  }
}
