package org.ppl4j.op;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** A function of two numbers of one type, real or integer, done element by element. */
public interface Arithmetic extends Binary {
  @Override
  default DType resultType(List<Expr> inputs) {
    return Elementwise.requireSameNumbers(this, inputs);
  }
}
