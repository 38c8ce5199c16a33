package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;

/** What plates and scans have to hand out, since it is used outside of them. */
final class Exports {
  private final IdentityHashMap<Statement, Set<Symbol>> byFrame = new IdentityHashMap<>();

  /**
   * Those of a block.
   *
   * @param returned what is handed out of all frames, whether or not it is used
   */
  Exports(Checked checked, Ast.Block block, List<Symbol> returned) {
    Walk.nodes(
        block,
        node -> {
          if (node instanceof Expression.Reference reference) {
            List<Statement> frames = checked.collected(reference);
            if (!frames.isEmpty()) {
              add(requireNonNull(checked.symbol(reference.name())), frames);
            }
          }
        });
    returned.forEach(symbol -> add(symbol, symbol.frames()));
  }

  private void add(Symbol symbol, List<Statement> frames) {
    for (Statement frame : frames) {
      // A scan gives its last carry in any case.
      if (!(frame instanceof Statement.Scan scan && isCarriedBy(scan, symbol))) {
        byFrame.computeIfAbsent(frame, f -> new LinkedHashSet<>()).add(symbol);
      }
    }
  }

  private static boolean isCarriedBy(Statement.Scan scan, Symbol symbol) {
    return scan.carries().stream().anyMatch(carry -> carry == symbol.declaration());
  }

  /** Those of a frame, in the order of their first use. */
  List<Symbol> of(Statement frame) {
    return List.copyOf(byFrame.getOrDefault(frame, Set.of()));
  }
}
