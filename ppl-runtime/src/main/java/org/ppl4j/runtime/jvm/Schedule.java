package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts items in order, those over an axis of the same length into common loops.
 *
 * <p>Each item has a level: after all that it needs, but in the same level as what it needs only
 * turn by turn of a common loop. A level is first what needs no loop, then its loops, one for each
 * length, and its calls; inside of a loop it goes on in the same way with the next axis.
 */
final class Schedule {
  /** More items than this in one loop make a method that HotSpot does not compile well. */
  private static final int MOST_IN_A_LOOP = 200;

  /** What is done in order. */
  sealed interface Step {}

  /** An item whose loops all are around it. */
  record Once(Item item) implements Step {}

  /**
   * A loop.
   *
   * @param extent how many turns
   * @param depth how many loops are around it
   * @param items what is done in it
   * @param body how
   */
  record Turns(int extent, int depth, List<Item> items, List<Step> body) implements Step {}

  private final int depth;
  private final List<Item> items;
  private final IdentityHashMap<Item, Integer> levels = new IdentityHashMap<>();

  private Schedule(List<Item> items, int depth) {
    this.items = items;
    this.depth = depth;
  }

  /** The steps of items, of which none comes before what it needs. */
  static List<Step> of(List<Item> items) {
    for (Item item : items) {
      item.consumers.clear();
    }
    for (Item item : items) {
      for (Item.Dependency dependency : item.dependencies) {
        dependency.on().consumers.add(new Item.Dependency(item, dependency.aligned()));
      }
    }
    return new Schedule(items, 0).steps();
  }

  private List<Step> steps() {
    raise();
    sink();
    TreeMap<Integer, List<Item>> byLevel = new TreeMap<>();
    for (Item item : items) {
      byLevel.computeIfAbsent(levels.get(item), key -> new ArrayList<>()).add(item);
    }
    List<Step> steps = new ArrayList<>();
    for (List<Item> level : byLevel.values()) {
      for (Item item : level) {
        if (isOnce(item) && item.kind != Item.Kind.CALL) {
          steps.add(new Once(item));
        }
      }
      Map<Integer, List<Item>> loops = new LinkedHashMap<>();
      for (Item item : level) {
        if (!isOnce(item)) {
          loops.computeIfAbsent(item.extent(depth), key -> new ArrayList<>()).add(item);
        } else if (item.kind == Item.Kind.CALL) {
          steps.add(new Once(item));
        }
      }
      loops.forEach((extent, inside) -> addLoops(extent, inside, steps));
    }
    return steps;
  }

  private void addLoops(int extent, List<Item> inside, List<Step> steps) {
    for (int from = 0; from < inside.size(); from += MOST_IN_A_LOOP) {
      int to = Math.min(from + MOST_IN_A_LOOP, inside.size());
      List<Item> some = List.copyOf(inside.subList(from, to));
      steps.add(new Turns(extent, depth, some, new Schedule(some, depth + 1).steps()));
    }
  }

  private boolean isOnce(Item item) {
    return item.depth() == depth;
  }

  /** The lowest levels. */
  private void raise() {
    for (Item item : items) {
      int level = 0;
      for (Item.Dependency dependency : item.dependencies) {
        Integer before = levels.get(dependency.on());
        if (before != null) {
          boolean same = isReady(dependency.on()) || shares(item, dependency);
          level = Math.max(level, same ? before : before + 1);
        }
      }
      levels.put(item, level);
    }
  }

  /**
   * Whether what an item makes is there in its own level, for all but other items without loops.
   */
  private boolean isReady(Item item) {
    return isOnce(item) && item.kind != Item.Kind.CALL;
  }

  private boolean shares(Item item, Item.Dependency dependency) {
    return dependency.aligned() > depth && !isOnce(item);
  }

  /** What is read only in one later level's loops goes there, so that it need not be kept. */
  private void sink() {
    for (int i = items.size() - 1; i >= 0; i--) {
      Item item = items.get(i);
      if (isOnce(item) || item.consumers.isEmpty()) {
        continue;
      }
      int latest = Integer.MAX_VALUE;
      for (Item.Dependency consumer : item.consumers) {
        Integer level = levels.get(consumer.on());
        boolean shared = level != null && consumer.aligned() > depth && !isOnce(consumer.on());
        latest = Math.min(latest, shared && level != null ? level : -1);
      }
      if (latest > levels.getOrDefault(item, 0) && latest != Integer.MAX_VALUE) {
        levels.put(item, latest);
      }
    }
  }
}
