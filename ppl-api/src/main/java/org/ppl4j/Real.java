package org.ppl4j;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Abs;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.BesselRatio;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Cos;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Diagonal;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Erf;
import org.ppl4j.op.Erfc;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Floor;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogBesselI0;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Plus;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Relu;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.Round;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Sign;
import org.ppl4j.op.Sin;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Tanh;
import org.ppl4j.op.Times;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesQuantile;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * A staged real number, or an array of them.
 *
 * <pre>{@code
 * Real x = Real.constant(1, 2, 3);
 * Real norm = x.times(x).sum().sqrt();
 * norm.value(); // 3.74...
 * }</pre>
 */
public final class Real extends Value implements Expectation {
  /** A handle on a real expression. */
  public Real(Expr expr) {
    super(Shapes.typed(expr, DType.REAL));
  }

  /** A literal number. */
  public static Real constant(double value) {
    return new Real(here(Ops.real(value)));
  }

  /** A literal vector. */
  public static Real constant(double... values) {
    return constant(values, values.length);
  }

  /** A literal array of the given shape, from its elements in row-major order. */
  public static Real constant(double[] values, int... dims) {
    return new Real(here(Ops.constant(Shapes.literal(Type.real(dims), values.clone()))));
  }

  /** A literal matrix, from its rows. */
  public static Real constant(double[][] rows) {
    return new Real(here(Ops.constant(Shapes.matrix(rows))));
  }

  /** A placeholder, given its value when its graph runs. */
  public static Real input(String name, int... dims) {
    return new Real(Input.create(name, Type.real(dims)));
  }

  /** {@code this + other}, element by element. */
  public Real plus(Real other) {
    return new Real(here(Ops.binary(new Plus(), expr(), other.expr())));
  }

  /** {@code this + other}, element by element. */
  public Real plus(double other) {
    return plus(constant(other));
  }

  /** {@code this - other}, element by element. */
  public Real minus(Real other) {
    return new Real(here(Ops.binary(new Minus(), expr(), other.expr())));
  }

  /** {@code this - other}, element by element. */
  public Real minus(double other) {
    return minus(constant(other));
  }

  /** {@code this * other}, element by element. */
  public Real times(Real other) {
    return new Real(here(Ops.binary(new Times(), expr(), other.expr())));
  }

  /** {@code this * other}, element by element. */
  @Override
  public Real times(double other) {
    return times(constant(other));
  }

  /** {@code this / other}, element by element. */
  public Real div(Real other) {
    return new Real(here(Ops.binary(new Div(), expr(), other.expr())));
  }

  /** {@code this / other}, element by element. */
  public Real div(double other) {
    return div(constant(other));
  }

  /** {@code this} to the power of {@code other}, element by element. */
  public Real pow(Real other) {
    return new Real(here(Ops.binary(new Pow(), expr(), other.expr())));
  }

  /** {@code this} to the power of {@code other}, element by element. */
  public Real pow(double other) {
    return pow(constant(other));
  }

  /** The remainder of {@code this / other}, of the divisor's sign. */
  public Real mod(Real other) {
    return new Real(here(Ops.binary(new Mod(), expr(), other.expr())));
  }

  /** The remainder of {@code this / other}, of the divisor's sign. */
  public Real mod(double other) {
    return mod(constant(other));
  }

  /** The lesser of both, element by element. */
  public Real minimum(Real other) {
    return new Real(here(Ops.binary(new Minimum(), expr(), other.expr())));
  }

  /** The lesser of both, element by element. */
  public Real minimum(double other) {
    return minimum(constant(other));
  }

  /** The greater of both, element by element. */
  public Real maximum(Real other) {
    return new Real(here(Ops.binary(new Maximum(), expr(), other.expr())));
  }

  /** The greater of both, element by element. */
  public Real maximum(double other) {
    return maximum(constant(other));
  }

  /** The angle of the point whose ordinate is this and whose abscissa is given, in (-pi, pi]. */
  public Real atan2(Real abscissa) {
    return new Real(here(Ops.binary(new Atan2(), expr(), abscissa.expr())));
  }

  /** Whether {@code this < other}. */
  public Bool lessThan(Real other) {
    return new Bool(here(Ops.binary(new Less(), expr(), other.expr())));
  }

  /** Whether {@code this < other}. */
  public Bool lessThan(double other) {
    return lessThan(constant(other));
  }

  /** Whether {@code this <= other}. */
  public Bool atMost(Real other) {
    return new Bool(here(Ops.binary(new LessEqual(), expr(), other.expr())));
  }

  /** Whether {@code this <= other}. */
  public Bool atMost(double other) {
    return atMost(constant(other));
  }

  /** Whether {@code this == other}. */
  public Bool equalTo(Real other) {
    return new Bool(here(Ops.binary(new Equal(), expr(), other.expr())));
  }

  /** Whether {@code this == other}. */
  public Bool equalTo(double other) {
    return equalTo(constant(other));
  }

  /** Whether {@code this > other}. */
  public Bool greaterThan(Real other) {
    return new Bool(here(Ops.binary(new Less(), other.expr(), expr())));
  }

  /** Whether {@code this > other}. */
  public Bool greaterThan(double other) {
    return greaterThan(constant(other));
  }

  /** Whether {@code this >= other}. */
  public Bool atLeast(Real other) {
    return new Bool(here(Ops.binary(new LessEqual(), other.expr(), expr())));
  }

  /** Whether {@code this >= other}. */
  public Bool atLeast(double other) {
    return atLeast(constant(other));
  }

  /** {@code -this}. */
  public Real unaryMinus() {
    return new Real(here(Ops.unary(new Negate(), expr())));
  }

  /** The absolute value. */
  public Real abs() {
    return new Real(here(Ops.unary(new Abs(), expr())));
  }

  /** 1 above zero, -1 below, 0 at zero. */
  public Real sign() {
    return new Real(here(Ops.unary(new Sign(), expr())));
  }

  /** {@code this * this}. */
  public Real square() {
    return new Real(here(Ops.unary(new Square(), expr())));
  }

  /** The greatest integer not above this, as a real. */
  public Real floor() {
    return new Real(here(Ops.unary(new Floor(), expr())));
  }

  /** The least integer not below this, as a real. */
  public Real ceil() {
    return new Real(here(Ops.unary(new Ceil(), expr())));
  }

  /** The nearest integer, to even at a tie, as a real. */
  public Real round() {
    return new Real(here(Ops.unary(new Round(), expr())));
  }

  /** {@code e^this}. */
  public Real exp() {
    return new Real(here(Ops.unary(new Exp(), expr())));
  }

  /** {@code e^this - 1}, accurate near zero. */
  public Real expm1() {
    return new Real(here(Ops.unary(new Expm1(), expr())));
  }

  /** The natural logarithm. */
  public Real log() {
    return new Real(here(Ops.unary(new Log(), expr())));
  }

  /** {@code log(1 + this)}, accurate near zero. */
  public Real log1p() {
    return new Real(here(Ops.unary(new Log1p(), expr())));
  }

  /** The square root. */
  public Real sqrt() {
    return new Real(here(Ops.unary(new Sqrt(), expr())));
  }

  /** The sine. */
  public Real sin() {
    return new Real(here(Ops.unary(new Sin(), expr())));
  }

  /** The cosine. */
  public Real cos() {
    return new Real(here(Ops.unary(new Cos(), expr())));
  }

  /** The hyperbolic tangent. */
  public Real tanh() {
    return new Real(here(Ops.unary(new Tanh(), expr())));
  }

  /** {@code 1 / (1 + exp(-this))}. */
  public Real sigmoid() {
    return new Real(here(Ops.unary(new Sigmoid(), expr())));
  }

  /** {@code log(1 + exp(this))}. */
  public Real softplus() {
    return new Real(here(Ops.unary(new Softplus(), expr())));
  }

  /** {@code max(this, 0)}. */
  public Real relu() {
    return new Real(here(Ops.unary(new Relu(), expr())));
  }

  /** The error function. */
  public Real erf() {
    return new Real(here(Ops.unary(new Erf(), expr())));
  }

  /** The complementary error function. */
  public Real erfc() {
    return new Real(here(Ops.unary(new Erfc(), expr())));
  }

  /** The standard normal quantile. */
  public Real ndtri() {
    return new Real(here(Ops.unary(new Ndtri(), expr())));
  }

  /** The logarithm of the standard normal distribution function. */
  public Real logNdtr() {
    return new Real(here(Ops.unary(new LogNdtr(), expr())));
  }

  /** The logarithm of the gamma function. */
  public Real lgamma() {
    return new Real(here(Ops.unary(new Lgamma(), expr())));
  }

  /** The digamma function. */
  public Real digamma() {
    return new Real(here(Ops.unary(new Polygamma(0), expr())));
  }

  /** The trigamma function. */
  public Real trigamma() {
    return new Real(here(Ops.unary(new Polygamma(1), expr())));
  }

  /** The regularised lower incomplete gamma function {@code P(this, x)}. */
  public Real gammaP(Real x) {
    return new Real(here(Ops.binary(new GammaP(), expr(), x.expr())));
  }

  /** The regularised upper incomplete gamma function {@code Q(this, x) = 1 - P(this, x)}. */
  public Real gammaQ(Real x) {
    return new Real(here(Ops.binary(new GammaQ(), expr(), x.expr())));
  }

  /** The quantile at probability {@code u} of the gamma law of shape {@code this} and rate 1. */
  public Real gammaPInverse(Real u) {
    return new Real(here(Ops.binary(new GammaPInverse(), expr(), u.expr())));
  }

  /** The quantile at probability {@code u} of the Poisson law of rate {@code this}. */
  public Int poissonQuantile(Real u) {
    return new Int(here(Ops.binary(new PoissonQuantile(), expr(), u.expr())));
  }

  /** The regularised incomplete beta function {@code I_x(this, b)}. */
  public Real betaI(Real b, Real x) {
    return new Real(here(Ops.ternary(new BetaI(), expr(), b.expr(), x.expr())));
  }

  /** The upper tail {@code 1 - I_x(this, b)} of the incomplete beta function. */
  public Real betaIComplement(Real b, Real x) {
    return new Real(here(Ops.ternary(new BetaIComplement(), expr(), b.expr(), x.expr())));
  }

  /** The quantile at probability {@code u} of the beta law of shapes {@code this} and {@code b}. */
  public Real betaIInverse(Real b, Real u) {
    return new Real(here(Ops.ternary(new BetaIInverse(), expr(), b.expr(), u.expr())));
  }

  /** The quantile at probability {@code u} of {@code this} many trials of probability {@code p}. */
  public Int binomialQuantile(Real p, Real u) {
    return new Int(here(Ops.ternary(new BinomialQuantile(), expr(), p.expr(), u.expr())));
  }

  /** The distribution function at {@code t} of Student's law of {@code this} many degrees. */
  public Real studentCdf(Real t) {
    return new Real(here(Ops.binary(new StudentCdf(), expr(), t.expr())));
  }

  /** The quantile at probability {@code u} of Student's law of {@code this} many degrees. */
  public Real studentQuantile(Real u) {
    return new Real(here(Ops.binary(new StudentQuantile(), expr(), u.expr())));
  }

  /** The logarithm of the modified Bessel function I0. */
  public Real logBesselI0() {
    return new Real(here(Ops.unary(new LogBesselI0(false), expr())));
  }

  /** {@code log(exp(-|this|) I0(this))}. */
  public Real logBesselI0e() {
    return new Real(here(Ops.unary(new LogBesselI0(true), expr())));
  }

  /** The ratio I1 / I0 of modified Bessel functions. */
  public Real besselRatio() {
    return new Real(here(Ops.unary(new BesselRatio(), expr())));
  }

  /** The distribution function at {@code x} of the von Mises law of concentration {@code this}. */
  public Real vonMisesCdf(Real x) {
    return new Real(here(Ops.binary(new VonMisesCdf(), expr(), x.expr())));
  }

  /** The quantile at probability {@code u} of the von Mises law of concentration {@code this}. */
  public Real vonMisesQuantile(Real u) {
    return new Real(here(Ops.binary(new VonMisesQuantile(), expr(), u.expr())));
  }

  /** {@code log(1 - exp(-|this|))}. */
  public Real log1mexp() {
    return new Real(here(Ops.unary(new Log1mexp(), expr())));
  }

  /** This without its fraction, as an integer. */
  public Int toInt() {
    return new Int(here(Ops.unary(new Cast(DType.INT), expr())));
  }

  /** The sum of all elements. */
  public Real sum() {
    return sum(Axes.range(0, shape().rank()).toArray());
  }

  /** The sum along axes, which go away. */
  public Real sum(int... axes) {
    return new Real(marked(Shapes.reduce(new Sum(Axes.of(axes)), expr())));
  }

  /** The greatest of all elements. */
  public Real max() {
    return max(Axes.range(0, shape().rank()).toArray());
  }

  /** The greatest along axes, which go away. */
  public Real max(int... axes) {
    return new Real(marked(Shapes.reduce(new Max(Axes.of(axes)), expr())));
  }

  /** {@code log(sum(exp(this)))}, without overflow, of all elements. */
  public Real logSumExp() {
    return logSumExp(Axes.range(0, shape().rank()).toArray());
  }

  /** {@code log(sum(exp(this)))}, without overflow, along axes, which go away. */
  public Real logSumExp(int... axes) {
    return new Real(marked(Shapes.reduce(new LogSumExp(Axes.of(axes)), expr())));
  }

  /** {@code log(mean(exp(this)))}, without overflow, of all elements. */
  public Real logMeanExp() {
    return logMeanExp(Axes.range(0, shape().rank()).toArray());
  }

  /** {@code log(mean(exp(this)))}, without overflow, along axes, which go away. */
  public Real logMeanExp(int... axes) {
    Real sum = logSumExp(axes);
    return sum.minus(Math.log((double) shape().size() / Math.max(sum.shape().size(), 1)));
  }

  /** The least of all elements. */
  public Real min() {
    return unaryMinus().max().unaryMinus();
  }

  /** The least along axes, which go away. */
  public Real min(int... axes) {
    return unaryMinus().max(axes).unaryMinus();
  }

  /** The mean of all elements. */
  public Real mean() {
    return sum().div(shape().size());
  }

  /** The mean along axes, which go away. */
  public Real mean(int... axes) {
    Real sum = sum(axes);
    return sum.div((double) shape().size() / Math.max(sum.shape().size(), 1));
  }

  /**
   * The variance of the elements along an axis, which goes away: over one less than their number.
   */
  public Real variance(int axis) {
    int count = shape().dim(axis);
    int[] dims = shape().dims();
    int[] one = dims.clone();
    one[axis] = 1;
    Real centred = minus(mean(axis).reshape(one).expand(dims));
    return centred.square().sum(axis).div(count - 1.0);
  }

  /** The index of the greatest element along an axis, which goes away. */
  public Int argmax(int axis) {
    return new Int(here(Ops.unary(new ArgMax(axis), expr())));
  }

  /** Running sums along an axis. */
  public Real cumsum(int axis) {
    return new Real(here(Ops.unary(new CumSum(axis, false), expr())));
  }

  /**
   * The matrix product. A vector on the left is a row, on the right a column, and loses that axis
   * again; matrices may be stacked along equal outermost axes.
   */
  public Real matmul(Real other) {
    return new Real(here(Shapes.matmul(expr(), other.expr())));
  }

  /** The convolution with weights, one step at a time and without padding; see {@link Conv2d}. */
  public Real conv2d(Real weights) {
    return conv2d(weights, Conv2d.PLAIN);
  }

  /**
   * The convolution of this image {@code [channels in, height, width]}, or batch of images, with
   * weights {@code [channels out, channels in / groups, window height, window width]}.
   *
   * @param how its stride, padding, dilation and groups
   */
  public Real conv2d(Real weights, Conv2d how) {
    return new Real(here(Images.conv2d(expr(), weights.expr(), how)));
  }

  /**
   * The transposed convolution of this image, or batch of images: the derivative of the convolution
   * that has these weights, stride and padding, of height and width {@code (size - 1) stride - 2
   * padding + dilation (window - 1) + 1 + extra}.
   *
   * @param weights {@code [this image's channels, channels made / groups, height, width]}
   * @param extra rows and columns added at the far ends, less than the stride or dilation
   */
  public Real convTranspose2d(Real weights, Conv2d how, int extra) {
    return new Real(here(Images.convTranspose2d(expr(), weights.expr(), how, extra)));
  }

  /** The greatest elements of squares side by side in the last two axes. */
  public Real maxPool2d(int size) {
    return maxPool2d(size, size, 0);
  }

  /** The greatest elements of a square window that goes over the last two axes. */
  public Real maxPool2d(int size, int stride, int padding) {
    return new Real(here(Images.maxPool2d(expr(), size, stride, padding)));
  }

  /** The last two axes swapped. */
  public Real transpose() {
    return new Real(here(Shapes.matrixTranspose(expr())));
  }

  /** The lower Cholesky factor of this symmetric positive definite matrix, or stack of them. */
  public Real cholesky() {
    return new Real(here(Ops.unary(new Cholesky(), expr())));
  }

  /** The solution {@code X} of {@code this X = b}, where this is lower triangular. */
  public Real solveLower(Real b) {
    return new Real(here(Shapes.solve(expr(), b.expr(), true, false)));
  }

  /** The solution {@code X} of {@code this' X = b}, where this is lower triangular. */
  public Real solveLowerTransposed(Real b) {
    return new Real(here(Shapes.solve(expr(), b.expr(), true, true)));
  }

  /** The solution {@code X} of {@code this X = b}, where this is upper triangular. */
  public Real solveUpper(Real b) {
    return new Real(here(Shapes.solve(expr(), b.expr(), false, false)));
  }

  /** The square matrix with this vector on its diagonal. */
  public Real diag() {
    return new Real(here(Ops.unary(new Diag(), expr())));
  }

  /** The diagonal of this square matrix. */
  public Real diagonal() {
    return new Real(here(Ops.unary(new Diagonal(), expr())));
  }

  /** This square matrix with everything above its diagonal put to zero. */
  public Real lowerTriangle() {
    return new Real(here(Ops.lowerTriangle(expr())));
  }

  /** This with slices added at indices of its outermost axis; indices may repeat. */
  public Real scatterAdd(Int indices, Real slices) {
    List<Expr> operands = List.of(expr(), indices.expr(), slices.expr());
    return new Real(here(Expr.of(new ScatterAdd(0, 0), operands)));
  }

  /** This with zeros before and after along an axis. */
  public Real pad(int axis, int before, int after) {
    return new Real(here(Shapes.pad(expr(), axis, before, after)));
  }

  /** The same elements, in row-major order, under another shape. */
  public Real reshape(int... dims) {
    return new Real(marked(Ops.reshape(expr(), Shape.of(dims))));
  }

  /**
   * This repeated along new outermost axes, and along its axes of size 1, to reach the given shape.
   *
   * @throws org.ppl4j.error.ShapeMismatch if its axes do not line up with the last ones given
   */
  public Real expand(int... dims) {
    return new Real(marked(Shapes.expand(expr(), Shape.of(dims))));
  }

  /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
  public Real transpose(int... order) {
    return new Real(marked(Ops.transpose(expr(), order)));
  }

  /** The indices {@code start} to before {@code limit} of an axis. */
  public Real slice(int axis, int start, int limit) {
    return new Real(here(Shapes.slice(expr(), axis, start, limit)));
  }

  /** What is at one index of the outermost axis. */
  public Real at(int index) {
    return new Real(here(Shapes.at(expr(), index)));
  }

  /**
   * What is at these indices of the outermost axis: the result has the indices' shape in its place.
   */
  public Real at(Int index) {
    return new Real(here(Ops.gather(expr(), index.expr(), 0)));
  }

  /** The elements along the given axes in the opposite order. */
  public Real reverse(int... axes) {
    return new Real(here(Ops.unary(new Reverse(Axes.of(axes)), expr())));
  }

  /** These values one after another along an axis. */
  public static Real concat(int axis, Real... parts) {
    return new Real(here(Expr.of(new Concat(axis), Shapes.exprs(parts))));
  }

  /** These values of one shape side by side along a new outermost axis. */
  public static Real stack(Real... parts) {
    return new Real(here(Shapes.stack(parts)));
  }

  /** The same, as a value that receives no gradient. */
  public Real stopGradient() {
    return new Real(here(Ops.stopGradient(expr())));
  }

  /** This value, which stands for its own mean. */
  @Override
  public Real estimate() {
    return this;
  }
}
