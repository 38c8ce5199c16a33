package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.Severity;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/** What the parts of the checker share: the text, what was found out, what is wrong. */
final class Session {
  final SourceFile source;
  final Checked.Facts facts = new Checked.Facts();
  final Map<String, Symbol> globals = new LinkedHashMap<>();
  private final Set<String> skipped;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  Session(SourceFile source, Set<String> skipped) {
    this.source = source;
    this.skipped = skipped;
  }

  /** Whether a part of the text that could not be read seems to introduce a name. */
  boolean isSkipped(String name) {
    return skipped.contains(name);
  }

  Diagnostic error(String code, Span span, String message) {
    return Diagnostic.error(code, source, span, message);
  }

  Diagnostic warning(String code, Span span, String message) {
    return Diagnostic.warning(code, source, span, message);
  }

  /** Gives a message, but not twice for one place. */
  void add(Diagnostic problem) {
    String key = problem.severity() == Severity.ERROR ? "" : problem.code();
    if (said.add(problem.span() + key)) {
      problems.add(problem);
    }
  }

  /** Gives a message, and the type of what is wrong. */
  Type wrong(Diagnostic problem) {
    add(problem);
    return Type.ERROR;
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /** What a size in a shape, a plate or a call is known by must be known before tracing. */
  Size used(Size size) {
    facts.sizes.addAll(size.variables());
    return size;
  }

  void bind(Ast.Name name, Symbol symbol) {
    facts.symbols.put(name, symbol);
  }

  String text(Ast node) {
    String text = source.text(node.span()).replaceAll("\\s+", " ");
    return "`" + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + "`";
  }

  /** The known name that is nearest to one that is not, or null. */
  static @Nullable String near(String name, Collection<String> known) {
    return known.stream()
        .filter(other -> !other.equals(name))
        .filter(other -> distance(name, other) <= Math.max(1, name.length() / 3))
        .min(
            Comparator.<String>comparingInt(other -> distance(name, other))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** Edits from one name to the other; the exchange of neighbours counts as one. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
