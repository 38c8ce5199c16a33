package org.ppl4j.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** A test's operation with a graph inside and two results: the body's, and the body's of that. */
public record Twice(Graph body, double weight) implements Op {
  @Override
  public List<Type> types(List<Expr> inputs) {
    return List.of(body.outputs().get(0).type(), body.outputs().get(0).type());
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
    throw new AssertionError("the tests of bodies never ask for this");
  }

  @Override
  public List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    throw new AssertionError("the tests of bodies never ask for this");
  }

  @Override
  public List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
    List<Tensor> once = Evaluator.evaluate(body, inputs);
    return List.of(once.get(0), Evaluator.evaluate(body, once).get(0));
  }
}
