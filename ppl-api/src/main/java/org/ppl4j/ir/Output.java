package org.ppl4j.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Picks one result of an operation that has several.
 *
 * @param index which one, from 0
 */
public record Output(int index) implements Op {
  @Override
  public List<Type> types(List<Expr> inputs) {
    return List.of(inputs.get(0).types().get(index));
  }

  /** Cotangents of a picked result are gathered by the gradient transform itself. */
  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
    throw new AssertionError("the gradient transform looks through output");
  }

  /** A result is batched where its operation is. */
  @Override
  public List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    throw new AssertionError("the batch transform looks through output");
  }

  /** The results of a node, each as an expression: the node itself if it has just one. */
  public static List<Expr> all(Expr node) {
    if (node.types().size() == 1) {
      return List.of(node);
    }
    List<Expr> out = new ArrayList<>();
    for (int i = 0; i < node.types().size(); i++) {
      out.add(Expr.of(new Output(i), List.of(node)));
    }
    return Collections.unmodifiableList(out);
  }

  /** Results are picked by the evaluator itself. */
  @Override
  public List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
    throw new AssertionError("the evaluator looks through output");
  }
}
