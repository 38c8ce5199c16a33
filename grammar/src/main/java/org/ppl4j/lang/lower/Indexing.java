package org.ppl4j.lang.lower;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Expression.Subscript;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Type;

/**
 * Subscripts, which count from 1, as {@code at} and {@code slice}, which count from 0. {@code at}
 * looks into the outermost axis; for another one it is brought there first.
 */
final class Indexing {
  private final Expressions expressions;

  Indexing(Expressions expressions) {
    this.expressions = expressions;
  }

  Code of(Expression.Index index) {
    Code value = expressions.value(index.base());
    int rank = rank(index.base());
    int line = expressions.line(index);
    int axis = 0;
    for (Subscript subscript : index.subscripts()) {
      if (subscript instanceof Expression.Slice slice) {
        value = slice(value, slice, axis, line);
        axis++;
      } else {
        Expression place = ((Expression.At) subscript).index();
        int added = rank(place);
        Code front =
            axis == 0 ? value : Methods.call(value, "transpose", line, toFront(axis, rank));
        Code zeroBased = expressions.shifted(place).plus(-1).code(line);
        value = Methods.call(front, "at", line, zeroBased);
        rank += added - 1;
        if (axis > 0 && added > 0) {
          value = Methods.call(value, "transpose", line, behind(axis, added, rank));
        }
        axis += added;
      }
    }
    return value;
  }

  private int rank(Expression expression) {
    return expressions.checked().type(expression) instanceof Type.Tensor tensor
        ? tensor.shape().size()
        : 0;
  }

  private Code slice(Code value, Expression.Slice slice, int axis, int line) {
    if (slice.first() == null && slice.last() == null) {
      return value;
    }
    Code first =
        slice.first() == null
            ? Code.Literal.of(0)
            : Sizes.plus(expressions.size(slice.first()), -1);
    Code last =
        slice.last() == null
            ? Methods.call(Methods.call(value, "shape", line), "dim", line, Code.Literal.of(axis))
            : expressions.size(slice.last());
    return Methods.call(value, "slice", line, Code.Literal.of(axis), first, last);
  }

  /** The axes, with one brought to the front. */
  private static List<Code> toFront(int axis, int rank) {
    List<Integer> order = new ArrayList<>(List.of(axis));
    for (int i = 0; i < rank; i++) {
      if (i != axis) {
        order.add(i);
      }
    }
    return literals(order);
  }

  /** The axes, with so many brought from the front to behind the next ones. */
  private static List<Code> behind(int axis, int added, int rank) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < axis; i++) {
      order.add(added + i);
    }
    for (int i = 0; i < added; i++) {
      order.add(i);
    }
    for (int i = axis + added; i < rank; i++) {
      order.add(i);
    }
    return literals(order);
  }

  private static List<Code> literals(List<Integer> numbers) {
    return numbers.stream().<Code>map(Code.Literal::of).toList();
  }
}
