package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.flat;
import static org.ppl4j.dist.Distributions.gamma;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.logNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.restricted;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.dist.Distributions.uniform;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Source;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Site;
import org.ppl4j.model.Step;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Agreement;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.guide.Start;

/** The options of guides, and what they refuse. */
class AutoGuideTest {
  private static Model<NoArguments, Real> of(Consumer<Scope> body) {
    return Model.model(
        "m",
        m -> {
          body.accept(m);
          return Real.constant(0);
        });
  }

  private static final Model<NoArguments, Real> TWO =
      of(
          m -> {
            m.sample("mean", normal(100, 1));
            m.sample("rate", gamma(2, 1));
          });

  private static double initial(Model<NoArguments, ?> guide, String param) {
    return initials(guide, param).get(0);
  }

  private static Tensor initials(Model<NoArguments, ?> guide, String param) {
    for (Program.Entry entry : guide.trace().params()) {
      if (entry.site().address().equals(param)) {
        return ((Site.Param) entry.site()).initial();
      }
    }
    throw new AssertionError("no param " + param);
  }

  @Test
  void beginsNearTheMedianOfThePrior() {
    assertThat(initial(Guides.normal(TWO), "guide/mean/mean")).isCloseTo(100, within(1.5));
    assertThat(initial(Guides.normal(TWO), "guide/mean/scale")).isEqualTo(0.1);
    Model<NoArguments, Real> loose = of(m -> m.sample("x", flat(Supports.positive())));
    assertThat(initial(Guides.delta(loose), "guide/x/value")).isEqualTo(1);
  }

  /** Others begin at their medians, given the origin of what has no draws. */
  @Test
  void beginsAtTheOriginWhereNothingCanBeDrawn() {
    Model<NoArguments, Real> model =
        of(
            m -> {
              Real cuts = m.sample("cuts", restricted(iid(normal(0, 2), 2), Supports.ordered()));
              m.sample("shift", normal(cuts.at(1).plus(100), 1));
            });
    assertThat(initials(Guides.delta(model), "guide/cuts/value").data())
        .containsExactly(new double[] {0, 1}, within(1e-12));
    assertThat(initial(Guides.delta(model), "guide/shift/value")).isCloseTo(101, within(1.5));
  }

  @Test
  void beginsWhereItIsTold() {
    Model<NoArguments, ?> guide =
        Guides.of(TWO).start(Start.at(Choices.of("rate", 3.0))).scale(0.5).named("q").delta();
    assertThat(initial(guide, "q/rate/value")).isCloseTo(3, within(1e-12));
    assertThat(initial(guide, "q/mean/value")).isCloseTo(100, within(1.5));
    assertThat(initial(Guides.of(TWO).start(Start.origin()).delta(), "guide/rate/value"))
        .isEqualTo(1);
    double[] random =
        initials(Guides.of(TWO).start(Start.uniform(2, Key.of(1))).fullRankNormal(), "guide/mean")
            .data();
    assertThat(random).hasSize(2).doesNotHaveDuplicates();
    assertThat(Math.max(Math.abs(random[0]), Math.abs(random[1]))).isLessThan(2);
  }

  @Test
  void leavesOutWhatIsNotWanted() {
    Model<NoArguments, ?> guide = Guides.of(TWO).only("rate").normal();
    assertThat(guide.simulate(Key.of(1)).chosen()).containsExactly("rate");
    Agreement.check(TWO.trace(), guide.trace(), Set.of("mean"), Source.here());
  }

  @Test
  void aNormalsImageHasItsOwnDensity() {
    Model<NoArguments, ?> guide =
        Guides.of(TWO)
            .start(Start.at(Choices.of("mean", 1.0).and("rate", Math.exp(0.3))))
            .scale(0.7)
            .normal();
    double expected =
        normal(1, 0.7).logDensity(Real.constant(1.4)).value().get(0)
            + logNormal(0.3, 0.7).logDensity(Real.constant(2.5)).value().get(0);
    assertThat(guide.logDensity(Choices.of("mean", 1.4).and("rate", 2.5)))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void aPointAgreesAndIsWhereItsParamsAre() {
    Model<NoArguments, List<Real>> guide = Guides.delta(TWO);
    Agreement.check(TWO.trace(), guide.trace(), Set.of(), Source.here());
    Choices fitted = Choices.of("guide/mean/value", 7.0).and("guide/rate/value", 0.25);
    Trace<?> run = guide.with(Handlers.substitute(fitted)).simulate(Key.of(1));
    assertThat(run.get("mean").get(0)).isEqualTo(7);
    assertThat(run.get("rate").get(0)).isEqualTo(0.25);
    assertThat(run.logDensity().get(0)).isZero();
  }

  @Test
  void drawsTheStepsOfAScanTogether() {
    Model<NoArguments, Real> walks =
        of(
            m ->
                m.plate("walk", 2)
                    .forEach(
                        i ->
                            m.scan(
                                "t",
                                4,
                                Real.constant(0.0),
                                (before, t) -> {
                                  Real now = m.sample("x", normal(before, 1));
                                  m.sample("p", beta(2, 2));
                                  return new Step<>(now, now);
                                })));
    for (Model<NoArguments, ?> guide :
        List.of(Guides.normal(walks), Guides.fullRankNormal(walks), Guides.structured(walks))) {
      Agreement.check(walks.trace(), guide.trace(), Set.of(), Source.here());
      Choices drawn = guide.simulate(Key.of(3)).choices();
      assertThat(walks.logDensity(drawn)).isFinite();
    }
    assertThat(initials(Guides.structured(walks), "guide/walk/mean").shape().dims())
        .containsExactly(2, 8);
  }

  @Test
  void aUserMayBringALaw() {
    Model<NoArguments, ?> guide =
        Guides.of(TWO)
            .joint(
                (m, start, scale) -> {
                  Real mean = m.param("mean", Real.constant(start));
                  return studentT(3, mean, Real.constant(scale));
                });
    Choices drawn = guide.simulate(Key.of(3)).choices();
    assertThat(guide.logDensity(drawn)).isFinite();
    assertThat(initials(guide, "guide/mean").shape().dims()).containsExactly(2);
  }

  private static AbstractThrowableAssert<?, ?> refused(
      Class<? extends PplException> kind,
      Function<Model<NoArguments, Real>, ?> guide,
      Consumer<Scope> model) {
    return assertThatThrownBy(() -> guide.apply(of(model))).isInstanceOf(kind);
  }

  @Test
  void refusesDiscreteSites() {
    refused(InvalidArgument.class, Guides::normal, m -> m.sample("k", poisson(1)))
        .hasMessageContaining("\"k\" is discrete (poisson)")
        .hasMessageContaining("marginalize(\"k\")")
        .hasMessageContaining("a guide of your own, with a strategy")
        .hasMessageContaining("AutoGuideTest.java");
  }

  @Test
  void refusesASubsampleWithoutPlates() {
    refused(
            InvalidArgument.class,
            Guides::fullRankNormal,
            m -> m.plate("n", 8).subsample(2).forEach(i -> m.sample("z", normal(0, 1))))
        .hasMessageContaining("plate \"n\", which looks at 2 of 8 elements")
        .hasMessageContaining("Guides.structured(...)");
  }

  @Test
  void refusesBoundsThatNothingDraws() {
    refused(
            InvalidArgument.class,
            Guides::normal,
            m -> m.sample("x", uniform(m.param("low", Real.constant(0.0)), Real.constant(9.0))))
        .hasMessageContaining("the support of \"x\" depends on what no guide draws");
  }

  @Test
  void refusesWhatIsMisspelt() {
    Consumer<Scope> model = m -> m.sample("mean", normal(0, 1));
    refused(AddressMismatch.class, m -> Guides.of(m).only("maen").normal(), model)
        .hasMessageContaining("Did you mean \"mean\"?");
  }

  @Test
  void refusesWhatCannotBe() {
    Consumer<Scope> one = m -> m.sample("x", normal(0, 1));
    refused(InvalidArgument.class, m -> Guides.flow(m, Flows.affineCoupling(2, 8)).trace(), one)
        .hasMessageContaining("a model of 1 unconstrained number");
    refused(InvalidArgument.class, m -> Guides.lowRankNormal(m, 0), one)
        .hasMessageContaining("rank 0");
    refused(InvalidArgument.class, m -> Guides.of(m).scale(0), one)
        .hasMessageContaining("scale: 0.0");
    refused(InvalidArgument.class, Guides::normal, m -> {})
        .hasMessageContaining("has no random site");
    refused(AddressMismatch.class, m -> Guides.amortized(m, "school", (s, n) -> null), one)
        .hasMessageContaining("there is no site \"school\"");
    refused(
            AddressMismatch.class,
            m -> Guides.of(m).start(Start.at(Choices.of("y", 1.0))).delta().trace(),
            one)
        .hasMessageContaining("there is no site \"y\"");
  }
}
