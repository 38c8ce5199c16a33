package example;

import static example.ProgrammableVi.COIN;
import static example.ProgrammableVi.ELBO;
import static example.ProgrammableVi.GUIDE;
import static example.ProgrammableVi.SPIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;
import static org.ppl4j.strategy.Strategies.disarm;
import static org.ppl4j.strategy.Strategies.enumerate;
import static org.ppl4j.strategy.Strategies.leaveOneOut;
import static org.ppl4j.strategy.Strategies.measureValued;
import static org.ppl4j.strategy.Strategies.reinforce;
import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;
import static org.ppl4j.vi.optim.Schedules.exponentialDecay;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.dist.Bernoulli;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.NonSmoothUse;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Algorithms;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.testing.Golden;
import org.ppl4j.vi.Draws;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.gradient.Moments;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;
import org.ppl4j.vi.optim.Optimizers;
import org.ppl4j.vi.optim.Schedules;

/** The guide to programmable variational inference shows code that compiles, runs and is right. */
class ProgrammableViGuideTest {
  private static final Path GUIDE_FILE = Path.of("..", "docs", "programmable-vi.md");
  private static final Path SOURCE = Path.of("src/test/java/example/ProgrammableVi.java");
  private static final Path CONE = Path.of("../samples/src/main/java/org/ppl4j/samples/Cone.java");
  private static final Executor INTERP = Executor.named("interp");
  private static final int KEYS = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coin",
        "fit",
        "iwelbo",
        "spike",
        "plate",
        "smooth",
        "antithetic",
        "regularized",
        "normalize",
        "guides",
        "stream",
        "wake",
        "print"
      })
  void theGuideShowsTheCode(String part) throws IOException {
    shows(part, between(SOURCE, "  // begin " + part + "\n", "  // end " + part + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"expressive", "circle"})
  void theGuideShowsTheSample(String method) throws IOException {
    String head = "  public static Model<NoArguments, Point> " + method + "(";
    String body = between(CONE, head, "\n  }\n");
    shows("cone " + method, head + body + "\n  }");
  }

  private static String between(Path file, String begin, String end) throws IOException {
    String source = Files.readString(file);
    assertThat(source).contains(begin);
    int from = source.indexOf(begin) + begin.length();
    return source.substring(from, source.indexOf(end, from));
  }

  private static void shows(String part, String code) {
    String text = code.stripTrailing().stripIndent();
    Golden.checkPart(GUIDE_FILE, part, "```java\n" + text + "\n```\n");
  }

  @Test
  void theGuideShowsWhatIsPrinted() {
    print("explained", ProgrammableVi.spikeGuide(enumerate()).explain());
    print(
        "printed",
        ProgrammableVi.compiled(ProgrammableVi.MISS).toString().replaceAll(" +//.*", ""));
    Throwable mixing = catchThrowable(ProgrammableVi.TOGETHER::estimate);
    assertThat(mixing).isInstanceOf(UnsupportedStrategy.class);
    print("mixing", withoutLines(mixing));
    Throwable jump = catchThrowable(() -> ProgrammableVi.over(ProgrammableVi.JUMP).estimate());
    assertThat(jump).isInstanceOf(NonSmoothUse.class);
    print("jumping", withoutLines(jump));
  }

  private static void print(String part, String text) {
    Golden.checkPart(GUIDE_FILE, part, "```\n" + text.stripTrailing() + "\n```\n");
  }

  private static String withoutLines(Throwable error) {
    return error.getMessage().replaceAll("ProgrammableVi\\.java:\\d+", "Flips.java:14");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Strategies.class,
        Baseline.class,
        Objectives.class,
        Algorithms.class,
        Guides.class,
        Flows.class,
        Optimizers.class,
        Schedules.class
      })
  void theGuideNamesAllThereIs(Class<?> facade) throws IOException {
    String text = Files.readString(GUIDE_FILE);
    List<String> missing =
        Arrays.stream(facade.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .distinct()
            .filter(name -> !name.equals("of") && !text.contains(name + "("))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void fitsTheCoin() {
    Fit fit = ProgrammableVi.fitting().executor(INTERP).run();
    Draws draws = ProgrammableVi.look(fit);
    assertThat(draws.mean("fairness").doubleValue()).isCloseTo(0.6, within(0.01));
    assertThat(draws.sd("fairness").doubleValue()).isCloseTo(0.088, within(0.01));
    assertThat(fit.value()).isCloseTo(evidence(), within(0.01));
  }

  /** Of eight heads in ten: C(10, 8) B(18, 12) / B(10, 10). */
  private static double evidence() {
    return Math.log(45) + Beta.logBeta(18, 12) - Beta.logBeta(10, 10);
  }

  private static Moments moments(Objective objective) {
    return Moments.of(objective.estimate(), KEYS, 1);
  }

  private static void agree(Moments a, Moments b) {
    for (int i = 0; i < a.mean().length; i++) {
      double error = Math.sqrt(a.variance()[i] / a.count() + b.variance()[i] / b.count());
      assertThat(Math.abs(a.mean()[i] - b.mean()[i])).as("%d", i).isLessThan(4.5 * error + 1e-9);
    }
  }

  @Test
  void boundsAreInOrderAndResamplingGivesTheSame() {
    Moments elbo = moments(ELBO);
    Moments five = moments(ProgrammableVi.bound(COIN, GUIDE, 5));
    assertThat(elbo.mean()[0]).isLessThan(five.mean()[0] - 0.1);
    assertThat(five.mean()[0]).isLessThan(evidence());
    agree(Moments.of(ProgrammableVi.SHARPENED.estimate(), KEYS, 2), five);
  }

  @Test
  void strategiesAreExchangedByOneWord() {
    Moments exact = moments(ProgrammableVi.SPIKED);
    List<Strategy<? super Bernoulli>> others =
        List.of(disarm(), measureValued(), leaveOneOut(4), reinforce(Baseline.constant(-3)));
    for (Strategy<? super Bernoulli> strategy : others) {
      agree(exact, moments(elbo().of(SPIKE, ProgrammableVi.spikeGuide(strategy))));
    }
    Moments apart = moments(ProgrammableVi.APART);
    assertThat(apart.variance()).containsOnly(0);
    // 0.09 + (0.49 - 0.09) chance, of each
    assertThat(apart.mean()).containsExactly(new double[] {0.79, 0.4, 0.4, 0.4}, within(1e-12));
  }

  @Test
  void jumpsAreDifferentiatedByMeasures() {
    Moments over = moments(ProgrammableVi.OVER);
    assertThat(over.z(0, 3 * 0.158655254)).isLessThan(4.5);
    assertThat(over.z(1, 3 * Math.exp(-0.5) / Math.sqrt(2 * Math.PI))).isLessThan(4.5);
  }

  private static Model<NoArguments, Real> normals(Strategy<? super Normal> how) {
    return model(
        "q",
        m -> {
          Real mean = m.param("mean", Real.constant(0.4));
          Real scale = m.param("scale", Real.constant(0.7), Supports.positive());
          return m.plate("i", 3).map(i -> m.sample("z", normal(mean, scale), how));
        });
  }

  @Test
  void theStrategyIsUnbiasedAndBetter() {
    Model<NoArguments, Real> q = normals(new ProgrammableVi.Antithetic());
    Objective mixed = maximize("mixed", e -> e.simulate(q).result().sum().square());
    Moments found = Moments.of(mixed.estimate(), KEYS, 3, true);
    // 9 m^2 + 3 s^2, its gradient, its second derivatives
    double[] truth = {9 * 0.16 + 3 * 0.49, 18 * 0.4, 6 * 0.7, 18, 6};
    for (int i = 0; i < truth.length; i++) {
      assertThat(found.z(i, truth[i])).as("%d", i).isLessThan(4.5);
    }
    Moments alone = moments(maximize("sum", e -> e.simulate(q).result().square().sum()));
    assertThat(alone.z(1, 6 * 0.4)).isLessThan(4.5);
    assertThat(alone.variance()[1]).isLessThan(1e-20);
    Model<NoArguments, Real> jumping =
        model("q", m -> m.sample("z", normal(0, 1), new ProgrammableVi.Antithetic()));
    assertThatThrownBy(ProgrammableVi.over(jumping)::estimate).isInstanceOf(NonSmoothUse.class);
  }

  @Test
  void theObjectiveIsWhatItSays() {
    Model<NoArguments, Real> p =
        model(
            "p",
            m -> {
              Real z = m.sample("z", normal(0, 1));
              m.observe("x", normal(z, 1), Real.constant(1));
              return z;
            });
    Model<NoArguments, Real> q =
        model(
            "q",
            m -> {
              Real mean = m.param("mean", Real.constant(0.2));
              Real scale = m.param("scale", Real.constant(0.5), Supports.positive());
              return m.sample("z", normal(mean, scale));
            });
    Moments found = moments(new ProgrammableVi.Regularized("z", 0.7, 3).of(p, q));
    double elbo = -0.5 * Math.log(2 * Math.PI) - (0.04 + 0.25 + 0.64 + 0.25) / 2 + 0.5;
    assertThat(found.z(0, elbo + Math.log(0.5) - 3 * 0.25)).isLessThan(4.5);
    assertThat(found.z(1, -0.2 + 0.8 + 2 * 3 * 0.5)).isLessThan(4.5);
    assertThat(found.z(2, -2 * 0.5 + 1 / 0.5)).isLessThan(4.5);
  }

  @Test
  void guidesWithPlatesFindTheMean() {
    // precision 1 / 4 + 10 / 1.25
    double mean = 12.2 / 1.25 / 8.25;
    for (Model<NoArguments, ?> guide :
        List.of(Guides.structured(ProgrammableVi.TOWNS), ProgrammableVi.AMORTIZED)) {
      Objective objective = elbo().of(ProgrammableVi.TOWNS, guide);
      Fit fit = fit(Svi.of(objective).particles(4));
      assertThat(fit.param("guide/mean").get(0)).isCloseTo(mean, within(0.1));
    }
  }

  private static Fit fit(Svi svi) {
    return svi.optimizer(adam(exponentialDecay(0.1, 0.05, 400)))
        .steps(400)
        .executor(INTERP)
        .seed(2)
        .run();
  }

  @Test
  void streamedDataAreLearnedFrom() {
    Random random = new Random(3);
    double[] data = random.doubles(200, -3, 3).toArray();
    double square = Arrays.stream(data).map(x -> x * x).average().orElseThrow();
    Fit fit = fit(ProgrammableVi.streaming(data));
    assertThat(fit.param("slope").doubleValue()).isCloseTo(Math.sqrt(square - 0.25), within(0.1));
  }

  @Test
  void wakeLearns() {
    double present = 0.2 * Math.exp(-0.9 * 0.9 / 2.5) / Math.sqrt(1.25);
    double absent = 0.8 * Math.exp(-1.1 * 1.1 / 0.5) / 0.5;
    double chance = fit(Svi.of(ProgrammableVi.WAKE)).param("chance").doubleValue();
    assertThat(chance).isCloseTo(present / (present + absent), within(0.05));
  }
}
