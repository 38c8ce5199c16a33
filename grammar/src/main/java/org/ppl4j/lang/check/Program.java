package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Type;

/** What is gathered of one body while it is checked. */
final class Program {
  /**
   * A random value as a guide and its model must agree on it.
   *
   * @param type of all of its elements
   * @param subsampled the plates around it that look at some of their elements only
   * @param isMarginal whether it is summed out, so that no guide draws it
   */
  record Choice(
      String address, Type.Tensor type, List<String> subsampled, Span span, boolean isMarginal) {}

  final List<Site> sites = new ArrayList<>();
  final Map<String, Choice> choices = new LinkedHashMap<>();
  final List<Symbol> params = new ArrayList<>();
  final List<Symbol> kept = new ArrayList<>();
  final List<Symbol> defined = new ArrayList<>();
  final Map<String, Span> addresses = new LinkedHashMap<>();
  final List<Statement.Return> returns = new ArrayList<>();
  @Nullable Type result;
  @Nullable Expression returned;

  /** Choices of unknown names: then nothing is said about agreement. */
  boolean isOpen;
}
