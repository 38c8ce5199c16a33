package org.ppl4j.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * How rules and passes build nodes: one function for each operation, and the few idioms made of
 * several. Functions that would change nothing return their operand.
 */
public final class Ops {
  private static final Expr ZERO = constant(Tensor.scalar(0));
  private static final Expr ONE = constant(Tensor.scalar(1));

  private Ops() {}

  /** A literal. */
  public static Expr constant(Tensor value) {
    return Expr.of(new Constant(value), List.of());
  }

  /** A real scalar. */
  public static Expr real(double value) {
    if (Double.doubleToRawLongBits(value) == 0) {
      return ZERO;
    }
    return value == 1 ? ONE : constant(Tensor.scalar(value));
  }

  /** An integer scalar. */
  public static Expr integer(int value) {
    return constant(Tensor.full(Type.integer(), value));
  }

  /** A tensor of zeros. */
  public static Expr zeros(Type type) {
    return expand(constant(Tensor.full(type.withShape(Shape.SCALAR), 0)), type.shape());
  }

  /** Any operation on one operand. */
  public static Expr unary(Op op, Expr x) {
    return Expr.of(op, List.of(x));
  }

  /** Any operation on two operands. */
  public static Expr binary(Op op, Expr x, Expr y) {
    return Expr.of(op, List.of(x, y));
  }

  /** Any operation on three operands. */
  public static Expr ternary(Op op, Expr x, Expr y, Expr z) {
    return Expr.of(op, List.of(x, y, z));
  }

  /** See {@link Plus}. */
  public static Expr plus(Expr x, Expr y) {
    return binary(new Plus(), x, y);
  }

  /** See {@link Minus}. */
  public static Expr minus(Expr x, Expr y) {
    return binary(new Minus(), x, y);
  }

  /** See {@link Times}. */
  public static Expr times(Expr x, Expr y) {
    return binary(new Times(), x, y);
  }

  /** See {@link Div}. */
  public static Expr div(Expr x, Expr y) {
    return binary(new Div(), x, y);
  }

  /** See {@link FloorDiv}. */
  public static Expr floorDiv(Expr x, Expr y) {
    return binary(new FloorDiv(), x, y);
  }

  /** See {@link Pow}. */
  public static Expr pow(Expr x, Expr y) {
    return binary(new Pow(), x, y);
  }

  /** See {@link Negate}. */
  public static Expr negate(Expr x) {
    return unary(new Negate(), x);
  }

  /** See {@link Square}. */
  public static Expr square(Expr x) {
    return unary(new Square(), x);
  }

  /** See {@link Sign}. */
  public static Expr sign(Expr x) {
    return unary(new Sign(), x);
  }

  /** See {@link Exp}. */
  public static Expr exp(Expr x) {
    return unary(new Exp(), x);
  }

  /** See {@link Log}. */
  public static Expr log(Expr x) {
    return unary(new Log(), x);
  }

  /** See {@link Sin}. */
  public static Expr sin(Expr x) {
    return unary(new Sin(), x);
  }

  /** See {@link Cos}. */
  public static Expr cos(Expr x) {
    return unary(new Cos(), x);
  }

  /** See {@link Sigmoid}. */
  public static Expr sigmoid(Expr x) {
    return unary(new Sigmoid(), x);
  }

  /** See {@link Lgamma}. */
  public static Expr lgamma(Expr x) {
    return unary(new Lgamma(), x);
  }

  /** See {@link Polygamma}. */
  public static Expr polygamma(int order, Expr x) {
    return unary(new Polygamma(order), x);
  }

  /** See {@link StopGradient}. */
  public static Expr stopGradient(Expr x) {
    return unary(new StopGradient(), x);
  }

  /** The operand as reals. */
  public static Expr toReal(Expr x) {
    return x.type().isReal() ? x : unary(new Cast(DType.REAL), x);
  }

  /** See {@link Less}. */
  public static Expr less(Expr x, Expr y) {
    return binary(new Less(), x, y);
  }

  /** See {@link Equal}. */
  public static Expr equal(Expr x, Expr y) {
    return binary(new Equal(), x, y);
  }

  /** See {@link Select}. */
  public static Expr select(Expr condition, Expr yes, Expr no) {
    return Expr.of(new Select(), List.of(condition, yes, no));
  }

  /** See {@link Sum}. */
  public static Expr sum(Expr x, Axes axes) {
    return axes.count() == 0 ? x : unary(new Sum(axes), x);
  }

  /** The sum of all elements. */
  public static Expr sum(Expr x) {
    return sum(x, Axes.range(0, x.shape().rank()));
  }

  /** A cotangent made to fit an operand that was stretched from a scalar, if it was. */
  public static Expr sumTo(Expr cotangent, Shape shape) {
    return shape.equals(cotangent.shape()) ? cotangent : sum(cotangent);
  }

  /** See {@link Reshape}. */
  public static Expr reshape(Expr x, Shape shape) {
    return x.shape().equals(shape) ? x : unary(new Reshape(shape), x);
  }

  /** See {@link Expand}: {@code axes} says where the operand's axes are in the new shape. */
  public static Expr expand(Expr x, Shape shape, int... axes) {
    return x.shape().equals(shape) ? x : unary(new Expand(shape, Axes.of(axes)), x);
  }

  /** The operand repeated along a new outermost axis. */
  public static Expr expandFront(Expr x, int size) {
    return expand(x, x.shape().prepend(size), Axes.range(1, x.shape().rank() + 1).toArray());
  }

  /** Gives every operand the new outermost axis that the mapped ones already have. */
  public static List<Expr> expandUnmapped(List<Expr> inputs, boolean[] mapped, int size) {
    List<Expr> out = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      out.add(mapped[i] ? inputs.get(i) : expandFront(inputs.get(i), size));
    }
    return out;
  }

  /** See {@link Transpose}. */
  public static Expr transpose(Expr x, int... permutation) {
    Axes axes = Axes.of(permutation);
    return axes.isIdentity() ? x : unary(new Transpose(axes), x);
  }

  /** The last two axes swapped. */
  public static Expr matrixTranspose(Expr x) {
    int rank = x.shape().rank();
    int[] permutation = Axes.range(0, rank).toArray();
    permutation[rank - 2] = rank - 1;
    permutation[rank - 1] = rank - 2;
    return transpose(x, permutation);
  }

  /** The indices from {@code start} to before {@code limit} of one axis. */
  public static Expr slice(Expr x, int axis, int start, int limit) {
    int rank = x.shape().rank();
    int[] starts = new int[rank];
    int[] limits = x.shape().dims();
    int[] steps = new int[rank];
    Arrays.fill(steps, 1);
    starts[axis] = start;
    limits[axis] = limit;
    return unary(new Slice(Axes.of(starts), Axes.of(limits), Axes.of(steps)), x);
  }

  /** See {@link Gather}. */
  public static Expr gather(Expr table, Expr indices, int axis) {
    return binary(new Gather(axis, 0), table, indices);
  }

  /** See {@link MatMul}. */
  public static Expr matmul(Expr a, Expr b) {
    return binary(new MatMul(), a, b);
  }

  /** See {@link TriangularSolve}. */
  public static Expr triangularSolve(Expr t, Expr b, boolean lower, boolean transposed) {
    return binary(new TriangularSolve(lower, transposed), t, b);
  }

  /** See {@link Diag}. */
  public static Expr diag(Expr x) {
    return unary(new Diag(), x);
  }

  /** See {@link Diagonal}. */
  public static Expr diagonal(Expr x) {
    return unary(new Diagonal(), x);
  }

  /** Matrices with everything above the diagonal put to zero. */
  public static Expr lowerTriangle(Expr x) {
    return triangle(x, x.shape().rank() - 1, x.shape().rank() - 2);
  }

  /** Matrices with everything below the diagonal put to zero. */
  public static Expr upperTriangle(Expr x) {
    return triangle(x, x.shape().rank() - 2, x.shape().rank() - 1);
  }

  /** Keeps the elements whose index on one axis is at most that on the other. */
  private static Expr triangle(Expr x, int lesser, int greater) {
    Shape shape = x.shape();
    Expr iota = Expr.of(new Iota(shape.dim(lesser)), List.of());
    Expr kept = binary(new LessEqual(), expand(iota, shape, lesser), expand(iota, shape, greater));
    return select(kept, x, real(0));
  }
}
