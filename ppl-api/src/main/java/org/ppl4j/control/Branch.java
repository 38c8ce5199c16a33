package org.ppl4j.control;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Type;

/** What is made of the branches of a {@link Cond}. */
final class Branch {
  private Branch() {}

  /**
   * The vector-Jacobian product of a branch: takes its operands, then the cotangents of some
   * results.
   *
   * @param results the places of those results
   * @param wrt the inputs of the {@link Cond} whose cotangents are wanted, its condition being 0
   */
  static Graph gradient(Graph branch, List<Integer> results, List<Integer> wrt) {
    List<Expr> inputs = placeholders(branch.inputTypes());
    List<Expr> made = Substitute.call(branch, inputs);
    List<Expr> chosen = results.stream().map(made::get).toList();
    List<Expr> weights = placeholders(chosen.stream().map(Expr::type).toList());
    List<Expr> gradients =
        Grad.vjp(chosen, weights, wrt.stream().map(i -> inputs.get(i - 1)).toList());
    List<Expr> all = new ArrayList<>(inputs);
    all.addAll(weights);
    return new Graph(branch.name() + "_gradient", all, gradients);
  }

  /** A branch that takes values of some types and gives zeros of others. */
  static Graph zeros(List<Type> takes, List<Type> gives) {
    return new Graph("nothing", placeholders(takes), gives.stream().map(Ops::zeros).toList());
  }

  private static List<Expr> placeholders(List<Type> types) {
    List<Expr> out = new ArrayList<>();
    for (Type type : types) {
      out.add(Input.create("v" + out.size(), type));
    }
    return out;
  }
}
