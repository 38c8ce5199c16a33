package org.ppl4j.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.cli.data.Numbers;
import org.ppl4j.type.Shape;

/** Names of the numbers of a quantity, as the language writes them: {@code theta[3]}. */
public final class Names {
  private Names() {}

  /** Of all its numbers, row-major. */
  public static List<String> elements(String name, Shape shape) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      out.add(name + Numbers.index(shape, i));
    }
    return out;
  }
}
