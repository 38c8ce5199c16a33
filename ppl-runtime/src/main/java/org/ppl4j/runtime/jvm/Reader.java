package org.ppl4j.runtime.jvm;

import java.util.List;
import org.ppl4j.ir.Expr;

/** Notes what an item's elements are made from: what must be there before, and how much of it. */
final class Reader implements Views.Indexer {
  private final Work work;
  private final Item item;

  Reader(Work work, Item item) {
    this.work = work;
    this.item = item;
  }

  /** The item reads a node's element. */
  void read(Expr node, List<Index> place) {
    boolean through = item.kind == Item.Kind.COPY;
    Work.Found found = work.find(node, place, through && node == item.node, this);
    // What is outside was made before; and an element of none is never read.
    if (found instanceof Work.Place at && at.work() == work) {
      for (Item producer : work.producers(at.node())) {
        if (producer != item) {
          item.dependOn(producer, aligned(producer, at));
        }
      }
    }
  }

  @Override
  public Index index(Expr node, List<Index> place, int length) {
    read(node.input(1), place);
    return Index.of(new Index.Unknown(length));
  }

  @Override
  public Views.Indexer in(Work other) {
    // Outside, all is there already.
    return other == work ? this : (node, place, length) -> Index.of(new Index.Unknown(length));
  }

  /** How many of the producer's outermost loops could be the item's own. */
  private int aligned(Item producer, Work.Place at) {
    boolean whole =
        producer.kind == Item.Kind.COMPUTE || (producer.kind == Item.Kind.FOLD && !producer.flat);
    if (!whole && !(producer.kind == Item.Kind.COPY && producer.node == at.node())) {
      return 0;
    }
    if (producer.flat) {
      boolean same =
          item.depth() > 0
              && producer.extent(0) == item.extent(0)
              && at.linear().is(item.counters[0]);
      return same ? 1 : 0;
    }
    int aligned = 0;
    while (aligned < Math.min(producer.depth(), item.depth())) {
      int axis = producer.resultAxis(aligned);
      if (axis < 0
          || !at.place().get(axis).is(item.counters[aligned])
          || producer.extent(aligned) != item.extent(aligned)) {
        break;
      }
      aligned++;
    }
    return aligned;
  }
}
