package org.ppl4j.lang.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a layout, with lines of no more than a hundred characters where that is possible. */
final class LayoutWriter {
  private static final int WIDTH = 100;

  private LayoutWriter() {}

  /** A text, and which of its lines came from which line of the file. */
  record Written(String text, SortedMap<Integer, Integer> origins) {}

  private record Item(int indent, boolean flat, Layout layout) {}

  /** Writes it. */
  static Written write(Layout layout) {
    StringBuilder out = new StringBuilder();
    TreeMap<Integer, Integer> origins = new TreeMap<>();
    Deque<Item> items = new ArrayDeque<>();
    items.push(new Item(0, false, layout));
    int column = 0;
    int line = 1;
    while (!items.isEmpty()) {
      Item item = items.pop();
      String added = "";
      if (item.layout instanceof Layout.Text text) {
        added = text.text();
        if (text.origin() > 0) {
          origins.putIfAbsent(line, text.origin());
        }
      } else if (item.layout instanceof Layout.Break soft && item.flat) {
        added = soft.flat();
      } else if (item.layout instanceof Layout.Break || item.layout instanceof Layout.Hard) {
        trim(out);
        out.append('\n').append(" ".repeat(item.indent));
        column = item.indent;
        line++;
      } else if (item.layout instanceof Layout.Join join) {
        for (int i = join.parts().size() - 1; i >= 0; i--) {
          items.push(new Item(item.indent, item.flat, join.parts().get(i)));
        }
      } else if (item.layout instanceof Layout.Indent indent) {
        items.push(new Item(item.indent + indent.by(), item.flat, indent.inner()));
      } else if (item.layout instanceof Layout.Group group) {
        boolean flat = item.flat || fits(WIDTH - column, group.inner(), items);
        items.push(new Item(item.indent, flat, group.inner()));
      }
      out.append(added);
      column += added.length();
    }
    return new Written(out.toString(), origins);
  }

  private static void trim(StringBuilder out) {
    while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  /** Whether a group, and what follows it up to the next break, fits into a space. */
  private static boolean fits(int space, Layout group, Deque<Item> after) {
    Deque<Item> items = new ArrayDeque<>();
    items.push(new Item(0, true, group));
    Iterator<Item> rest = after.iterator();
    int left = space;
    while (left >= 0) {
      if (items.isEmpty()) {
        if (!rest.hasNext()) {
          return true;
        }
        items.push(rest.next());
        continue;
      }
      Item item = items.pop();
      if (item.layout instanceof Layout.Text text) {
        left -= text.text().length();
      } else if (item.layout instanceof Layout.Break soft) {
        if (!item.flat) {
          return true;
        }
        left -= soft.flat().length();
      } else if (item.layout instanceof Layout.Hard) {
        return !item.flat;
      } else if (item.layout instanceof Layout.Join join) {
        for (int i = join.parts().size() - 1; i >= 0; i--) {
          items.push(new Item(0, item.flat, join.parts().get(i)));
        }
      } else if (item.layout instanceof Layout.Indent indent) {
        items.push(new Item(0, item.flat, indent.inner()));
      } else if (item.layout instanceof Layout.Group inner) {
        items.push(new Item(0, item.flat, inner.inner()));
      }
    }
    return false;
  }
}
