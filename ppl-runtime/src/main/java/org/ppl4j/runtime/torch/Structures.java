package org.ppl4j.runtime.torch;

import static org.ppl4j.runtime.torch.LoweringContext.isLiteral;
import static org.ppl4j.runtime.torch.LoweringContext.list;

import java.util.Arrays;
import java.util.StringJoiner;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Expand;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Slice;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** Lowerings that take more than a name: arithmetic with cases, and changes of shape. */
final class Structures {
  private Structures() {}

  /** PyTorch's rounding mode "floor" rounds reals by another formula than floor(x / y). */
  static String floorDiv(Expr n, LoweringContext c) {
    String operands = c.in(n, 0) + ", " + c.in(n, 1);
    return n.dtype() == DType.INT
        ? "torch.div(" + operands + ", rounding_mode=\"floor\")"
        : "torch.floor(torch.div(" + operands + "))";
  }

  static String mod(Expr n, LoweringContext c) {
    return n.dtype() == DType.INT
        ? "torch.remainder(" + c.in(n, 0) + ", " + c.in(n, 1) + ")"
        : c.helper("modulo", c.in(n, 0), c.in(n, 1));
  }

  static String extremum(Expr n, LoweringContext c, String ofTensors, String ofLiteral) {
    if (isLiteral(n, 1) && !isLiteral(n, 0) && !isNaN(n.input(1))) {
      return "torch." + ofLiteral + "(" + c.in(n, 0) + ", " + c.literalOr(n, 1) + ")";
    }
    return "torch." + ofTensors + "(" + c.in(n, 0) + ", " + c.in(n, 1) + ")";
  }

  private static boolean isNaN(Expr constant) {
    return Double.isNaN(((Constant) constant.op()).value().get(0));
  }

  /** PyTorch knows better ways for some literal exponents. */
  static String pow(Expr n, LoweringContext c) {
    String base = isLiteral(n, 1) ? c.in(n, 0) : c.literalOr(n, 0);
    return "torch.pow(" + base + ", " + c.literalOr(n, 1) + ")";
  }

  /** One literal is promoted to the other choice's type; two would become float32. */
  static String select(Expr n, LoweringContext c) {
    boolean real = n.dtype() == DType.REAL;
    String yes = real ? c.literalOr(n, 1) : c.in(n, 1);
    String no = real && !isLiteral(n, 1) ? c.literalOr(n, 2) : c.in(n, 2);
    return "torch.where(" + c.in(n, 0) + ", " + yes + ", " + no + ")";
  }

  static String polygamma(Expr n, LoweringContext c) {
    int order = ((Polygamma) n.op()).order();
    return order == 0
        ? c.special(n, "digamma")
        : c.special(n, "polygamma", Integer.toString(order));
  }

  static String gammaPDerivative(Expr n, LoweringContext c) {
    int order = ((GammaPDerivative) n.op()).order();
    return c.special(n, "gamma_p_derivative", Integer.toString(order));
  }

  static String cumSum(Expr n, LoweringContext c) {
    CumSum op = (CumSum) n.op();
    String axis = Integer.toString(op.axis());
    if (!op.reverse()) {
      return "torch.cumsum(" + c.in(n, 0) + ", " + axis + ")";
    }
    String flipped = "torch.flip(" + c.in(n, 0) + ", [" + axis + "])";
    return "torch.flip(torch.cumsum(" + flipped + ", " + axis + "), [" + axis + "])";
  }

  static String expand(Expr n, LoweringContext c) {
    Expand op = (Expand) n.op();
    if (isLiteral(n, 0)) {
      return "torch.full("
          + list(n.shape())
          + ", "
          + c.literalOr(n, 0)
          + ", dtype="
          + c.dtype(n.dtype())
          + ", device="
          + c.device()
          + ")";
    }
    int[] aligned = new int[n.shape().rank()];
    Arrays.fill(aligned, 1);
    for (int i = 0; i < op.axes().count(); i++) {
      aligned[op.axes().get(i)] = n.shape().dim(op.axes().get(i));
    }
    boolean trailing =
        op.axes().count() == 0 || op.axes().get(0) == n.shape().rank() - op.axes().count();
    String operand =
        trailing
            ? c.in(n, 0)
            : "torch.reshape(" + c.in(n, 0) + ", " + Arrays.toString(aligned) + ")";
    return "torch.expand(" + operand + ", " + list(n.shape()) + ")";
  }

  static String slice(Expr n, LoweringContext c) {
    Slice op = (Slice) n.op();
    Shape before = n.input(0).shape();
    String out = c.in(n, 0);
    for (int axis = 0; axis < before.rank(); axis++) {
      int start = op.starts().get(axis);
      int limit = op.limits().get(axis);
      int step = op.steps().get(axis);
      if (start != 0 || limit != before.dim(axis) || step != 1) {
        out = "torch.slice(" + out + ", " + axis + ", " + start + ", " + limit + ", " + step + ")";
      }
    }
    return out;
  }

  static String pad(Expr n, LoweringContext c) {
    Pad op = (Pad) n.op();
    int[] dims = n.input(0).shape().dims();
    if (n.input(0).shape().size() == 0) { // PyTorch refuses to pad nothing.
      String shape = list(n.shape());
      return "torch.zeros("
          + shape
          + ", dtype="
          + c.dtype(n.dtype())
          + ", device="
          + c.device()
          + ")";
    }
    String out = c.in(n, 0);
    for (int axis = 0; axis < dims.length; axis++) {
      int interior = op.interior().get(axis);
      if (interior > 0 && dims[axis] > 0) {
        out = spread(out, axis, interior, dims);
      }
    }
    StringJoiner margins = new StringJoiner(", ", "[", "]");
    boolean any = false;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      margins.add(Integer.toString(op.low().get(axis)));
      margins.add(Integer.toString(op.high().get(axis)));
      any |= op.low().get(axis) > 0 || op.high().get(axis) > 0;
    }
    return any ? "torch.constant_pad_nd(" + out + ", " + margins + ", 0)" : out;
  }

  /** Zeros between neighbours: pad a new axis after this one, and join the two. */
  private static String spread(String operand, int axis, int interior, int[] dims) {
    StringBuilder margins = new StringBuilder("[");
    margins.append("0, 0, ".repeat(dims.length - 1 - axis));
    margins.append("0, ").append(interior).append(']');
    String padded =
        "torch.constant_pad_nd(torch.unsqueeze("
            + operand
            + ", "
            + (axis + 1)
            + "), "
            + margins
            + ", 0)";
    int spread = (dims[axis] - 1) * (interior + 1) + 1;
    dims[axis] *= interior + 1;
    String joined = "torch.reshape(" + padded + ", " + Arrays.toString(dims) + ")";
    dims[axis] = spread;
    return "torch.slice(" + joined + ", " + axis + ", 0, " + spread + ", 1)";
  }

  static String concat(Expr n, LoweringContext c) {
    StringJoiner parts = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < n.inputs().size(); i++) {
      parts.add(c.in(n, i));
    }
    return "torch.cat(" + parts + ", " + ((Concat) n.op()).axis() + ")";
  }
}
