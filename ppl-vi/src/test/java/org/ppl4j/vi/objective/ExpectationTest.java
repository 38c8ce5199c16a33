package org.ppl4j.vi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;
import static org.ppl4j.objective.Objective.maximize;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Expectation;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.vi.gradient.Moments;

/** What may be done with an expectation, and what may not. */
class ExpectationTest {
  private static final int KEYS = 100_000;

  /** z of mean m and scale s, which begin at 0.4 and 0.3. */
  private static final Model<NoArguments, Real> Q =
      model(
          "q",
          m ->
              m.sample(
                  "z",
                  normal(
                      m.param("m", Real.constant(0.4)),
                      m.param("s", Real.constant(0.3), Supports.positive()))));

  private static void holds(
      Estimate estimate, Moments found, double value, double mean, double scale) {
    assertThat(found.z(0, value)).isLessThan(4.5);
    assertThat(found.z(Losses.place(estimate, "m"), mean)).isLessThan(4.5);
    assertThat(found.z(Losses.place(estimate, "s"), scale)).isLessThan(4.5);
  }

  @Test
  void sumsAndIndependentProducts() {
    Estimate estimate =
        maximize(
                "algebra",
                e -> {
                  Expectation z = e.expect(() -> e.simulate(Q).result());
                  Expectation square = e.expect(() -> e.simulate(Q).result().square());
                  Real scale =
                      e.simulate(
                              model(
                                  "s", m -> m.param("s", Real.constant(0.3), Supports.positive())))
                          .result();
                  return z.times(z).minus(square).plus(z.times(2)).plus(z.times(scale));
                })
            .estimate();
    // m^2 - (m^2 + s^2) + 2 m + s m
    holds(estimate, Moments.of(estimate, KEYS, 1), -0.09 + 0.8 + 0.12, 2.3, -0.6 + 0.4);
  }

  @Test
  void exponentialOfAnExpectation() {
    Estimate estimate =
        maximize("exp", e -> e.exp(e.expect(() -> e.simulate(Q).result().square()), 0.2, 12))
            .estimate();
    double value = Math.exp(0.25);
    holds(estimate, Moments.of(estimate, KEYS, 2), value, 0.8 * value, 0.6 * value);
  }

  /** The estimates that are multiplied look at elements of their own. */
  @Test
  void exponentialOfAMinibatch() {
    Real data = Real.constant(0.1, -0.4, 0.5);
    Model<NoArguments, Real> q =
        model("q", m -> m.sample("z", normal(m.param("mean", Real.constant(0.4)), 0.3)));
    Estimate estimate =
        maximize(
                "exp",
                e ->
                    e.exp(
                        e.expect(
                            () ->
                                e.minibatch(
                                    "i", 3, 1, i -> e.simulate(q).result().times(data.at(i)))),
                        0,
                        12))
            .estimate();
    Moments found = Moments.of(estimate, KEYS, 7);
    double value = Math.exp(0.4 * 0.2);
    assertThat(found.z(0, value)).isLessThan(4.5);
    assertThat(found.z(1, 0.2 * value)).isLessThan(4.5);
  }

  /** One draw of elements in both factors would give the mean of the square. */
  @Test
  void productsOfMinibatchesNeedTwoDraws() {
    Real data = Real.constant(1, 2, 4);
    Function<ObjectiveScope, Expectation> first =
        e -> e.expect(() -> e.minibatch("i", 3, 1, data::at));
    Function<ObjectiveScope, Expectation> second =
        e -> e.expect(() -> e.minibatch("j", 3, 1, data::at));
    assertThatThrownBy(
            () -> maximize("twice", e -> first.apply(e).times(first.apply(e))).estimate())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("both factors look at the minibatch \"i\"")
        .hasMessageContaining("independently(2");
    Estimate names = maximize("names", e -> first.apply(e).times(second.apply(e))).estimate();
    assertThat(Moments.of(names, KEYS, 8).z(0, 49)).isLessThan(4.5);
    Estimate anew =
        maximize(
                "anew",
                e -> {
                  Real two = e.independently(2, r -> first.apply(e).estimate());
                  return two.at(0).times(two.at(1));
                })
            .estimate();
    assertThat(Moments.of(anew, KEYS, 9).z(0, 49)).isLessThan(4.5);
  }

  @Test
  void meansAndMinibatches() {
    Real data = Real.constant(1, 2, 4, 8, 16);
    Estimate mean =
        maximize("mean", e -> e.mean(5, i -> e.simulate(Q).result().times(data.at(i)))).estimate();
    holds(mean, Moments.of(mean, KEYS, 3), 0.4 * 31 / 5, 31 / 5.0, 0);
    Estimate few =
        maximize(
                "minibatch",
                e ->
                    e.minibatch(
                        "i",
                        5,
                        2,
                        i -> e.expect(() -> e.simulate(Q).result().square().times(data.at(i)))))
            .estimate();
    holds(few, Moments.of(few, KEYS, 4), 0.25 * 31, 0.8 * 31, 0.6 * 31);
  }

  @Test
  void lossesOnTheSideDoNotCountInTheValue() {
    Real data = Real.constant(1, 2, 4, 8, 16);
    Estimate estimate =
        maximize(
                "side",
                e -> {
                  e.minibatch(
                      "i",
                      5,
                      2,
                      i -> {
                        e.minimize(e.simulate(Q).result().square().times(data.at(i)));
                        return Real.constant(0.0);
                      });
                  e.maximize(e.mean(2, i -> e.simulate(Q).result()));
                  return e.simulate(Q).result();
                })
            .estimate();
    Moments value = Moments.of(estimate, KEYS, 5);
    holds(estimate, value, 0.4, 1, 0);
    assertThat(value.variance()[0]).isCloseTo(0.09, within(0.005));
    holds(estimate, Losses.moments(estimate, KEYS, 6), 0.8 - 0.25 * 31, 2 - 0.8 * 31, -0.6 * 31);
  }

  @Test
  void theLogarithmOfAnExpectationDoesNotCompile(@TempDir Path out) {
    String head = "class Use { org.ppl4j.Expectation of(org.ppl4j.objective.ObjectiveScope e) { ";
    String use = "return e.expect(() -> org.ppl4j.Real.constant(2.0))";
    assertThat(errors(out, head + use + ".times(2); } }")).isEmpty();
    assertThat(errors(out, head + use + ".log(); } }")).contains("cannot find symbol", "log()");
  }

  @Test
  void enumerationOfCountsWithoutEndDoesNotCompile(@TempDir Path out) {
    String head =
        "import static org.ppl4j.dist.Distributions.*;"
            + " import static org.ppl4j.strategy.Strategies.*;"
            + " class Use { org.ppl4j.Int of(org.ppl4j.model.Scope m) { ";
    assertThat(errors(out, head + "return m.sample(\"c\", bernoulli(0.3), enumerate()); } }"))
        .isEmpty();
    assertThat(errors(out, head + "return m.sample(\"c\", poisson(3), reinforce()); } }"))
        .isEmpty();
    assertThat(errors(out, head + "return m.sample(\"c\", poisson(3), enumerate()); } }"))
        .contains("error");
  }

  private static String errors(Path out, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Use.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-proc:none", "-d", out.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled = compiler.getTask(said, null, null, options, null, List.of(file)).call();
    return compiled ? "" : said.toString();
  }
}
