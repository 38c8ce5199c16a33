package org.ppl4j.runtime.torch;

import org.ppl4j.ir.Expr;
import org.ppl4j.op.TriangularSolve;

/** Lowerings of linear algebra. */
final class Matrices {
  private Matrices() {}

  static String matmul(Expr n, LoweringContext c) {
    return "torch.matmul(" + c.in(n, 0) + ", " + c.in(n, 1) + ")";
  }

  static String triangularSolve(Expr n, LoweringContext c) {
    TriangularSolve op = (TriangularSolve) n.op();
    String matrix = op.transposed() ? "torch.mT(" + c.in(n, 0) + ")" : c.in(n, 0);
    String upper = op.lower() == op.transposed() ? "True" : "False";
    return "torch.linalg_solve_triangular(" + matrix + ", " + c.in(n, 1) + ", upper=" + upper + ")";
  }
}
