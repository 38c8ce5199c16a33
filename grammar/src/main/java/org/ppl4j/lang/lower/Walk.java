package org.ppl4j.lang.lower;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;

/** Visits the nodes of a tree: they are records, whose components are the nodes below. */
final class Walk {
  private static final String TREE = Ast.class.getPackageName() + ".";

  private Walk() {}

  /** Visits a node, then those below it, in the order of the text. */
  static void nodes(Ast node, Consumer<Ast> visitor) {
    visit(node, visitor);
  }

  private static void visit(@Nullable Object part, Consumer<Ast> visitor) {
    if (part instanceof List<?> list) {
      list.forEach(element -> visit(element, visitor));
    } else if (part instanceof Record record && record.getClass().getName().startsWith(TREE)) {
      if (part instanceof Ast node) {
        visitor.accept(node);
      }
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        visit(Reflection.component(record, component.getName()), visitor);
      }
    }
  }
}
