package org.ppl4j.dist;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The distribution over Cholesky factors {@code L} of correlation matrices {@code R = L L'} whose
 * density, over the matrices, is in proportion to {@code det(R)^(eta - 1)}. Over the elements below
 * the diagonal it is {@code prod_i L[i,i]^(d - i + 2 eta - 3) / Z} for rows {@code i} from 1 (the
 * first row, 0, is fixed).
 *
 * <p>A draw takes normal numbers below the diagonal and chi numbers with {@code 2 eta + d - 1 - i}
 * degrees of freedom on it, and divides each row by its length: the onion method of Lewandowski,
 * Kurowicka and Joe (2009), which names {@code Z}.
 *
 * @param dimension {@code d}, the number of rows
 * @param concentration {@code eta}, one positive number: 1 is uniform over correlation matrices,
 *     more prefers weak correlations
 */
public record LkjCholesky(int dimension, Real concentration)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<LkjCholesky> {
  /** Checks parameters. */
  public LkjCholesky {
    if (dimension < 1) {
      throw InvalidArgument.of(
          Report.of("lkjCholesky: dimension is " + dimension + ", but must be at least 1.")
              .at(Source.here())
              .cure("give the number of variables"));
    }
    Parameters.positive("lkjCholesky", "concentration", concentration);
    if (!concentration.shape().isScalar()) {
      throw LastAxis.mismatch("lkjCholesky", "the concentration must be one number", concentration);
    }
  }

  @Override
  public Shape shape() {
    return Shape.of(dimension, dimension);
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.correlationCholesky();
  }

  @Override
  public Real logDensity(Real value) {
    return value.diagonal().log().times(exponents()).sum().minus(logNormalizer());
  }

  @Override
  public Real draw(RandomStream noise) {
    Real rows = GammaDraws.bartlett(noise, diagonalShapes());
    Real lengths = Factors.rowSquares(rows).sqrt();
    return rows.div(LastAxis.spread(lengths, dimension));
  }

  @Override
  public Real mean() {
    Real a = diagonalShapes();
    Real half = Real.constant(0.5);
    return LogGammas.ratio(a, half)
        .minus(LogGammas.ratio(a.plus(belowShapes()), half))
        .exp()
        .diag();
  }

  @Override
  public Real variance() {
    // The square of a diagonal element is beta; each other element of its row has an equal share
    // of the rest.
    Real a = diagonalShapes();
    Real total = a.plus(belowShapes());
    Real square = a.div(total);
    Real share = Real.constant(0.5).div(total);
    Real below = LastAxis.spread(share, dimension).lowerTriangle();
    Real onDiagonal = square.minus(mean().diagonal().square()).minus(share);
    return below.plus(onDiagonal.diag());
  }

  @Override
  public Real entropy() {
    return logNormalizer().minus(exponents().times(meanLogs()).sum());
  }

  @Override
  public Real kl(LkjCholesky other) {
    Real difference = exponents().minus(other.exponents()).times(meanLogs()).sum();
    return difference.plus(other.logNormalizer()).minus(logNormalizer());
  }

  /** The exponent of each diagonal element; that of the first, which is 1, does not matter. */
  private Real exponents() {
    return diagonalShapes().minus(1).times(2);
  }

  /** {@code E log L[i,i]}. */
  private Real meanLogs() {
    Real a = diagonalShapes();
    return a.digamma().minus(a.plus(belowShapes()).digamma()).times(0.5);
  }

  /** Row {@code i} contributes {@code pi^(i/2) Gamma(a) / Gamma(a + i/2)}. */
  private Real logNormalizer() {
    Real total = LogGammas.ratio(diagonalShapes(), belowShapes()).sum();
    double count = dimension * (dimension - 1) / 2.0;
    return total.unaryMinus().plus(count * Math.log(Math.PI) / 2);
  }

  /** {@code a}: the square of diagonal element {@code i} is beta with {@code a} and {@code i/2}. */
  private Real diagonalShapes() {
    return concentration.plus(Real.constant(rows(i -> (dimension - 1 - i) / 2.0)));
  }

  private Real belowShapes() {
    return Real.constant(rows(i -> i / 2.0));
  }

  private double[] rows(IntToDoubleFunction each) {
    return IntStream.range(0, dimension).mapToDouble(each).toArray();
  }
}
