package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/**
 * {@code condition ? x : y}, element by element. Both branches are computed; only the chosen one
 * receives a derivative, but a NaN or an infinity in the derivative of the other still spoils it
 * (zero times infinity), so guard a branch's argument, not only its value.
 */
public record Select() implements Elementwise {
  @Override
  public double element(double[] operands) {
    return operands[0] != 0 ? operands[1] : operands[2];
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.BOOL);
    Expr yes = inputs.get(1);
    Expr no = inputs.get(2);
    if (yes.dtype() != no.dtype()) {
      throw TypeMismatch.of(
          Report.of("select: both choices need one element type.")
              .where("if true", yes.party())
              .where("if false", no.party())
              .cure("make both real with toReal()"));
    }
    return yes.dtype();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr condition = node.input(0);
    Expr zero = Ops.real(0);
    Expr yes = Ops.select(condition, cotangent, zero);
    Expr no = Ops.select(condition, zero, cotangent);
    return Arrays.asList(
        null, Ops.sumTo(yes, node.input(1).shape()), Ops.sumTo(no, node.input(2).shape()));
  }
}
