package org.ppl4j.ir;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Prints graphs as typed text, one line a node, which {@link Parser} reads back:
 *
 * <pre>
 * graph loss(x: f64[3, 2], w: f64[2, 1]) {
 *   %0 = matmul(x, w) : f64[3, 1]  // Loss.java:12
 *   %1 = sum{axes=[0, 1]}(%0) : f64[]
 *   return %1
 * }
 * </pre>
 */
public final class Printer {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  /** Constants of more elements than this are shortened in {@link #summary}. */
  private static final int SHORT = 8;

  private final StringBuilder out = new StringBuilder();
  private final NodeMap<String> names = new NodeMap<>();
  private final Set<String> taken = new HashSet<>();
  private final boolean shorten;

  private Printer(boolean shorten) {
    this.shorten = shorten;
  }

  /** The full text of a graph. */
  public static String print(Graph graph) {
    return new Printer(false).graph(graph, "").toString();
  }

  /** The text of a graph for a reader: as {@link #print}, but long constants are shortened. */
  public static String summary(Graph graph) {
    return new Printer(true).graph(graph, "").toString();
  }

  /** The text of an expression: a graph of its placeholders. */
  public static String print(Expr expr) {
    List<Expr> nodes = Graph.nodes(List.of(expr));
    List<Expr> inputs = nodes.stream().filter(node -> node.op() instanceof Input).toList();
    return new Printer(true).graph(new Graph("expression", inputs, List.of(expr)), "").toString();
  }

  private StringBuilder graph(Graph graph, String indent) {
    StringJoiner inputs = new StringJoiner(", ", "(", ")");
    for (Expr input : graph.inputs()) {
      inputs.add(declare(input));
    }
    out.append("graph ").append(quoteUnlessPlain(graph.name())).append(inputs).append(" {\n");
    int next = 0;
    for (Expr node : graph.nodes()) {
      if (names.contains(node)) {
        continue;
      }
      if (node.op() instanceof Input) {
        out.append(indent).append("  free ").append(declare(node)).append('\n');
      } else if (inlined(node)) {
        names.put(node, ((Constant) node.op()).value().toString());
      } else {
        names.put(node, "%" + next++);
        line(node, indent + "  ");
      }
    }
    out.append(indent).append("  return ");
    out.append(graph.outputs().stream().map(names::get).collect(Collectors.joining(", ")));
    return out.append('\n').append(indent).append('}');
  }

  private static boolean inlined(Expr node) {
    return node.op() instanceof Constant constant && constant.value().type().isScalar();
  }

  private void line(Expr node, String indent) {
    out.append(indent).append(names.get(node)).append(" = ").append(node.op().name());
    attributes(node.op(), indent);
    out.append(node.inputs().stream().map(names::get).collect(Collectors.joining(", ", "(", ")")));
    out.append(" : ").append(types(node.types()));
    if (node.source().isKnown()) {
      out.append("  // ").append(node.source());
    }
    out.append('\n');
  }

  private static String types(List<Type> types) {
    return types.size() == 1 ? types.get(0).toString() : "(" + join(types) + ")";
  }

  private static String join(List<Type> types) {
    return types.stream().map(Type::toString).collect(Collectors.joining(", "));
  }

  private String declare(Expr input) {
    Input op = (Input) input.op();
    String label = op.label();
    for (int i = 1; !taken.add(label); i++) {
      label = op.label() + "_" + i;
    }
    names.put(input, quoteUnlessPlain(label));
    String kind = op.kind().equals("argument") ? "" : " " + quote(op.kind());
    return names.get(input) + ": " + op.type() + kind;
  }

  private void attributes(Op op, String indent) {
    if (!(op instanceof Record) || op.getClass().getRecordComponents().length == 0) {
      return;
    }
    String separator = "{";
    for (RecordComponent component : op.getClass().getRecordComponents()) {
      out.append(separator).append(component.getName()).append('=');
      value(Attributes.read(op, component), indent);
      separator = ", ";
    }
    out.append('}');
  }

  private void value(Object value, String indent) {
    if (value instanceof String text) {
      out.append(quote(text));
    } else if (value instanceof Tensor tensor) {
      boolean elide = shorten && tensor.shape().size() > SHORT;
      out.append(tensor.type()).append(' ').append(elide ? "[...]" : tensor.toString());
    } else if (value instanceof Graph body) {
      out.append(new Printer(shorten).graph(body, indent));
    } else {
      out.append(value);
    }
  }

  private static String quoteUnlessPlain(String text) {
    return PLAIN.matcher(text).matches() && !Parser.isReserved(text) ? text : quote(text);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
