package org.ppl4j.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;

/** Draws a program in plate notation: Graphviz's language, plates as boxes, data shaded. */
final class Dot {
  private final StringBuilder out = new StringBuilder();
  private final NodeMap<String> names = new NodeMap<>();
  private final List<String> edges = new ArrayList<>();
  private int boxes;

  private Dot() {}

  static String draw(Program program) {
    Dot dot = new Dot();
    dot.out.append("digraph \"").append(escape(program.name())).append("\" {\n");
    for (Expr argument : program.arguments()) {
      dot.names.put(argument, argument.party().name());
      dot.node(argument.party().name(), "shape=plaintext", "  ");
    }
    dot.block(program.root(), "  ");
    dot.edges.forEach(edge -> dot.out.append("  ").append(edge).append('\n'));
    return dot.out.append("}\n").toString();
  }

  private void block(Block block, String indent) {
    for (Item item : block.items()) {
      if (item instanceof Block inner && inner.frame() != null) {
        Frame frame = inner.frame();
        out.append(indent).append("subgraph cluster").append(boxes++).append(" {\n");
        out.append(indent).append("  label=\"").append(escape(frame.name())).append(" : ");
        out.append(frame.size()).append("\"\n");
        block(inner, indent + "  ");
        out.append(indent).append("}\n");
        for (int i = 0; i < inner.inside().size(); i++) {
          names.put(inner.outside().get(i), names.get(inner.inside().get(i)));
        }
      } else if (item instanceof Site site) {
        site(site, indent);
      }
    }
  }

  private void site(Site site, String indent) {
    String name = site.address();
    if (site instanceof Site.Sample sample) {
      node(name, "shape=ellipse", indent);
      names.put(sample.value(), name);
    } else if (site instanceof Site.Observe) {
      node(name, "shape=ellipse, style=filled, fillcolor=lightgray", indent);
    } else if (site instanceof Site.Param param) {
      node(name, "shape=plaintext", indent);
      names.put(param.value(), name);
    } else if (site instanceof Site.Factor) {
      node(name, "shape=box, style=filled, fillcolor=black, fontcolor=white", indent);
    } else {
      node(name, "shape=ellipse, peripheries=2", indent);
    }
    Set<String> parents = new LinkedHashSet<>();
    for (Expr node : Graph.nodes(Expressions.of(site))) {
      String parent = names.find(node);
      if (parent != null && !parent.equals(name)) {
        parents.add(parent);
      }
    }
    parents.forEach(parent -> edges.add("\"" + escape(parent) + "\" -> \"" + escape(name) + "\""));
  }

  private void node(String name, String style, String indent) {
    out.append(indent).append('"').append(escape(name)).append("\" [").append(style);
    out.append("]\n");
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
