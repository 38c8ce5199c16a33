package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.mcmc.Draws.Quantity;
import org.ppl4j.type.Shape;

/**
 * The columns of CmdStan's CSV: a quantity's elements in column-major order, their indices from 1
 * after dots, as in {@code L.2.1}. In names only letters, digits and single underscores stay, which
 * is what Stan's readers expect; a result that has the name of a site is that site.
 */
final class CmdStanColumns {
  private final List<String> names = new ArrayList<>();

  /** For each column the quantity's place, and the element's in row-major order. */
  private final List<int[]> sources = new ArrayList<>();

  private CmdStanColumns() {}

  static CmdStanColumns of(List<Quantity> quantities) {
    CmdStanColumns out = new CmdStanColumns();
    Set<String> known = new LinkedHashSet<>();
    Set<String> taken = new LinkedHashSet<>();
    for (int place = 0; place < quantities.size(); place++) {
      Quantity quantity = quantities.get(place);
      if (known.add(quantity.name())) {
        String name = plain(quantity.name());
        while (!taken.add(name)) {
          name += "x";
        }
        out.add(name, quantity.type().shape(), place);
      }
    }
    return out;
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      return "result";
    }
    return Character.isDigit(plain.charAt(0)) ? "x" + plain : plain;
  }

  private void add(String name, Shape shape, int place) {
    int[] index = new int[shape.rank()];
    int[] strides = shape.strides();
    for (int i = 0; i < shape.size(); i++) {
      StringBuilder column = new StringBuilder(name);
      int flat = 0;
      for (int axis = 0; axis < index.length; axis++) {
        column.append('.').append(index[axis] + 1);
        flat += index[axis] * strides[axis];
      }
      names.add(column.toString());
      sources.add(new int[] {place, flat});
      // The first index runs fastest.
      for (int axis = 0; axis < index.length && ++index[axis] == shape.dim(axis); axis++) {
        index[axis] = 0;
      }
    }
  }

  List<String> names() {
    return names;
  }

  /** The quantity that a column shows an element of. */
  int quantity(int column) {
    return sources.get(column)[0];
  }

  /** The element that a column shows, in row-major order. */
  int element(int column) {
    return sources.get(column)[1];
  }
}
