package org.ppl4j.nn;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.nn.Initializer.Fans;

/**
 * A table with a vector for each of a number of things.
 *
 * @param table {@code [things, features]}
 */
public record Embedding(Real table) {
  /** Declares {@code name/table}, standard normal at first. */
  public static Embedding declare(Scope scope, String name, int things, int features) {
    return declare(scope, name, things, features, Initializers.normal(1));
  }

  /** Declares {@code name/table}. */
  public static Embedding declare(
      Scope scope, String name, int things, int features, Initializer initializer) {
    Fans fans = new Fans(things, features);
    return new Embedding(initializer.declare(scope, name + "/table", fans, things, features));
  }

  /**
   * The vector of a thing; of an array of things {@code [..]} the vectors {@code [.., features]}.
   */
  public Real apply(Int things) {
    return table.at(things);
  }
}
