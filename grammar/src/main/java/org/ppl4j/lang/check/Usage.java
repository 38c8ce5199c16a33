package org.ppl4j.lang.check;

import java.util.HashSet;
import java.util.Set;
import org.ppl4j.lang.ast.Ast;

/** Warns of what is never used. A name that begins with an underscore may be. */
final class Usage {
  private final Session session;

  Usage(Session session) {
    this.session = session;
  }

  void check(Programs programs) {
    Set<Symbol> seen = new HashSet<>();
    programs
        .arguments()
        .values()
        .forEach(
            names ->
                names
                    .symbols()
                    .forEach(
                        symbol -> {
                          if (symbol.declaration() instanceof Ast.Parameter && seen.add(symbol)) {
                            warn(symbol, "it takes part in nothing");
                          }
                        }));
    programs
        .all()
        .forEach(
            (owner, program) -> {
              program.params.forEach(each -> warn(each, "nothing is learned of it"));
              program.defined.forEach(each -> warn(each, "it leads nowhere"));
              boolean isIdle =
                  owner.kind() == Symbol.Kind.MODEL
                      && program.addresses.isEmpty()
                      && program.choices.isEmpty()
                      && program.result == null;
              if (isIdle) {
                session.add(
                    session.warning(
                        "unused", owner.span(), "this model draws and observes nothing"));
              }
              boolean isReturned = program.result == null;
              if (owner.kind() == Symbol.Kind.MODEL && !isReturned) {
                program.kept.forEach(
                    each -> {
                      if (each.kind() == Symbol.Kind.SITE) {
                        warn(each, "the data say nothing of it");
                      }
                    });
              }
            });
  }

  private void warn(Symbol symbol, String why) {
    if (symbol.uses() == 0 && !symbol.name().startsWith("_") && !symbol.name().isEmpty()) {
      session.add(
          session.warning(
              "unused",
              symbol.span(),
              "the " + symbol.kind().word() + " `" + symbol.name() + "` is never used: " + why));
    }
  }
}
