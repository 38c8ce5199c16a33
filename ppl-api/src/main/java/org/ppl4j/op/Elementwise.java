package org.ppl4j.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * An operation done element by element. Operands have equal shapes, except that a scalar goes with
 * anything; nothing else is stretched in silence.
 */
public interface Elementwise extends TensorOp {
  /** The kernel for one element: the operands' elements in, the result's out. */
  double element(double[] operands);

  /** The result's element type, given the operands'; refuses those it does not take. */
  DType resultType(List<Expr> inputs);

  @Override
  default Type type(List<Expr> inputs) {
    return new Type(resultType(inputs), commonShape(this, inputs));
  }

  @Override
  default Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    Shape shape = node.shape();
    List<Expr> operands = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      boolean scalar = node.input(i).shape().isScalar();
      if (scalar ? mapped[i] && !shape.isScalar() : !mapped[i]) {
        operands.add(
            mapped[i]
                ? Ops.expand(inputs.get(i), shape.prepend(size), 0)
                : Ops.expandFront(inputs.get(i), size));
      } else {
        operands.add(inputs.get(i));
      }
    }
    return Expr.of(this, operands, node.source());
  }

  @Override
  default Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] out = new double[type.shape().size()];
    double[] operands = new double[inputs.size()];
    for (int i = 0; i < out.length; i++) {
      for (int k = 0; k < operands.length; k++) {
        Tensor input = inputs.get(k);
        operands[k] = input.get(input.type().isScalar() ? 0 : i);
      }
      out[i] = element(operands);
    }
    return Tensor.wrap(type, out);
  }

  /** The shape of the operands that are not scalars. */
  private static Shape commonShape(Elementwise op, List<Expr> inputs) {
    Expr widest = inputs.get(0);
    for (Expr input : inputs) {
      if (widest.shape().isScalar()) {
        widest = input;
      } else if (!input.shape().isScalar() && !input.shape().equals(widest.shape())) {
        throw mismatch(op, widest, input, inputs);
      }
    }
    return widest.shape();
  }

  private static ShapeMismatch mismatch(Elementwise op, Expr left, Expr right, List<Expr> inputs) {
    Shape a = left.shape();
    Shape b = right.shape();
    String how = "have different numbers of axes";
    if (a.rank() == b.rank()) {
      int axis = 0;
      while (a.dim(axis) == b.dim(axis)) {
        axis++;
      }
      how = "differ on axis " + axis;
    }
    Report report =
        Report.of(op.name() + ": " + left.type() + " and " + right.type() + " " + how + ".");
    boolean binary = inputs.size() == 2;
    report.where(binary ? "left" : "operand " + inputs.indexOf(left), left.party());
    report.where(binary ? "right" : "operand " + inputs.indexOf(right), right.party());
    return ShapeMismatch.of(
        report.cure(
            "shapes are never stretched in silence: say expand(...), or index with at(...)"));
  }

  /** Refuses an operand that is not of the given element type. */
  static void require(TensorOp op, Expr operand, DType expected) {
    if (operand.dtype() != expected) {
      throw wrongType(op, operand, expected.text());
    }
  }

  /** Refuses boolean operands and operands of different element types; returns the common one. */
  static DType requireSameNumbers(TensorOp op, List<Expr> operands) {
    DType first = operands.get(0).dtype();
    for (Expr operand : operands) {
      if (operand.dtype() == DType.BOOL) {
        throw wrongType(op, operand, "a number");
      }
      if (operand.dtype() != first) {
        throw TypeMismatch.of(
            Report.of(op.name() + ": f64 and i64 do not mix.")
                .where("left", operands.get(0).party())
                .where("right", operand.party())
                .cure("make the integer a real with toReal()"));
      }
    }
    return first;
  }

  private static TypeMismatch wrongType(TensorOp op, Expr operand, String expected) {
    String cure =
        switch (operand.dtype()) {
          case REAL -> "make it a truth value with a comparison, or an integer with toInt()";
          case INT -> "make it a real with toReal()";
          case BOOL -> "make it a number with toReal(), or choose with select(...)";
        };
    return TypeMismatch.of(
        Report.of(op.name() + ": takes " + expected + ", not " + operand.dtype().text() + ".")
            .where("operand", operand.party())
            .cure(cure));
  }

  @Override
  default @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane;
  }
}
