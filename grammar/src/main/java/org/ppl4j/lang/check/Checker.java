package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.syntax.Syntax;
import org.ppl4j.lang.type.Type;

/**
 * Finds out what a file means: its names first, then each declaration, then what goes across them.
 */
public final class Checker {
  private Checker() {}

  /** Reads and checks a text. */
  public static Checked check(SourceFile source) {
    Syntax.Parsed parsed = Syntax.parse(source);
    Session session = new Session(source, parsed.skipped());
    Programs programs = new Programs(session);
    List<Symbol> symbols = declare(parsed.ast(), session, programs);
    symbols.forEach(programs::check);
    programs.finish();
    boolean isWhole =
        parsed.diagnostics().isEmpty()
            && session.problems().stream().noneMatch(Diagnostic::isError);
    if (isWhole) {
      // What is wrong elsewhere may be why something is not used.
      new Usage(session).check(programs);
    }
    List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
    Set<Integer> unread = new HashSet<>();
    all.forEach(problem -> unread.add(problem.line()));
    // Of a line that could not be read, its meaning says nothing.
    session.problems().stream().filter(each -> !unread.contains(each.line())).forEach(all::add);
    all.sort(Comparator.comparingInt(problem -> problem.span().start()));
    return new Checked(source, parsed.ast(), all, session.facts);
  }

  /** Declarations may use those after them, but constants only those before. */
  private static List<Symbol> declare(Ast.File file, Session session, Programs programs) {
    List<Symbol> symbols = new ArrayList<>();
    for (Declaration each : file.declarations()) {
      if (each instanceof Declaration.Constant) {
        continue;
      }
      Symbol symbol = new Symbol(kind(each), each.name(), each, List.of(), Type.ERROR);
      add(session, symbol, symbols);
    }
    for (Declaration each : file.declarations()) {
      if (each instanceof Declaration.Constant) {
        Symbol symbol = new Symbol(Symbol.Kind.CONSTANT, each.name(), each, List.of(), Type.ERROR);
        programs.check(symbol);
        add(session, symbol, symbols);
      }
    }
    return symbols;
  }

  private static void add(Session session, Symbol symbol, List<Symbol> symbols) {
    session.bind(((Declaration) symbol.declaration()).name(), symbol);
    symbols.add(symbol);
    Symbol before = session.globals.putIfAbsent(symbol.name(), symbol);
    if (before != null) {
      session.add(
          session
              .error("duplicate", symbol.span(), "`" + symbol.name() + "` is declared already")
              .fact("first", before.kind().word(), before.span())
              .cure("give it another name"));
    }
  }

  private static Symbol.Kind kind(Declaration declaration) {
    if (declaration instanceof Declaration.Model) {
      return Symbol.Kind.MODEL;
    }
    if (declaration instanceof Declaration.Guide) {
      return Symbol.Kind.GUIDE;
    }
    return declaration instanceof Declaration.Objective
        ? Symbol.Kind.OBJECTIVE
        : Symbol.Kind.FUNCTION;
  }
}
