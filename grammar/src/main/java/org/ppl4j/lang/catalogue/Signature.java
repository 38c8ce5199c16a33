package org.ppl4j.lang.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.TypeNode;

/**
 * How something is called: {@code normal(mean: real, scale: real<lower = 0>): real}.
 *
 * @param name what the language calls it
 * @param parameters what it takes, in order
 * @param result what comes of it, as it is written
 * @param text all of it
 */
public record Signature(String name, List<Parameter> parameters, TypeNode result, String text) {
  /**
   * A parameter.
   *
   * @param name what named arguments call it
   * @param type what it takes
   * @param optional whether it may be left out
   */
  public record Parameter(String name, TypeNode type, boolean optional) {}

  /** Keeps the list. */
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The position of a parameter, or null. */
  public @Nullable Integer position(Ast.Name of) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(of.text())) {
        return i;
      }
    }
    return null;
  }

  /** The least number of arguments. */
  public int required() {
    return (int) parameters.stream().filter(parameter -> !parameter.optional()).count();
  }

  /** The names of the parameters: {@code normal(mean, scale)}. */
  public String brief() {
    return parameters.stream()
        .map(parameter -> parameter.optional() ? parameter.name() + "?" : parameter.name())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  @Override
  public String toString() {
    return text;
  }
}
