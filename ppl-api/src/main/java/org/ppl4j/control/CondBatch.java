package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Output;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.Aside;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * Many decisions at once. If all lanes decide alike, the chosen branch is computed for all. If each
 * decides for itself, both branches are computed for all lanes, and each lane selects its own.
 *
 * <p>A lane that did not choose a branch is computed there all the same, but with the operands of
 * the first lane that did choose it. So what the branch cannot take (a logarithm of a negative
 * number, an index out of range) never gets into it, and no NaN or infinity, in a value or in a
 * derivative, comes out of it by way of lanes that did not choose it: replacing the result alone
 * would leave 0 times infinity in the derivative. A branch that no lane chooses is not computed.
 */
final class CondBatch {
  private CondBatch() {}

  static List<Expr> batch(Cond cond, Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    boolean[] operands = Arrays.copyOfRange(mapped, 1, mapped.length);
    if (!mapped[0]) {
      Cond wide =
          new Cond(Batch.batch(cond.yes(), operands, size), Batch.batch(cond.no(), operands, size));
      return Output.all(Expr.of(wide, inputs, node.source()));
    }
    List<Type> types = new ArrayList<>();
    node.types().forEach(type -> types.add(type.withShape(type.shape().prepend(size))));
    if (size == 0) {
      return types.stream().map(Ops::zeros).toList();
    }
    Expr holds = inputs.get(0);
    List<Expr> given = inputs.subList(1, inputs.size());
    List<Expr> yes = lanes(cond.yes(), holds, given, operands, size, types);
    Expr not = Ops.unary(new Not(), holds);
    List<Expr> no = lanes(cond.no(), not, given, operands, size, types);
    List<Expr> out = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      out.add(Ops.select(along(holds, types.get(i).shape()), yes.get(i), no.get(i)));
    }
    return out;
  }

  /** A branch's results in all lanes; those of lanes that did not choose it mean nothing. */
  private static List<Expr> lanes(
      Graph branch, Expr chosen, List<Expr> given, boolean[] mapped, int size, List<Type> types) {
    Expr first = Ops.unary(new ArgMax(0), Ops.toReal(chosen));
    List<Expr> operands = new ArrayList<>();
    operands.add(
        Ops.unary(new Aside(), Ops.gather(chosen, first, 0))); // Whether any lane chose it.
    for (int i = 0; i < mapped.length; i++) {
      operands.add(mapped[i] ? guarded(given.get(i), chosen, first, size) : given.get(i));
    }
    List<Type> takes = operands.subList(1, operands.size()).stream().map(Expr::type).toList();
    Graph wide = Batch.batch(branch, mapped, size);
    return Output.all(Expr.of(new Cond(wide, Branch.zeros(takes, types)), operands));
  }

  /** The operand in lanes that chose the branch, and that of the first such lane in all others. */
  private static Expr guarded(Expr x, Expr chosen, Expr first, int size) {
    Expr safe = Ops.stopGradient(Ops.unary(new Aside(), Ops.gather(x, first, 0)));
    return Ops.select(along(chosen, x.shape()), x, Ops.expandFront(safe, size));
  }

  private static Expr along(Expr lanes, Shape shape) {
    return Ops.expand(lanes, shape, 0);
  }
}
