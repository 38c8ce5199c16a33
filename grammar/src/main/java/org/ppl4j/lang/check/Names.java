package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.type.Type;

/** The names that can be seen from a block: its own, and those around it. */
final class Names {
  /** What sort of body the names are in. */
  enum Place {
    MODEL,
    GUIDE,
    OBJECTIVE,
    FUNCTION,
    CONSTANT;

    boolean isProgram() {
      return this == MODEL || this == GUIDE;
    }
  }

  private final Session session;
  private final @Nullable Names parent;
  private final Map<String, Symbol> own = new LinkedHashMap<>();
  private final Set<String> exported = new HashSet<>();
  private final List<Statement> frames;
  private final Set<String> later = new HashSet<>();
  final Place place;

  private Names(Session session, @Nullable Names parent, List<Statement> frames, Place place) {
    this.session = session;
    this.parent = parent;
    this.frames = frames;
    this.place = place;
  }

  static Names of(Session session, Place place) {
    return new Names(session, null, List.of(), place);
  }

  /** The names of a block inside of this one, in a plate or scan or, if null, in neither. */
  Names inside(@Nullable Statement frame) {
    List<Statement> more = new ArrayList<>(frames);
    if (frame != null) {
      more.add(frame);
    }
    return new Names(session, this, List.copyOf(more), place);
  }

  List<Statement> frames() {
    return frames;
  }

  /** Introduces a name, which must be new here. */
  Symbol define(Symbol.Kind kind, Ast.Name name, Ast declaration, Type type) {
    return define(kind, name, declaration, type, frames);
  }

  Symbol define(
      Symbol.Kind kind, Ast.Name name, Ast declaration, Type type, List<Statement> within) {
    Symbol symbol = new Symbol(kind, name, declaration, within, type);
    session.bind(name, symbol);
    if (name.text().isEmpty()) {
      return symbol;
    }
    Symbol before = visible(name.text());
    boolean isSibling =
        before != null
            && exported.contains(name.text())
            && before.kind() == Symbol.Kind.LET
            && kind == Symbol.Kind.LET;
    if (before != null && !isSibling && own(name.text()) == before) {
      session.add(
          session
              .error("duplicate", name.span(), "`" + name + "` is there already")
              .fact("first", before.kind().word(), before.span())
              .cure("give it another name; a name never changes its value"));
    }
    own.put(name.text(), symbol);
    exported.remove(name.text());
    return symbol;
  }

  private @Nullable Symbol own(String name) {
    for (Names each = this; each != null; each = each.parent) {
      Symbol found = each.own.get(name);
      if (found != null) {
        return each == this || !each.exported.contains(name) ? found : null;
      }
    }
    return null;
  }

  /** After a plate or scan its names are those of the block around, but for indices and carries. */
  void exportTo(Names outer) {
    own.forEach(
        (name, symbol) -> {
          if (symbol.kind() != Symbol.Kind.INDEX && symbol.kind() != Symbol.Kind.CARRY) {
            outer.own.put(name, symbol);
            outer.exported.add(name);
          }
        });
  }

  void export(Symbol symbol) {
    own.put(symbol.name(), symbol);
    exported.add(symbol.name());
  }

  /** Makes another block's names names of this one. */
  void share(Names other) {
    own.putAll(other.own);
  }

  /** Names that a later statement introduces, for messages. */
  void expectLater(Collection<String> names) {
    later.addAll(names);
  }

  boolean isLater(String name) {
    return later.contains(name) || (parent != null && parent.isLater(name));
  }

  @Nullable Symbol visible(String name) {
    for (Names each = this; each != null; each = each.parent) {
      Symbol found = each.own.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** A value of that name: local, or a constant of the file. */
  @Nullable Symbol find(String name) {
    Symbol local = visible(name);
    return local != null ? local : session.globals.get(name);
  }

  /** All names that can be seen. */
  Set<String> all() {
    Set<String> names = new LinkedHashSet<>();
    for (Names each = this; each != null; each = each.parent) {
      names.addAll(each.own.keySet());
    }
    session.globals.forEach(
        (name, symbol) -> {
          if (symbol.declaration() instanceof Declaration.Constant) {
            names.add(name);
          }
        });
    return names;
  }

  Collection<Symbol> symbols() {
    return own.values();
  }
}
