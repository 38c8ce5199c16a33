package org.ppl4j.runtime.jvm;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;

/** Code as text, for readers and golden files. */
final class Listing {
  private final StringBuilder out = new StringBuilder();
  private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private Listing() {}

  /** A block's text. */
  static String of(Block block) {
    Listing listing = new Listing();
    listing.block(block, "");
    return listing.out.toString();
  }

  private void block(Block block, String margin) {
    for (Statement statement : block.statements) {
      out.append(margin);
      statement(statement, margin);
    }
  }

  private void statement(Statement statement, String margin) {
    if (statement instanceof Code.Define define) {
      line(name(define.value()) + " = " + text(define.value()));
    } else if (statement instanceof Code.Store store) {
      line(element(store.buffer(), store.at()) + " = " + name(store.value()));
    } else if (statement instanceof Code.Add add) {
      line(element(add.buffer(), add.at()) + " += " + name(add.value()));
    } else if (statement instanceof Code.Assign assign) {
      line(name(assign.variable()) + " := " + name(assign.value()));
    } else if (statement instanceof Code.Loop loop) {
      line("for " + name(loop.counter()) + " < " + loop.counter().extent() + " {");
      block(loop.body(), margin + "  ");
      out.append(margin);
      line("}");
    } else if (statement instanceof Code.VectorLoop vector) {
      line(vector.lanes() + " at once");
      out.append(margin);
      statement(vector.loop(), margin);
    } else if (statement instanceof Code.Branch branch) {
      line("if " + name(branch.condition()) + " {");
      block(branch.yes(), margin + "  ");
      out.append(margin);
      line("} else {");
      block(branch.no(), margin + "  ");
      out.append(margin);
      line("}");
    } else if (statement instanceof Code.Section section) {
      line("section {");
      block(section.body(), margin + "  ");
      out.append(margin);
      line("}");
    } else if (statement instanceof Code.Invoke invoke) {
      String arguments =
          invoke.arguments().stream().map(this::argument).collect(Collectors.joining(", "));
      line(invoke.routine() + "(" + arguments + ")");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String argument(Object argument) {
    if (argument instanceof Index index) {
      return index(index);
    }
    boolean named = argument instanceof Buffer || argument instanceof Code.Table;
    return named ? name(argument) : argument.toString();
  }

  private String text(Value value) {
    if (value instanceof Code.Load load) {
      return element(load.buffer, load.at);
    }
    if (value instanceof Code.Number number) {
      return index(number.index);
    }
    if (value instanceof Code.Read read) {
      return name(read.variable);
    }
    if (value instanceof Code.Entry entry) {
      return name(entry.table) + "[" + index(entry.at) + "]";
    }
    if (value instanceof Code.Checked checked) {
      return "index(" + name(checked.number) + " below " + checked.length + ")";
    }
    Code.Apply apply = (Code.Apply) value;
    return function(apply.function)
        + apply.operands.stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String function(Function function) {
    if (function instanceof Function.Method method) {
      return method.name();
    }
    return function instanceof Function.Kernel kernel
        ? kernel.op().name()
        : function.toString().toLowerCase(Locale.ROOT);
  }

  private String element(Buffer buffer, Index at) {
    return name(buffer) + "[" + index(at) + "]";
  }

  private String index(Index index) {
    StringBuilder text = new StringBuilder();
    for (Index.Term term : index.terms()) {
      text.append(text.isEmpty() ? "" : " + ");
      text.append(atom(term.atom()));
      text.append(term.factor() == 1 ? "" : " * " + term.factor());
    }
    if (index.constant() != 0 || text.isEmpty()) {
      text.append(text.isEmpty() ? "" : " + ").append(index.constant());
    }
    return text.toString();
  }

  private String atom(Index.Atom atom) {
    if (atom instanceof Index.Quotient quotient) {
      return "(" + index(quotient.dividend()) + ") / " + quotient.divisor();
    }
    if (atom instanceof Index.Remainder remainder) {
      return "(" + index(remainder.dividend()) + ") % " + remainder.divisor();
    }
    return name(atom);
  }

  private String name(Object object) {
    if (object instanceof Code.Literal literal) {
      return Double.toString(literal.number);
    }
    return names.computeIfAbsent(
        object,
        key -> {
          String kind = kind(key);
          return kind + (counts.merge(kind, 1, Integer::sum) - 1);
        });
  }

  private static String kind(Object object) {
    if (object instanceof Buffer buffer) {
      return buffer.kind().name().toLowerCase(Locale.ROOT);
    }
    if (object instanceof LoopVariable) {
      return "i";
    }
    if (object instanceof Code.Table) {
      return "table";
    }
    return object instanceof Code.Variable ? "sum" : "v";
  }
}
