package org.ppl4j.ir;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * An operation: everything the compiler must know to type, differentiate, batch and interpret it.
 * An operation is immutable; its attributes are the components of a record, so that equal
 * operations on equal inputs can be shared and printed. Almost every operation has one result and
 * is a {@link TensorOp}; an operation with several (a loop) implements this directly, and {@link
 * Output} picks a result.
 */
public interface Op {
  /** The name it is printed by: the class's name with a small first letter. */
  default String name() {
    return OpNames.of(getClass());
  }

  /**
   * The type rule.
   *
   * @throws org.ppl4j.error.PplException if the inputs do not fit; the message names them
   */
  List<Type> types(List<Expr> inputs);

  /**
   * The derivative rule in reverse: cotangents of the inputs, given those of the results.
   *
   * @param node an application of this operation
   * @param cotangents one for each result; null where the result does not matter
   * @return one for each input, of the input's shape; null where the derivative is zero
   */
  List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents);

  /**
   * The derivative rule where only some inputs' cotangents are wanted; operations for which the
   * others would cost something override it.
   *
   * @param needed which inputs' cotangents will be read
   */
  default List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    return vjp(node, cotangents);
  }

  /**
   * The batching rule: the same operation done {@code size} times at once.
   *
   * @param node the application of this operation to unbatched inputs
   * @param inputs its inputs; those that are mapped have a new outermost axis
   * @param mapped which inputs have that axis; at least one does
   * @param size the new axis's size
   * @return one expression for each result, all with the new outermost axis
   */
  List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size);

  /** The interpreter's kernel: plain and obvious, the truth for every other executor. */
  List<Tensor> evaluate(List<Type> types, List<Tensor> inputs);

  /**
   * Where the elements of a plate lie in the result, if each of them depends on an input only
   * through its own element there; null if they mix, which is always a safe answer.
   *
   * @param node the application of this operation, which has one result
   * @param input which input
   * @param lane where the elements lie in it
   */
  default @Nullable Lane follow(Expr node, int input, Lane lane) {
    return null;
  }

  /**
   * How the elements of a plate lie in each result, given how they lie in all inputs; operations
   * with several results override it.
   */
  default List<Follow> follow(Expr node, List<Follow> inputs) {
    Follow all = Follow.STILL;
    for (int i = 0; i < inputs.size(); i++) {
      Lane lane = inputs.get(i).lane();
      if (lane != null) {
        all = all.meet(Follow.along(follow(node, i, lane)));
      } else if (inputs.get(i).moves()) {
        all = Follow.MIXED;
      }
    }
    return Collections.nCopies(node.types().size(), all);
  }

  /**
   * Whether the real result jumps somewhere as the inputs move, so that its derivative does not
   * tell how its mean moves. A result that is no real always does.
   */
  default boolean jumps() {
    return false;
  }
}
