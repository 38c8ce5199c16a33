package org.ppl4j.runtime.jvm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;

/**
 * Sums of the elements of an array by groups that are known now: what a scatter with constant
 * indices into zeros is. Each group's sum stays in a register.
 *
 * @param starts where each group begins in the order; one more for the end
 * @param order the elements, group by group; empty if they are in that order already
 */
record Groups(Code.Table starts, Code.Table order) {

  /** The groups that a scatter adds up; null if it is another kind of scatter. */
  static @Nullable Groups of(Work work, Expr scatter) {
    Expr table = scatter.input(0);
    Expr indices = scatter.input(1);
    boolean flat = table.shape().rank() == 1 && indices.shape().rank() == 1;
    if (!flat || !(indices.op() instanceof Constant constant) || !isZero(work, table)) {
      return null;
    }
    int[] group = constant.value().toInts();
    int[] starts = new int[table.shape().size() + 1];
    for (int g : group) {
      starts[g + 1]++;
    }
    for (int g = 1; g < starts.length; g++) {
      starts[g] += starts[g - 1];
    }
    int[] next = starts.clone();
    int[] order = new int[group.length];
    boolean sorted = true;
    for (int i = 0; i < group.length; i++) {
      sorted &= i == 0 || group[i - 1] <= group[i];
      order[next[group[i]]++] = i;
    }
    return new Groups(new Code.Table(starts), new Code.Table(sorted ? new int[0] : order));
  }

  private static boolean isZero(Work work, Expr table) {
    List<Index> place = List.of(Index.of(new LoopVariable(table.shape().size())));
    Views.Indexer none = (node, at, length) -> Index.of(new Index.Unknown(length));
    return work.find(table, place, true, none) instanceof Work.Exactly exactly
        && exactly.number() == 0;
  }
}
