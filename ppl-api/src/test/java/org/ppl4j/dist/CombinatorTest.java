package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.iid;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;

final class CombinatorTest {
  private static final String ROWS = "org.ppl4j.dist.WrapperRows#all";
  private static final double[] PARAMETERS = {-0.6, 0, 0.4};
  private static final int GRID = 20_001;

  @ParameterizedTest
  @MethodSource(ROWS)
  void densityIntegratesToOneAndDrawsFollowIt(WrapperRows row) {
    for (double parameter : PARAMETERS) {
      Univariate<Real> d = row.make().apply(Real.constant(parameter));
      double[] grid = new double[GRID];
      for (int i = 0; i < GRID; i++) {
        grid[i] = row.from() + (row.to() - row.from()) * i / (GRID - 1);
      }
      double[] logs = iid(d, GRID).logDensities(Real.constant(grid)).value().data();
      double[] cdf = new double[GRID];
      double step = grid[1] - grid[0];
      for (int i = 1; i < GRID; i++) {
        cdf[i] = cdf[i - 1] + step * (Math.exp(logs[i - 1]) + Math.exp(logs[i])) / 2;
      }
      assertThat(cdf[GRID - 1]).isCloseTo(1, within(2e-3));
      double[] draws = Runs.draw(iid(d, 4000), 7);
      Arrays.sort(draws);
      double worst = 0;
      for (int i = 0; i < draws.length; i++) {
        double at = (draws[i] - row.from()) / (row.to() - row.from()) * (GRID - 1);
        assertThat(draws[i]).isBetween(row.from() - 1e-9, row.to() + 1e-9);
        double expected = cdf[(int) Math.min(GRID - 1, Math.max(0, Math.round(at)))];
        worst = Math.max(worst, Math.abs(expected - (i + 0.5) / draws.length));
      }
      // The Kolmogorov-Smirnov statistic is beyond 2.2 / sqrt(n) once in 8,000 times.
      assertThat(worst).isLessThan(2.2 / Math.sqrt(draws.length) + 2e-3);
      if (d instanceof HasCdf<?> && !(d instanceof IidUnivariate<?>)) {
        @SuppressWarnings("unchecked")
        HasCdf<Real> stated = (HasCdf<Real>) d;
        for (int i = 1000; i < GRID - 1; i += 3000) {
          Real at = Real.constant(grid[i]);
          assertThat(stated.cdf(at).value().get(0)).isCloseTo(cdf[i], within(2e-3));
          assertThat(Math.exp(stated.logCdf(at).value().get(0))).isCloseTo(cdf[i], within(2e-3));
          assertThat(Math.exp(stated.logSurvival(at).value().get(0)))
              .isCloseTo(1 - cdf[i], within(2e-3));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void derivativesMatchDifferences(WrapperRows row) {
    Real m = Real.input("m");
    for (double part : new double[] {0.2, 0.5, 0.9}) {
      double x = row.from() + part * (row.to() - row.from());
      Real log = row.make().apply(m).logDensity(Real.constant(x));
      double h = 1e-5;
      double up = Runs.run(m, new double[] {0.1 + h}, log)[0];
      double down = Runs.run(m, new double[] {0.1 - h}, log)[0];
      double slope = Runs.gradient(m, new double[] {0.1}, log)[0];
      if (Double.isFinite(up)) {
        double expected = (up - down) / (2 * h);
        assertThat(slope).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
      }
      Real value = Real.input("x");
      Real at = row.make().apply(Real.constant(0.1)).logDensity(value);
      double right = Runs.run(value, new double[] {x + h}, at)[0];
      double left = Runs.run(value, new double[] {x - h}, at)[0];
      if (Double.isFinite(right) && Double.isFinite(left)) {
        double expected = (right - left) / (2 * h);
        assertThat(Runs.gradient(value, new double[] {x}, at)[0])
            .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void platesAreLoops(WrapperRows row) {
    Real m = Real.input("m");
    Real x = Real.input("x");
    Univariate<Real> d = row.make().apply(m);
    Expr draw = Runs.drawn(d.draw(new RandomStream("plate")), 3);
    Graph one =
        new Graph("one", List.of(m.expr(), x.expr()), List.of(d.logDensity(x).expr(), draw));
    Graph many = Batch.batch(one, new boolean[] {true, true}, PARAMETERS.length);
    double[] values = new double[PARAMETERS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.from() + (i + 1) * (row.to() - row.from()) / (values.length + 1);
    }
    List<Tensor> batched =
        Evaluator.evaluate(
            many,
            List.of(
                Tensor.wrap(many.inputTypes().get(0), PARAMETERS.clone()),
                Tensor.wrap(many.inputTypes().get(1), values)));
    for (int i = 0; i < values.length; i++) {
      List<Tensor> alone =
          Evaluator.evaluate(one, List.of(Tensor.scalar(PARAMETERS[i]), Tensor.scalar(values[i])));
      assertThat(batched.get(0).get(i)).isEqualTo(alone.get(0).get(0));
      assertThat(batched.get(1).get(i)).isCloseTo(alone.get(1).get(0), within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource(ROWS)
  void drawsMoveWithTheirParameters(WrapperRows row) {
    Real m = Real.input("m");
    Univariate<Real> d = row.make().apply(m);
    if (!d.isReparameterized()) {
      return;
    }
    Real draw = new Real(Runs.drawn(d.draw(new RandomStream("r")), 5));
    double h = 1e-6;
    double up = Runs.run(m, new double[] {0.1 + h}, draw)[0];
    double down = Runs.run(m, new double[] {0.1 - h}, draw)[0];
    Expr slope = Grad.gradients(draw.expr(), List.of(m.expr())).get(0);
    assertThat(Runs.run(m, new double[] {0.1}, new Real(slope))[0])
        .isCloseTo((up - down) / (2 * h), within(1e-4));
  }
}
