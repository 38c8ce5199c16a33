package org.ppl4j.ir;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** An operation with one result: the rules of {@link Op} without their lists. */
public interface TensorOp extends Op {
  /** The type rule; see {@link Op#types}. */
  Type type(List<Expr> inputs);

  /** The derivative rule; see {@link Op#vjp(Expr, List)}. */
  List<@Nullable Expr> vjp(Expr node, Expr cotangent);

  /** The batching rule; see {@link Op#batch}. */
  Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size);

  /** The interpreter's kernel; see {@link Op#evaluate(List, List)}. */
  Tensor evaluate(Type type, List<Tensor> inputs);

  @Override
  default List<Type> types(List<Expr> inputs) {
    return List.of(type(inputs));
  }

  @Override
  default List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
    return vjp(node, requireNonNull(cotangents.get(0)));
  }

  @Override
  default List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return List.of(batched(node, inputs, mapped, size));
  }

  @Override
  default List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
    return List.of(evaluate(types.get(0), inputs));
  }
}
