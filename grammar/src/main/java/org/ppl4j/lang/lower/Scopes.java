package org.ppl4j.lang.lower;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;

/** What the names of a file stand for at one place of a method of Java. */
final class Scopes {
  private final IdentityHashMap<Symbol, Shifted> values = new IdentityHashMap<>();
  private final Sizes sizes = new Sizes();
  private Names names;

  Scopes(Names names) {
    this.names = names;
  }

  /** The sizes that are known. */
  Sizes sizes() {
    return sizes;
  }

  /** The names that are taken. */
  Names names() {
    return names;
  }

  /** Goes into a block of its own; gives what to go back to. */
  Names enter() {
    Names before = names;
    names = new Names(before);
    return before;
  }

  void leave(Names before) {
    names = before;
  }

  void put(Symbol symbol, Code code) {
    put(symbol, new Shifted(code, 0));
  }

  void put(Symbol symbol, Shifted value) {
    values.put(symbol, value);
  }

  /** What a symbol stands for, or null. */
  @Nullable Shifted find(Symbol symbol) {
    return values.get(symbol);
  }
}
