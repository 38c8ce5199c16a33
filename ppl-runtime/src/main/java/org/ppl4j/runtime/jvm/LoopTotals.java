package org.ppl4j.runtime.jvm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ppl4j.runtime.jvm.Function.Basic;

/** The sums, maxima and products that the turns of a loop of vectors take part in. */
final class LoopTotals {
  private LoopTotals() {}

  /** An element that the turns add to. */
  record Element(Buffer buffer, Index at) {}

  /** What is folded into each {@link Code.Variable} and {@link Element}. */
  static Map<Object, Function> of(Code.Loop loop) {
    Map<Object, Function> totals = new LinkedHashMap<>();
    for (Code.Statement statement : loop.body().statements) {
      if (statement instanceof Code.Assign assign) {
        totals.putIfAbsent(assign.variable(), ((Code.Apply) assign.value()).function);
      } else if (statement instanceof Code.Add add) {
        totals.putIfAbsent(new Element(add.buffer(), add.at()), Basic.PLUS);
      }
    }
    return totals;
  }

  /** What a total begins with. */
  static double start(Function fold) {
    return fold == Basic.PLUS ? 0 : fold == Basic.TIMES ? 1 : Double.NEGATIVE_INFINITY;
  }
}
