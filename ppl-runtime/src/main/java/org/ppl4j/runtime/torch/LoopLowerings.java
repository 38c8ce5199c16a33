package org.ppl4j.runtime.torch;

import java.util.StringJoiner;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.type.Type;

/**
 * Lowerings of operations with bodies: each body becomes a function, each loop another around it.
 */
final class LoopLowerings {
  private LoopLowerings() {}

  static String scan(Expr n, LoweringContext c) {
    String loop = loop((Scan) n.op(), n, c);
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < n.inputs().size(); i++) {
      arguments.add(c.in(n, i));
    }
    return "__torch__." + loop + arguments;
  }

  private static String loop(Scan scan, Expr n, LoweringContext c) {
    String step = body(scan.body(), c);
    StringBuilder text = new StringBuilder();
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < n.inputs().size(); i++) {
      parameters.add("a" + i + ": Tensor");
      boolean sequence = i >= scan.carries() && i < scan.carries() + scan.sequences();
      arguments.add(
          i < scan.carries() ? "r" + i : sequence ? "torch.select(a" + i + ", 0, i)" : "a" + i);
    }
    String name = c.functions().fresh("loop");
    int results = n.types().size();
    text.append("def ").append(name).append(parameters).append(" -> ").append(tuple(results));
    text.append(":\n");
    StringJoiner produced = new StringJoiner(", ");
    StringJoiner returned =
        new StringJoiner(", ", results == 1 ? "" : "(", results == 1 ? "" : ")");
    StringBuilder appended = new StringBuilder();
    for (int i = 0; i < results; i++) {
      produced.add("r" + i);
      if (i < scan.carries()) {
        text.append("  r").append(i).append(" = a").append(i).append('\n');
        returned.add("r" + i);
      } else {
        text.append("  y").append(i).append(" = annotate(List[Tensor], [])\n");
        appended.append("    _").append(i).append(" = torch.append(y").append(i).append(", r");
        appended.append(i).append(")\n");
        returned.add(stacked("y" + i, scan, n.types().get(i), c));
      }
    }
    text.append("  for t in range(").append(scan.length()).append("):\n    i = ");
    text.append(scan.reverse() ? "torch.sub(" + (scan.length() - 1) + ", t)" : "t").append('\n');
    text.append("    ").append(produced).append(results == 1 ? "" : ",");
    text.append(" = __torch__.").append(step).append(arguments).append('\n');
    text.append(appended).append("  return ").append(returned).append('\n');
    c.functions().add(text.toString());
    return name;
  }

  private static String stacked(String list, Scan scan, Type type, LoweringContext c) {
    if (scan.length() == 0) {
      return "torch.zeros("
          + LoweringContext.list(type.shape())
          + ", dtype="
          + c.dtype(type.dtype())
          + ", device="
          + c.device()
          + ")";
    }
    String stack = "torch.stack(" + list + ", 0)";
    return scan.reverse() ? "torch.flip(" + stack + ", [0])" : stack;
  }

  /** A function that calls one of two others. */
  static String cond(Expr n, LoweringContext c) {
    Cond cond = (Cond) n.op();
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    StringJoiner operands = new StringJoiner(", ", "(", ")");
    StringJoiner arguments = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < n.inputs().size(); i++) {
      parameters.add("a" + i + ": Tensor");
      arguments.add(c.in(n, i));
      if (i > 0) {
        operands.add("a" + i);
      }
    }
    String yes = body(cond.yes(), c);
    String no = body(cond.no(), c);
    String name = c.functions().fresh("cond");
    c.functions()
        .add(
            "def "
                + name
                + parameters
                + " -> "
                + tuple(n.types().size())
                + ":\n"
                + "  if bool(a0):\n    r = __torch__."
                + yes
                + operands
                + "\n  else:\n    r = __torch__."
                + no
                + operands
                + "\n  return r\n");
    return "__torch__." + name + arguments;
  }

  /** Writes a body as a function of its inputs; its constants are made inside. */
  private static String body(Graph body, LoweringContext around) {
    NodeMap<String> names = new NodeMap<>();
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < body.inputs().size(); i++) {
      names.put(body.inputs().get(i), "x" + i);
      parameters.add("x" + i + ": Tensor");
    }
    LoweringContext inner = around.inside(names);
    StringBuilder lines = new StringBuilder();
    int next = 0;
    for (Expr node : body.nodes()) {
      if (!names.contains(node)) {
        names.put(node, "v" + next++);
        lines.append("  ").append(names.get(node)).append(" = ");
        lines.append(
            node.op() instanceof Constant constant
                ? inner.constant(constant.value())
                : Lowerings.lower(node, inner));
        lines.append('\n');
      }
    }
    int results = body.outputs().size();
    StringJoiner returned =
        new StringJoiner(", ", results == 1 ? "" : "(", results == 1 ? "" : ")");
    body.outputs().forEach(output -> returned.add(names.get(output)));
    String name = around.functions().fresh("step");
    around
        .functions()
        .add(
            "def "
                + name
                + parameters
                + " -> "
                + tuple(results)
                + ":\n"
                + lines
                + "  return "
                + returned
                + "\n");
    return name;
  }

  private static String tuple(int results) {
    return results == 1 ? "Tensor" : "Tuple[" + "Tensor, ".repeat(results - 1) + "Tensor]";
  }
}
