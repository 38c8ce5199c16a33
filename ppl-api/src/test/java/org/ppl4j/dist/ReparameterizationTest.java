package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;

/** Derivatives of draws in parameters, at fixed noise. */
final class ReparameterizationTest {
  private static final int POINTS = 100;
  private static final int SCORES = 20_000;
  private static final double BOUND = 1e-5;

  static List<Case> cases() {
    return DistributionTable.cases().stream()
        .filter(
            at -> at.distribution().isReparameterized() && !Case.reals(at.placeholders()).isEmpty())
        .toList();
  }

  /** {@code dx/dp = -(dF/dp) / f(x)}, with F from elsewhere: for one number from one noise. */
  @ParameterizedTest
  @MethodSource("cases")
  void isThatOfTheDistributionFunction(Case at) {
    Row.Reference cdf = at.row().cdf;
    if (cdf == null) {
      return;
    }
    List<Value> parameters = at.placeholders();
    Distribution<Value> distribution = at.distribution(parameters);
    Value draw = distribution.draw(new RandomStream("draw"));
    List<Expr> outputs =
        new ArrayList<>(List.of(draw.expr(), distribution.logDensity(draw).expr()));
    outputs.addAll(Grad.gradients(draw.expr(), Case.reals(parameters)));
    List<Tensor> found = evaluate(at, outputs, parameters, POINTS);
    double[] p = at.flat();
    for (int k = 0; k < p.length; k++) {
      for (int i = 0; i < POINTS; i++) {
        double x = found.get(0).get(i);
        double density = Math.exp(found.get(1).get(i));
        int index = k;
        double slope =
            Differences.derivative(
                moved -> cdf.at(with(p, index, moved), x), p[k], Differences.scale(p[k]));
        double scale = Differences.scale(p[k]);
        double computed = found.get(2 + k).get(i) * density * scale;
        // In units of probability: F moves by at most about 1 per relative change.
        assertThat(Math.abs(computed + slope * scale))
            .as("%s: p(x) dx/dp%d at %s: %s, not %s", at, k, x, computed, -slope * scale)
            .isLessThan(1e-7 + BOUND * Math.abs(slope * scale));
      }
    }
  }

  /** Reverse mode through the sampler against differences of draws. */
  @ParameterizedTest
  @MethodSource("cases")
  void isThatOfDifferences(Case at) {
    List<Value> parameters = at.placeholders();
    Value draw = at.distribution(parameters).draw(new RandomStream("draw"));
    Expr output = projection(at, (Real) draw, false).expr();
    List<Expr> outputs = new ArrayList<>(List.of(output));
    outputs.addAll(Grad.gradients(output, Case.reals(parameters)));
    int points = 5;
    List<Tensor> found = evaluate(at, outputs, parameters, points);
    int next = 1;
    for (int k = 0; k < parameters.size(); k++) {
      if (!Graphs.isReal(at.parameters().get(k))) {
        continue;
      }
      Tensor gradient = found.get(next++);
      int size = at.parameters().get(k).shape().size();
      for (int i = 0; i < points * size; i++) {
        int point = i / size;
        int input = k;
        int element = i % size;
        double p = at.parameters().get(k).get(element);
        double scale = Differences.scale(p);
        double truth =
            Differences.derivative(
                moved ->
                    evaluate(
                            new Case(
                                at.row(), Graphs.moved(at.parameters(), input, element, moved)),
                            at,
                            List.of(output),
                            parameters,
                            points)
                        .get(0)
                        .get(point),
                p,
                scale);
        assertThat(Math.abs(gradient.get(i) - truth) * scale)
            .as("%s: d draw/dp%d[%d]: %s, not %s", at, k, element, gradient.get(i), truth)
            .isLessThan(1e-6 + BOUND * Math.abs(truth * scale));
      }
    }
  }

  /**
   * {@code E df(x)/dp = E f(x) dlog p(x)/dp} for a bounded function, the left side by the draw's
   * derivatives.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheScore(Case at) {
    if (at.row().movingSupport) {
      return;
    }
    List<Value> parameters = at.placeholders();
    Distribution<Value> distribution = at.distribution(parameters);
    Real draw = (Real) distribution.draw(new RandomStream("draw"));
    Real f = projection(at, draw, true);
    List<Expr> wrt = Case.reals(parameters);
    List<Expr> paths = Grad.gradients(f.expr(), wrt);
    Real fixed = draw.stopGradient();
    List<Expr> scores = Grad.gradients(distribution.logDensity(fixed).expr(), wrt);
    List<Expr> outputs = new ArrayList<>();
    for (int k = 0; k < wrt.size(); k++) {
      outputs.add(Ops.minus(paths.get(k), Ops.times(f.expr(), scores.get(k))));
    }
    List<Tensor> found = evaluate(at, outputs, parameters, SCORES);
    for (int k = 0; k < wrt.size(); k++) {
      int size = wrt.get(k).shape().size();
      for (int i = 0; i < size; i++) {
        double[] sample = new double[SCORES];
        int element = i;
        Tensor gaps = found.get(k);
        Arrays.setAll(sample, n -> gaps.get(n * size + element));
        assertThat(Math.abs(Statistics.zScore(sample, 0)))
            .as("%s: z-score of parameter %d[%d]", at, k, i)
            .isLessThan(Statistics.normalThreshold());
      }
    }
  }

  /** A mix of a draw's elements in units of their spread; its sine if it is to be bounded. */
  private static Real projection(Case at, Real draw, boolean bounded) {
    int size = draw.shape().size();
    Tensor pilot = at.draws(1001);
    double[] center = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      double[] sorted = new double[1001];
      int element = i;
      Arrays.setAll(sorted, n -> pilot.get(n * size + element));
      Arrays.sort(sorted);
      double spread = sorted[750] - sorted[250];
      center[i] = sorted[500];
      weight[i] = spread == 0 ? 0 : (1 + 0.3 * i) / spread;
    }
    Real mixed = draw.reshape(size).minus(Real.constant(center)).times(Real.constant(weight)).sum();
    return bounded ? mixed.sin() : mixed;
  }

  private static List<Tensor> evaluate(
      Case at, List<Expr> outputs, List<Value> parameters, int count) {
    return evaluate(at, at, outputs, parameters, count);
  }

  /** Takes the parameters of one case and the noise of another. */
  private static List<Tensor> evaluate(
      Case at, Case noise, List<Expr> outputs, List<Value> parameters, int count) {
    List<Expr> inputs = parameters.stream().map(Value::expr).toList();
    return Draws.of(noise.toString(), outputs, inputs, at.parameters(), count);
  }

  private static double[] with(double[] p, int index, double value) {
    double[] out = p.clone();
    out[index] = value;
    return out;
  }
}
