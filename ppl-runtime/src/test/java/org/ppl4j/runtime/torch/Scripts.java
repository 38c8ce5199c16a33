package org.ppl4j.runtime.torch;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Module texts for tests. */
final class Scripts {

  private Scripts() {}

  /** A module whose {@code forward} has the given parameters and lines. */
  static String forward(String parameters, String... lines) {
    return "class M(Module):\n  def forward(self: __torch__.M, "
        + parameters
        + ") -> List[Tensor]:\n    "
        + String.join("\n    ", lines)
        + "\n";
  }

  /** A module with one parameter {@code x}, to which each of many lines adds 1. */
  static String chain(int length) {
    IntFunction<String> line = i -> "v" + (i + 1) + " = torch.add(" + name(i) + ", 1.)";
    String lines = IntStream.range(0, length).mapToObj(line).collect(Collectors.joining("\n    "));
    return forward("x: Tensor", lines, "return [" + name(length) + "]");
  }

  private static String name(int i) {
    return i == 0 ? "x" : "v" + i;
  }
}
