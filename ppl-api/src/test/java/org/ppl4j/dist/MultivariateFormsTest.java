package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.lkjCholesky;
import static org.ppl4j.dist.Distributions.lowRankMultivariateNormal;
import static org.ppl4j.dist.Distributions.matrixNormal;
import static org.ppl4j.dist.Distributions.multivariateNormal;
import static org.ppl4j.dist.Distributions.multivariateNormalCholesky;
import static org.ppl4j.dist.Distributions.multivariateNormalPrecision;
import static org.ppl4j.dist.Distributions.multivariateStudentTCholesky;
import static org.ppl4j.dist.Distributions.wishart;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.type.Tensor;

/** Forms of one law agree, stacks are independent laws, and draws have their covariances. */
final class MultivariateFormsTest {
  private static final int DRAWS = 100_000;
  private static final Offset<Double> ROUNDING = Offset.offset(1e-11);
  private static final Real COVARIANCE =
      Real.constant(new double[][] {{2, 0.6, -0.4}, {0.6, 1, 0.3}, {-0.4, 0.3, 0.8}});
  private static final Real MEAN = Real.constant(1, -2, 0.5);
  private static final Real X = Real.constant(0.3, 0.1, -1);

  @Test
  void threeFormsOfTheNormalLawAgree() {
    double truth = number(multivariateNormal(MEAN, COVARIANCE).logDensity(X));
    Real factor = COVARIANCE.cholesky();
    assertThat(number(multivariateNormalCholesky(MEAN, factor).logDensity(X)))
        .isCloseTo(truth, ROUNDING);
    Real inverse = factor.solveLower(identity(3));
    MultivariateNormal byPrecision =
        multivariateNormalPrecision(MEAN, inverse.transpose().matmul(inverse));
    assertThat(number(byPrecision.logDensity(X))).isCloseTo(truth, ROUNDING);
    assertClose(byPrecision.covariance(), COVARIANCE);
    assertClose(byPrecision.factor(), factor);
  }

  @Test
  void lowRankIsTheFullLaw() {
    Real w = Real.constant(new double[][] {{1, 0.2}, {0.3, -1}, {0, 4}});
    LowRankMultivariateNormal law = lowRankMultivariateNormal(MEAN, w, Real.constant(0.5, 2, 0.1));
    MultivariateNormal full = multivariateNormal(MEAN, law.covariance());
    assertThat(number(law.logDensity(X))).isCloseTo(number(full.logDensity(X)), ROUNDING);
    assertThat(number(law.entropy())).isCloseTo(number(full.entropy()), ROUNDING);
    assertCovariance("low rank", law, law.covariance());
  }

  /** Uniform over 3 x 3 correlation matrices, whose volume is pi^2 / 2 (Rousseeuw, Molenberghs). */
  @Test
  void lkjVolumeIsThePublishedOne() {
    // Over the elements of the factor, the uniform density has the Jacobian L11^1 as a factor.
    Real factor = Real.constant(new double[][] {{1, 0, 0}, {0.6, 0.8, 0}, {0, 0.6, 0.8}});
    double log = number(lkjCholesky(3, 1).logDensity(factor));
    assertThat(log - Math.log(0.8)).isCloseTo(-Math.log(Math.PI * Math.PI / 2), ROUNDING);
  }

  @Test
  void drawsHaveTheCovariance() {
    assertCovariance("normal", multivariateNormal(MEAN, COVARIANCE), COVARIANCE);
    assertCovariance("precision", multivariateNormalPrecision(MEAN, COVARIANCE), inverse());
    Real factor = COVARIANCE.cholesky();
    assertCovariance(
        "student", multivariateStudentTCholesky(9, MEAN, factor), COVARIANCE.times(9 / 7.0));
    double[] a = {2, 3, 1.5};
    double s = 6.5;
    double[][] covariance = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        covariance[i][j] = ((i == j ? a[i] * s : 0) - a[i] * a[j]) / (s * s * (s + 1));
      }
    }
    assertCovariance("dirichlet", dirichlet(a), Real.constant(covariance));
  }

  /** {@code Cov(X[i,j], X[k,l]) = nu (V[i,k] V[j,l] + V[i,l] V[j,k])}. */
  @Test
  void matrixDrawsHaveTheCovariance() {
    double[] v = COVARIANCE.slice(0, 0, 2).slice(1, 0, 2).value().toDoubles();
    double[][] covariance = new double[4][4];
    double[][] kronecker = new double[4][4];
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        int i = r / 2;
        int j = r % 2;
        int k = c / 2;
        int l = c % 2;
        double straight = v[i * 2 + k] * v[j * 2 + l];
        covariance[r][c] = 6.5 * (straight + v[i * 2 + l] * v[j * 2 + k]);
        kronecker[r][c] = straight;
      }
    }
    Real scale = Real.constant(v, 2, 2);
    assertCovariance("wishart", wishart(6.5, scale), Real.constant(covariance));
    assertCovariance("matrix", matrixNormal(0, scale, scale), Real.constant(kronecker));
  }

  @Test
  void stacksAreIndependent() {
    Real means = Real.stack(MEAN, MEAN.times(2));
    Real xs = Real.stack(X, X.plus(1));
    Real factor = COVARIANCE.cholesky();
    Real other = COVARIANCE.plus(identity(3)).cholesky();
    double first = number(multivariateNormalCholesky(MEAN, factor).logDensity(X));
    MultivariateNormal shared = multivariateNormalCholesky(means, factor);
    double second = number(multivariateNormalCholesky(MEAN.times(2), factor).logDensity(X.plus(1)));
    assertThat(number(shared.logDensity(xs))).isCloseTo(first + second, ROUNDING);
    Real factors = Real.stack(factor, other);
    MultivariateNormal stacked = multivariateNormalCholesky(means, factors);
    second = number(multivariateNormalCholesky(MEAN.times(2), other).logDensity(X.plus(1)));
    assertThat(number(stacked.logDensity(xs))).isCloseTo(first + second, ROUNDING);
    MultivariateNormal oneMean = multivariateNormalCholesky(MEAN, factors);
    second = number(multivariateNormalCholesky(MEAN, other).logDensity(X.plus(1)));
    assertThat(number(oneMean.logDensity(xs))).isCloseTo(first + second, ROUNDING);
    assertThat(number(stacked.kl(shared)))
        .isCloseTo(
            number(
                multivariateNormalCholesky(MEAN, other)
                    .kl(multivariateNormalCholesky(MEAN, factor))),
            ROUNDING);
    for (MultivariateNormal law : List.of(shared, stacked, oneMean)) {
      Tensor draws = Draws.of("stack", law.draw(new RandomStream("x")), 3);
      assertThat(draws.shape().dims()).containsExactly(3, 2, 3);
    }
  }

  private static Real inverse() {
    Real inverse = COVARIANCE.cholesky().solveLower(identity(3));
    return inverse.transpose().matmul(inverse);
  }

  private static Real identity(int size) {
    return Real.constant(1).expand(size).diag();
  }

  private static double number(Real x) {
    return x.value().doubleValue();
  }

  private static void assertClose(Real found, Real truth) {
    assertThat(number(found.minus(truth).abs().max())).isLessThan(1e-12);
  }

  /** Each element of the sample's covariance matrix lies within 6 of its standard errors. */
  private static void assertCovariance(String name, Distribution<Real> law, Real covariance) {
    int size = law.shape().size();
    Tensor draws = Draws.of(name, law.draw(new RandomStream("x")), DRAWS);
    double[] mean = ((HasMoments) law).mean().value().toDoubles();
    double[] truth = covariance.value().toDoubles();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double[] products = new double[DRAWS];
        int row = i;
        int column = j;
        Arrays.setAll(
            products,
            n ->
                (draws.get(n * size + row) - mean[row])
                    * (draws.get(n * size + column) - mean[column]));
        assertThat(Math.abs(Statistics.zScore(products, truth[i * size + j])))
            .as("%s: z-score of covariance %d, %d", name, i, j)
            .isLessThan(6);
      }
    }
  }
}
