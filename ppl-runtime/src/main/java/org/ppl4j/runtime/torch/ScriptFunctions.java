package org.ppl4j.runtime.torch;

import java.util.LinkedHashSet;
import java.util.Set;

/** The functions that a module needs beside its parts: helpers by name, and bodies of loops. */
final class ScriptFunctions {
  private final Set<String> helpers = new LinkedHashSet<>();
  private final StringBuilder bodies = new StringBuilder();
  private int count;

  /** Notes that one of {@link TorchFunctions} is called. */
  void need(String helper) {
    helpers.add(helper);
  }

  /** A name that no other function has. */
  String fresh(String prefix) {
    return prefix + count++;
  }

  /** Adds a function's text. */
  void add(String text) {
    bodies.append(text);
  }

  /** All of them. */
  String text() {
    return TorchFunctions.text(helpers) + bodies;
  }
}
