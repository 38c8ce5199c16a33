package org.ppl4j.lang.check;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Expression;

/** Goes over the names that an expression uses; of blocks in it, none. */
final class Walk {
  private Walk() {}

  static void references(Expression expression, Consumer<Expression.Reference> visit) {
    if (expression instanceof Expression.Reference each) {
      visit.accept(each);
    } else if (expression instanceof Expression.Unary each) {
      references(each.operand(), visit);
    } else if (expression instanceof Expression.Binary each) {
      references(each.left(), visit);
      references(each.right(), visit);
    } else if (expression instanceof Expression.Index each) {
      references(each.base(), visit);
      each.subscripts()
          .forEach(
              subscript -> {
                if (subscript instanceof Expression.At at) {
                  references(at.index(), visit);
                } else if (subscript instanceof Expression.Slice slice) {
                  optional(slice.first(), visit);
                  optional(slice.last(), visit);
                }
              });
    } else if (expression instanceof Expression.Member each) {
      references(each.base(), visit);
    } else if (expression instanceof Expression.Call each) {
      each.arguments().forEach(argument -> references(argument.value(), visit));
    } else if (expression instanceof Expression.Array each) {
      each.elements().forEach(element -> references(element, visit));
    } else if (expression instanceof Expression.Range each) {
      references(each.first(), visit);
      references(each.last(), visit);
    } else if (expression instanceof Expression.Comprehension each) {
      references(each.body(), visit);
    } else if (expression instanceof Expression.Fields each) {
      each.entries().forEach(entry -> references(entry.value(), visit));
    } else if (expression instanceof Expression.Select each) {
      references(each.condition(), visit);
      references(each.yes(), visit);
      references(each.no(), visit);
    } else if (expression instanceof Expression.Condition each) {
      references(each.condition(), visit);
      branch(each.yes(), visit);
      branch(each.no(), visit);
    }
  }

  private static void optional(
      @Nullable Expression expression, Consumer<Expression.Reference> visit) {
    if (expression != null) {
      references(expression, visit);
    }
  }

  private static void branch(Expression.Branch branch, Consumer<Expression.Reference> visit) {
    branch.lets().forEach(let -> references(let.value(), visit));
    references(branch.value(), visit);
  }
}
