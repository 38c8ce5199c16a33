package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.CauchyDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Distributions;
import org.ppl4j.dist.Supports;
import org.ppl4j.docs.Page;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;

/** What docs/from-stan.md shows compiles, and is the density that Stan's program has. */
class FromStanTest {
  private static final Page PAGE = new Page("docs/from-stan.md", "FromStan.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode();
  }

  @Test
  void theTablesNameWhatThereIs() {
    assertThat(missing("distributions", Distributions.class)).isEmpty();
    assertThat(missing("supports", Supports.class)).isEmpty();
    assertThat(missing("functions", Real.class)).isEmpty();
  }

  /** What a table's second column calls, and the class does not have. */
  private static List<String> missing(String table, Class<?> facade) {
    List<String> there = Arrays.stream(facade.getMethods()).map(m -> m.getName()).toList();
    List<String> named =
        PAGE.part(table)
            .lines()
            .skip(2)
            .map(row -> row.split("\\|")[2])
            .flatMap(cell -> Pattern.compile("(\\w+)\\(").matcher(cell).results())
            .map(match -> match.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(8);
    return named.stream().filter(name -> !there.contains(name)).toList();
  }

  @Test
  void line() {
    double[] x = {-1, 0, 1, 2};
    double[] y = {-0.5, 1.2, 2.9, 5.3};
    double expected = normal(0.9, 0, 10) + normal(1.7, 0, 1) - 0.4;
    for (int i = 0; i < x.length; i++) {
      expected += normal(y[i], 0.9 + 1.7 * x[i], 0.4);
    }
    FromStan.Data data = new FromStan.Data(Real.constant(x), Real.constant(y));
    Choices at = Choices.of("alpha", 0.9).and("beta", 1.7).and("sigma", 0.4);
    near(FromStan.LINE.given(data).logDensity(at), expected);
    Posterior<FromStan.Line> posterior = FromStan.run(x, y);
    assertThat(posterior.mean(FromStan.Line::beta).doubleValue()).isCloseTo(1.85, within(0.15));
  }

  @Test
  void varyingIntercepts() {
    FromStan.Counties data =
        new FromStan.Counties(
            Int.constant(1, 0, 1), Real.constant(0, 1, 1), Real.constant(1.1, 0.3, 0.8));
    Choices at =
        Choices.of("mu", 1.0)
            .and("tau", 0.5)
            .and("beta", -0.7)
            .and("sigma", 0.6)
            .and("alpha", new double[] {0.8, 1.4});
    double expected =
        normal(1, 0, 10)
            + halfCauchy(0.5, 1)
            + normal(-0.7, 0, 10)
            - 0.6
            + normal(0.8, 1, 0.5)
            + normal(1.4, 1, 0.5)
            + normal(1.1, 1.4, 0.6)
            + normal(0.3, 0.8 - 0.7, 0.6)
            + normal(0.8, 1.4 - 0.7, 0.6);
    near(FromStan.varying(2).given(data).logDensity(at), expected);
  }

  @Test
  void autoregression() {
    FromStan.Series data = new FromStan.Series(Real.constant(0.5, 0.2, -0.4));
    double expected =
        normal(0.6, 0, 1) - 0.3 + normal(0.2, 0.6 * 0.5, 0.3) + normal(-0.4, 0.6 * 0.2, 0.3);
    near(
        FromStan.AUTOREGRESSION.given(data).logDensity(Choices.of("rho", 0.6).and("sigma", 0.3)),
        expected);
  }

  @Test
  void mixtureOfTwo() {
    FromStan.Groups data = new FromStan.Groups(Real.constant(-1, 2.5));
    Choices at = Choices.of("weights", new double[] {0.3, 0.7}).and("mu", new double[] {-0.8, 2});
    // Of dirichlet(5, 5): the beta density of one weight.
    double expected =
        4 * Math.log(0.3 * 0.7) + Math.log(630) + normal(-0.8, 0, 2) + normal(2, 0, 2);
    for (double y : new double[] {-1, 2.5}) {
      expected += Math.log(0.3 * Math.exp(normal(y, -0.8, 1)) + 0.7 * Math.exp(normal(y, 2, 1)));
    }
    near(FromStan.TWO_GROUPS.given(data).logDensity(at), expected);
  }

  @Test
  void correlatedEffects() {
    FromStan.Effects data = new FromStan.Effects(Real.constant(0.5, -1), Real.constant(1.3, 0.2));
    double r = 0.4;
    double s = Math.sqrt(1 - r * r);
    Choices at =
        Choices.of("scale", new double[] {1.5, 0.7})
            .and("factor", Real.constant(new double[][] {{1, 0}, {r, s}}))
            .and("b", Real.constant(new double[][] {{0.9, -0.2}, {0.1, 0.3}}));
    // Of lkj(2) in two dimensions: 2 beta(2, 2) on (-1, 1), so 3/4 (1 - r^2), as a density of r.
    double lkj = Math.log(0.75 * (1 - r * r));
    double expected = halfCauchy(1.5, 2) + halfCauchy(0.7, 2) + lkj;
    expected += normal(0.9, 0, 1.5) + normal(-0.2, 0.7 * r * 0.9 / 1.5, 0.7 * s);
    expected += normal(0.1, 0, 1.5) + normal(0.3, 0.7 * r * 0.1 / 1.5, 0.7 * s);
    expected += normal(1.3, 0.9 - 0.2 * 0.5, 1) + normal(0.2, 0.1 - 0.3, 1);
    near(FromStan.CORRELATED.given(data).logDensity(at), expected);
  }

  @Test
  void missingData() {
    FromStan.Partly data =
        new FromStan.Partly(Real.constant(2.0, 5.0, 0.5), Bool.constant(true, false, true));
    double z = new NormalDistribution(1.5, 1).probability(0, 10);
    double expected =
        normal(1.5, 0, 10) + normal(2, 1.5, 1) + normal(0.5, 1.5, 1) - 2 * Math.log(z);
    near(FromStan.PARTLY.given(data).logDensity(Choices.of("mu", 1.5)), expected);
  }

  private static double normal(double x, double mean, double sd) {
    return new NormalDistribution(mean, sd).logDensity(x);
  }

  private static double halfCauchy(double x, double scale) {
    return Math.log(2) + new CauchyDistribution(0, scale).logDensity(x);
  }

  private static void near(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-10));
  }
}
