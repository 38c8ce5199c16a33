package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.cauchy;
import static org.ppl4j.dist.Distributions.gumbel;
import static org.ppl4j.dist.Distributions.laplace;
import static org.ppl4j.dist.Distributions.logistic;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.studentT;
import static org.ppl4j.model.Handlers.block;
import static org.ppl4j.model.Handlers.condition;
import static org.ppl4j.model.Handlers.expose;
import static org.ppl4j.model.Handlers.intervene;
import static org.ppl4j.model.Handlers.lift;
import static org.ppl4j.model.Handlers.mask;
import static org.ppl4j.model.Handlers.nonCentered;
import static org.ppl4j.model.Handlers.replay;
import static org.ppl4j.model.Handlers.scale;
import static org.ppl4j.model.Handlers.substitute;
import static org.ppl4j.model.Handlers.uncondition;
import static org.ppl4j.model.Handlers.withStrategy;
import static org.ppl4j.model.Model.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handler;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.strategy.Reparam;
import org.ppl4j.strategy.Strategies;

/** What each handler does to densities and draws, alone and with others. */
class HandlersTest {
  private static final double[] Y = {0.5, -1.0, 2.0};

  record Pair(Real mu, Real x) {}

  /** mu, x[3] around it, y[3] observed around x; a param as y's scale. */
  private static Model<NoArguments, Pair> chain() {
    return model(
        "chain",
        m -> {
          Real mu = m.sample("mu", normal(1, 2));
          Real spread = m.param("spread", Real.constant(0.5));
          Real x =
              m.plate("n", 3)
                  .map(
                      i -> {
                        Real own = m.sample("x", normal(mu, 1));
                        m.observe("y", normal(own, spread), Real.constant(Y).at(i));
                        return own;
                      });
          return new Pair(mu, m.deterministic("sum", x.sum()));
        });
  }

  private static final double[] X = {0.2, 0.4, 0.9};
  private static final Choices AT = Choices.of("mu", 0.7).and("x", X);

  private static double log(double x, double mean, double scale) {
    double z = (x - mean) / scale;
    return -0.5 * z * z - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
  }

  private static double prior() {
    return log(0.7, 1, 2);
  }

  private static double middle(double mu) {
    return log(X[0], mu, 1) + log(X[1], mu, 1) + log(X[2], mu, 1);
  }

  private static double data(double spread) {
    return log(Y[0], X[0], spread) + log(Y[1], X[1], spread) + log(Y[2], X[2], spread);
  }

  private static void same(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void noHandler() {
    same(chain().logDensity(AT), prior() + middle(0.7) + data(0.5));
  }

  @Test
  void conditionFixesASiteAndCountsIt() {
    Model<NoArguments, Pair> fixed = chain().condition(Choices.of("x", X));
    same(fixed.logDensity(Choices.of("mu", 0.7)), prior() + middle(0.7) + data(0.5));
    assertThat(fixed.simulate(Key.of(1)).result().x().value().doubleValue())
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void unconditionDrawsTheData() {
    Model<NoArguments, Pair> free = chain().with(uncondition());
    same(free.logDensity(AT.and("y", Y)), prior() + middle(0.7) + data(0.5));
    assertThat(free.trace().observations()).isEmpty();
    Trace<Pair> trace = free.simulate(Key.of(2));
    assertThat(trace.choices().addresses()).containsExactlyInAnyOrder("mu", "x", "y");
  }

  @Test
  void conditionThenUnconditionIsTheModelAndItsData() {
    Model<NoArguments, Pair> round = chain().condition(Choices.of("x", X)).with(uncondition());
    same(round.logDensity(AT.and("y", Y)), prior() + middle(0.7) + data(0.5));
  }

  @Test
  void interveneFixesASiteAndDoesNotCountIt() {
    Model<NoArguments, Pair> forced = chain().with(intervene(Choices.of("mu", -2.0)));
    same(forced.logDensity(Choices.of("x", X)), middle(-2) + data(0.5));
    assertThat(forced.simulate(Key.of(1)).result().mu().value().doubleValue()).isEqualTo(-2);
  }

  @Test
  void substituteFixesAParam() {
    Model<NoArguments, Pair> fixed = chain().with(substitute(Choices.of("spread", 0.8)));
    same(fixed.logDensity(AT), prior() + middle(0.7) + data(0.8));
    assertThat(fixed.trace().params()).isEmpty();
    same(chain().logDensity(AT.and("spread", 0.8)), prior() + middle(0.7) + data(0.8));
  }

  @Test
  void replayTakesWhatAnotherRunDrew() {
    Trace<Pair> run = chain().simulate(Key.of(7));
    Model<NoArguments, Pair> again = chain().with(replay(run.choices().and("elsewhere", 3.0)));
    same(again.simulate(Key.of(8)).logDensity().doubleValue(), run.logDensity().doubleValue());
    assertThat(again.simulate(Key.of(8)).result().x().value().doubleValue())
        .isEqualTo(run.result().x().value().doubleValue());
  }

  @Test
  void blockedSitesAreDrawnAndNotCounted() {
    Model<NoArguments, Pair> hidden = chain().with(block("x"::equals));
    assertThat(hidden.trace().choices()).hasSize(1);
    Trace<Pair> trace = hidden.simulate(Key.of(3));
    double mu = trace.get("mu").doubleValue();
    double expected = log(mu, 1, 2);
    for (int i = 0; i < 3; i++) {
      expected += log(Y[i], trace.get("x").get(i), 0.5);
    }
    same(trace.logDensity().doubleValue(), expected);
    assertThat(trace.choices().addresses()).containsExactly("mu");
  }

  @Test
  void theDensityOfABlockedModelIsAnUnbiasedEstimate() {
    Model<NoArguments, Real> model =
        model(
            "m",
            m -> {
              Real x = m.sample("x", normal(0, 1));
              m.observe("y", normal(x, 1), Real.constant(0.5));
              return x;
            });
    var hidden = model.with(block("x"::equals)).query();
    int runs = 4000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < runs; i++) {
      double each = Math.exp(hidden.logDensity(Choices.empty(), Key.of(5).step(i)));
      sum += each;
      squares += each * each;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    assertThat((mean - Math.exp(log(0.5, 0, Math.sqrt(2)))) / error).isCloseTo(0, within(4.0));
  }

  @Test
  void exposeBlocksTheOthers() {
    List<String> shown =
        chain().with(expose("mu")).trace().choices().stream()
            .map(entry -> entry.site().address())
            .toList();
    assertThat(shown).containsExactly("mu");
  }

  @Test
  void maskAndScaleWeighDensities() {
    same(chain().with(scale(0.25)).logDensity(AT), 0.25 * chain().logDensity(AT));
    same(chain().with(mask(Bool.constant(false))).logDensity(AT), 0);
    Bool known = Bool.constant(true, false, true);
    Model<NoArguments, Real> some =
        model(
            "some",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              m.plate("n", 3)
                  .forEach(
                      i -> m.observeWhere(known.at(i), "y", normal(mu, 1), Real.constant(Y).at(i)));
              return mu;
            });
    double expected = log(0.7, 0, 1) + log(Y[0], 0.7, 1) + log(Y[2], 0.7, 1);
    same(some.logDensity(Choices.of("mu", 0.7)), expected);
    same(some.with(scale(2)).with(scale(3)).logDensity(Choices.of("mu", 0.7)), 6 * expected);
  }

  @Test
  void liftGivesAParamAPrior() {
    Model<NoArguments, Pair> lifted = chain().with(lift(Map.of("spread", normal(1, 0.1))));
    same(
        lifted.logDensity(AT.and("spread", 0.8)),
        prior() + log(0.8, 1, 0.1) + middle(0.7) + data(0.8));
    assertThat(lifted.trace().params()).isEmpty();
  }

  @Test
  void strategiesAreNamedBySite() {
    Reparam strategy = Strategies.reparam();
    Program program = chain().with(withStrategy(Map.of("x", strategy))).trace();
    Site.Sample x = (Site.Sample) program.samples().get(1).site();
    assertThat(x.strategy()).isSameAs(strategy);
    assertThat(((Site.Sample) program.samples().get(0).site()).strategy()).isNull();
    assertThat(chain().with(withStrategy(Map.of("x", strategy))).explain()).contains("reparam");
  }

  @Test
  void nonCenteringMovesTheSiteToItsBase() {
    Model<NoArguments, Pair> moved = chain().with(nonCentered("x"));
    double[] base = new double[3];
    double counted = prior() + data(0.5);
    for (int i = 0; i < 3; i++) {
      base[i] = X[i] - 0.7;
      counted += log(base[i], 0, 1);
    }
    same(moved.logDensity(Choices.of("mu", 0.7).and("x_base", base)), counted);
    assertThat(chain().with(nonCentered()).trace().choices())
        .extracting(entry -> entry.site().address())
        .containsExactly("mu", "x_base");
  }

  /** The base is a standard site of the family, and the site what the family makes of it. */
  @ParameterizedTest
  @MethodSource("families")
  void nonCenteringOfEachFamilyOfLocationAndScale(
      Function<Real, Distribution<Real>> family, Distribution<Real> standard) {
    Model<NoArguments, Real> model =
        model(
            "m",
            m -> {
              m.sample("fixed", family.apply(Real.constant(0.5)));
              return m.sample("x", family.apply(m.sample("mu", normal(0, 1))));
            });
    Model<NoArguments, Real> moved = model.with(nonCentered());
    assertThat(moved.trace().choices())
        .extracting(entry -> entry.site().address())
        .containsExactly("fixed", "mu", "x_base");
    Choices others = Choices.of("fixed", 0.1).and("mu", 0.7);
    double density = moved.logDensity(others.and("x_base", 0.3));
    same(density, model.logDensity(others.and("x", 0.7 + 2 * 0.3)) + Math.log(2));
    double base = standard.logDensity(Real.constant(0.3)).value().doubleValue();
    double rest = family.apply(Real.constant(0.5)).logDensity(Real.constant(0.1)).value().get(0);
    same(density, base + rest + log(0.7, 0, 1));
    same(model.with(nonCentered("x")).logDensity(others.and("x_base", 0.3)), density);
    Trace<Real> trace = moved.simulate(Key.of(3));
    same(
        trace.get("x").doubleValue(),
        trace.get("mu").doubleValue() + 2 * trace.get("x_base").doubleValue());
  }

  static List<Arguments> families() {
    return List.of(
        family(at -> normal(at, 2), normal(0, 1)),
        family(at -> studentT(Real.constant(4.0), at, Real.constant(2.0)), studentT(4, 0, 1)),
        family(at -> cauchy(at, 2), cauchy(0, 1)),
        family(at -> laplace(at, 2), laplace(0, 1)),
        family(at -> logistic(at, 2), logistic(0, 1)),
        family(at -> gumbel(at, 2), gumbel(0, 1)));
  }

  private static Arguments family(
      Function<Real, Distribution<Real>> family, Distribution<Real> standard) {
    return Arguments.of(family, standard);
  }

  @Test
  void handlersCompose() {
    Model<NoArguments, Pair> all =
        chain()
            .with(nonCentered("x"))
            .with(condition(Choices.of("x_base", 0.1, 0.2, 0.3)))
            .with(lift(Map.of("spread", normal(1, 1))))
            .with(intervene(Choices.of("mu", 2.0)))
            .with(scale(0.5));
    double expected = log(0.9, 1, 1);
    for (int i = 0; i < 3; i++) {
      double base = 0.1 * (i + 1);
      expected += log(base, 0, 1) + log(Y[i], 2 + base, 0.9);
    }
    same(all.logDensity(Choices.of("spread", 0.9)), 0.5 * expected);
  }

  @Test
  void aCalledModelKeepsItsHandlersAndItsAddresses() {
    Model<NoArguments, Real> part =
        model(
            "part",
            m -> {
              Real a = m.sample("a", normal(0, 1));
              Real b = m.sample("b", normal(a, 1));
              return m.handle(
                  condition(Choices.of("c", 0.25)), scope -> scope.sample("c", normal(b, 1)));
            });
    Model<NoArguments, Real> whole =
        model(
            "whole",
            m -> {
              Real first = m.call("first", part.condition(Choices.of("b", 0.5)));
              Real second = m.call("second", part);
              Real third = m.scope("third", s -> s.sample("a", normal(first, 1)));
              return first.plus(second).plus(third);
            });
    Choices at =
        Choices.of("first/a", 0.1).and("second/a", 0.2).and("second/b", 0.3).and("third/a", 0.4);
    double expected =
        log(0.1, 0, 1)
            + log(0.5, 0.1, 1)
            + log(0.25, 0.5, 1)
            + log(0.2, 0, 1)
            + log(0.3, 0.2, 1)
            + log(0.25, 0.3, 1)
            + log(0.4, 0.25, 1);
    same(whole.logDensity(at), expected);
    same(whole.condition(Choices.of("second/b", 0.3)).logDensity(without(at)), expected);
    assertThat(whole.trace().choices())
        .extracting(entry -> entry.site().address())
        .containsExactly("first/a", "second/a", "second/b", "third/a");
  }

  private static Choices without(Choices at) {
    Choices out = Choices.empty();
    for (String address : at.addresses()) {
      out = address.equals("second/b") ? out : out.and(address, at.find(address));
    }
    return out;
  }

  @Test
  void aUsersHandlerIsAFunction() {
    Handler doubled = (request, next) -> next.apply(request.with(request.weight().scaled(2)));
    same(chain().with(doubled).logDensity(AT), 2 * chain().logDensity(AT));
  }
}
