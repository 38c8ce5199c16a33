package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Distribution functions and quantiles: with each other, and with the density. */
final class CdfTest {
  private static final double[] PROBABILITIES = {
    1e-300, 1e-100, 1e-30, 1e-16, 1e-8, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-4,
    1 - 1e-8, 1 - 1e-12
  };

  static List<Case> cases() {
    return DistributionTable.cases().stream()
        .filter(at -> at.distribution() instanceof HasCdf && at.isScalar())
        .toList();
  }

  /** {@code dF/dx} is the density, {@code dlog F/dx} and {@code dlog(1 - F)/dx} its ratios. */
  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void derivativeIsTheDensity(Case at) {
    if (!at.isContinuous()) {
      return;
    }
    Distribution<Value> distribution = at.distribution();
    HasCdf<Value> cdf = (HasCdf<Value>) at.distribution();
    Value x = at.value();
    List<Expr> outputs = new ArrayList<>();
    for (Real function : List.of(cdf.cdf(x), cdf.logCdf(x), cdf.logSurvival(x))) {
      outputs.add(function.expr());
      outputs.addAll(Grad.gradients(function.expr(), List.of(x.expr())));
    }
    outputs.add(distribution.logDensity(x).expr());
    int count = 200;
    List<Tensor> found = Draws.map(outputs, x.expr(), at.draws(count));
    for (int i = 0; i < count; i++) {
      double density = Math.exp(found.get(6).get(i));
      double f = found.get(0).get(i);
      String name = at + " at draw " + i + ", F = " + f;
      assertThat(found.get(1).get(i) / density).as(name).isBetween(1 - 1e-8, 1 + 1e-8);
      assertThat(found.get(3).get(i) / density * f).as(name).isBetween(1 - 1e-7, 1 + 1e-7);
      assertThat(-found.get(5).get(i) / density * (1 - f)).as(name).isBetween(1 - 1e-7, 1 + 1e-7);
      assertThat(Math.exp(found.get(2).get(i)) / f).as(name).isBetween(1 - 1e-9, 1 + 1e-9);
      assertThat(Math.exp(found.get(4).get(i)) / (1 - f)).as(name).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  /** Differences of F are the probabilities of integers. */
  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void stepsAreTheProbabilities(Case at) {
    if (at.isContinuous()) {
      return;
    }
    Quadrature points = Quadrature.of(at).orElseThrow();
    HasCdf<Value> cdf = (HasCdf<Value>) at.distribution();
    Int x = (Int) at.value();
    List<Tensor> found =
        Draws.map(
            List.of(cdf.cdf(x).expr(), cdf.logCdf(x).expr(), cdf.logSurvival(x).expr()),
            x.expr(),
            points.points());
    double sum = 0;
    for (int i = 0; i < points.probabilities().length; i++) {
      sum += points.probabilities()[i];
      String name = at + " at " + points.points().get(i);
      double f = found.get(0).get(i);
      assertThat(f).as(name).isBetween(sum - 1e-9, sum + 1e-9);
      assertThat(Math.exp(found.get(1).get(i))).as(name).isBetween(f - 1e-9, f + 1e-9);
      assertThat(Math.exp(found.get(2).get(i))).as(name).isBetween(1 - f - 1e-9, 1 - f + 1e-9);
    }
  }

  /** {@code 1 - F(U(q)) = q} for the upper quantile, as near as the value's rounding allows. */
  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void upperQuantileInverts(Case at) {
    if (!(at.distribution() instanceof HasQuantile) || !at.isContinuous()) {
      return;
    }
    Tensor batch =
        Tensor.wrap(Type.real().withShape(Shape.of(PROBABILITIES.length)), PROBABILITIES);
    Real q = Real.input("q");
    Distribution<Value> distribution = at.distribution();
    Value x = ((HasQuantile<Value>) at.distribution()).upperQuantile(q);
    Real survival = ((HasCdf<Value>) at.distribution()).logSurvival(x);
    Real log = distribution.logDensity(x);
    List<Tensor> found = Draws.map(List.of(x.expr(), survival.expr(), log.expr()), q.expr(), batch);
    int checked = 0;
    for (int i = 0; i < PROBABILITIES.length; i++) {
      double value = found.get(0).get(i);
      double truth = Math.log(PROBABILITIES[i]);
      // What a rounding of the value does to the logarithm: its hazard rate times that.
      double hazard = Math.exp(found.get(2).get(i) - found.get(1).get(i));
      double slip = 8 * Math.ulp(value) * hazard;
      slip += overridesUpperQuantile(at) ? 0 : 4e-16 / PROBABILITIES[i];
      if (Double.isFinite(value) && slip <= 0.1) {
        checked++;
        assertThat(Math.abs(found.get(1).get(i) - truth))
            .as("%s: upper quantile of %s is %s", at, PROBABILITIES[i], value)
            .isLessThan(1e-9 * (1 + Math.abs(truth)) + slip);
      }
    }
    assertThat(checked).as("probabilities checked").isGreaterThan(4);
  }

  /** Whether upper quantiles keep the digits of small probabilities. */
  private static boolean overridesUpperQuantile(Case at) {
    return Arrays.stream(at.row().type.getDeclaredMethods())
        .anyMatch(method -> method.getName().equals("upperQuantile"));
  }

  /** {@code F(Q(p)) = p}, as near as the value's own rounding allows. */
  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void quantileInverts(Case at) {
    if (!(at.distribution() instanceof HasQuantile)) {
      return;
    }
    Tensor batch =
        Tensor.wrap(Type.real().withShape(Shape.of(PROBABILITIES.length)), PROBABILITIES);
    Real p = Real.input("p");
    Distribution<Value> distribution = at.distribution();
    Value x = ((HasQuantile<Value>) at.distribution()).quantile(p);
    HasCdf<Value> cdf = (HasCdf<Value>) at.distribution();
    Value before = x instanceof Int k ? k.minus(1) : x;
    List<Tensor> found =
        Draws.map(
            List.of(
                x.expr(),
                cdf.logCdf(x).expr(),
                distribution.logDensity(x).expr(),
                cdf.logSurvival(x).expr(),
                cdf.cdf(before).expr()),
            p.expr(),
            batch);
    for (int i = 0; i < PROBABILITIES.length; i++) {
      double value = found.get(0).get(i);
      String name = at + ": quantile of " + PROBABILITIES[i] + " is " + value;
      if (x instanceof Int) {
        assertThat(Math.exp(found.get(1).get(i)))
            .as(name)
            .isGreaterThan(PROBABILITIES[i] * (1 - 1e-12));
        assertThat(found.get(4).get(i)).as(name).isLessThan(PROBABILITIES[i] * (1 + 1e-12));
        continue;
      }
      boolean lower = PROBABILITIES[i] <= 0.5;
      double truth = lower ? Math.log(PROBABILITIES[i]) : Math.log1p(-PROBABILITIES[i]);
      double log = found.get(lower ? 1 : 3).get(i);
      double share = lower ? PROBABILITIES[i] : 1 - PROBABILITIES[i];
      // What a rounding of the value, or of p near 1, does to the probability.
      double slip = 8 * Math.ulp(value) * Math.exp(found.get(2).get(i)) + 2e-16;
      if (Math.abs(value) < 1e-300 || !(slip <= 0.1 * share)) {
        continue;
      }
      assertThat(log)
          .as(name)
          .isCloseTo(
              truth,
              org.assertj.core.data.Offset.offset(1e-9 * (1 + Math.abs(truth)) + slip / share));
    }
  }
}
