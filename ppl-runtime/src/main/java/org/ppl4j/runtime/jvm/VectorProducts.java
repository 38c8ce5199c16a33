package org.ppl4j.runtime.jvm;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Products of a loop's own that are used once, in a sum: multiplied and added in one operation,
 * rounded once.
 */
final class VectorProducts {
  private VectorProducts() {}

  static Set<Value> of(List<Statement> body) {
    IdentityHashMap<Value, Integer> uses = new IdentityHashMap<>();
    Set<Value> own = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Value> added = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Statement statement : body) {
      Code.reads(statement).forEach(value -> uses.merge(value, 1, Integer::sum));
      if (statement instanceof Code.Define define) {
        own.add(define.value());
      }
      if (statement instanceof Code.Add add) {
        added.add(add.value());
      } else if (statement instanceof Code.Define define
          && define.value() instanceof Code.Apply apply
          && apply.function == Basic.PLUS) {
        added.addAll(apply.operands);
      }
    }
    Set<Value> products = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Value value : added) {
      if (value instanceof Code.Apply apply
          && apply.function == Basic.TIMES
          && own.contains(apply)
          && uses.getOrDefault(apply, 0) == 1) {
        products.add(value);
      }
    }
    return products;
  }
}
