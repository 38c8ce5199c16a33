package org.ppl4j.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * One of two branches, of which only the chosen one is computed. The inputs are a scalar truth
 * value, then the operands, which both branches take; the results are those of the branch.
 *
 * <p>Its derivative is the branch's. Where the truth value is mapped by a batch, both branches are
 * computed and the results selected lane by lane; see {@link CondBatch} for how what one lane did
 * not choose cannot spoil it.
 *
 * @param yes the branch where it holds
 * @param no the branch where it does not, of equal types
 */
public record Cond(Graph yes, Graph no) implements Op {

  @Override
  public List<Type> types(List<Expr> inputs) {
    Expr condition = inputs.get(0);
    if (!condition.type().equals(Type.bool())) {
      throw ShapeMismatch.of(
          Report.of("cond: decides by one truth value, not " + condition.type() + ".")
              .where("condition", condition.party())
              .cure("choose element by element with select(...)"));
    }
    List<Type> operands = inputs.subList(1, inputs.size()).stream().map(Expr::type).toList();
    for (Graph branch : List.of(yes, no)) {
      if (!branch.inputTypes().equals(operands)) {
        throw ShapeMismatch.of(
            Report.of("cond: a branch takes " + branch.inputTypes() + ", not " + operands + ".")
                .where("condition", condition.party())
                .cure("both branches take all operands"));
      }
    }
    if (!yes.outputTypes().equals(no.outputTypes()) || yes.outputs().isEmpty()) {
      throw ShapeMismatch.of(
          Report.of(
                  "cond: one branch gives "
                      + yes.outputTypes()
                      + ", the other "
                      + no.outputTypes()
                      + ".")
              .where("condition", condition.party())
              .cure("both branches give results of equal types and shapes"));
    }
    return yes.outputTypes();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
    boolean[] all = new boolean[node.inputs().size()];
    Arrays.fill(all, true);
    return vjp(node, cotangents, all);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    List<Integer> results = new ArrayList<>();
    List<Expr> operands = new ArrayList<>(node.inputs());
    for (int i = 0; i < cotangents.size(); i++) {
      Expr given = cotangents.get(i);
      if (given != null && node.types().get(i).isReal()) {
        results.add(i);
        operands.add(given);
      }
    }
    List<Integer> wrt = new ArrayList<>();
    for (int i = 1; i < needed.length; i++) {
      if (needed[i] && node.input(i).type().isReal()) {
        wrt.add(i);
      }
    }
    List<@Nullable Expr> out = new ArrayList<>(Arrays.asList(new Expr[needed.length]));
    if (!wrt.isEmpty() && !results.isEmpty()) {
      Cond back = new Cond(Branch.gradient(yes, results, wrt), Branch.gradient(no, results, wrt));
      List<Expr> found = Output.all(Expr.of(back, operands));
      for (int k = 0; k < wrt.size(); k++) {
        out.set(wrt.get(k), found.get(k));
      }
    }
    return out;
  }

  @Override
  public List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return CondBatch.batch(this, node, inputs, mapped, size);
  }

  /** Through both branches; a condition that depends on elements is one for all of them. */
  @Override
  public List<Follow> follow(Expr node, List<Follow> inputs) {
    if (inputs.get(0).moves()) {
      return Collections.nCopies(node.types().size(), Follow.MIXED);
    }
    List<Follow> operands = inputs.subList(1, inputs.size());
    List<Follow> ifTrue = yes.follow(operands);
    List<Follow> ifFalse = no.follow(operands);
    List<Follow> out = new ArrayList<>();
    for (int i = 0; i < ifTrue.size(); i++) {
      out.add(ifTrue.get(i).meet(ifFalse.get(i)));
    }
    return out;
  }

  @Override
  public List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
    Graph branch = inputs.get(0).get(0) != 0 ? yes : no;
    return Evaluator.evaluate(branch, inputs.subList(1, inputs.size()));
  }
}
