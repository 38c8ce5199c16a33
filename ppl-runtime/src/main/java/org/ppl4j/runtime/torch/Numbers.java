package org.ppl4j.runtime.torch;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Div;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.Times;
import org.ppl4j.type.DType;

/**
 * Arithmetic on single reals within one function, done by TorchScript itself: a dozen operations on
 * its numbers take as long as one of PyTorch's, which costs 0.7 to 2 us whatever it computes. A
 * number becomes a tensor, and a tensor a number, where it is first asked for.
 */
final class Numbers {
  private static final Map<Class<? extends Op>, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry(Plus.class, "add"),
          Map.entry(Minus.class, "sub"),
          Map.entry(Times.class, "mul"),
          Map.entry(Div.class, "div"),
          Map.entry(Negate.class, "neg"),
          Map.entry(Square.class, "mul"),
          Map.entry(Sqrt.class, "sqrt"),
          Map.entry(Exp.class, "exp"),
          Map.entry(Expm1.class, "expm1"),
          Map.entry(Log.class, "log"),
          Map.entry(Log1p.class, "log1p"));

  private final NodeMap<String> names;
  private final NodeMap<String> numbers = new NodeMap<>();

  /** Numbers that are not tensors yet. */
  private final Set<Expr> bare = Collections.newSetFromMap(new IdentityHashMap<>());

  private final StringBuilder lines = new StringBuilder();

  Numbers(NodeMap<String> names) {
    this.names = names;
  }

  /** Whether a node is computed as a number. */
  static boolean computes(Expr node) {
    return FUNCTIONS.containsKey(node.op().getClass())
        && node.shape().isScalar()
        && node.type().isReal();
  }

  /** Writes the line of a node. */
  void write(Expr node, LoweringContext context) {
    String first = number(node.input(0), context);
    String rest =
        node.inputs().size() == 2
            ? ", " + number(node.input(1), context)
            : node.op() instanceof Square ? ", " + first : "";
    String name = names.get(node) + "n";
    String function = FUNCTIONS.get(node.op().getClass());
    line(name + " = torch." + function + "(" + first + rest + ")");
    numbers.put(node, name);
    bare.add(node);
  }

  private String number(Expr operand, LoweringContext context) {
    if (operand.op() instanceof Constant constant) {
      return LoweringContext.number(DType.REAL, constant.value().get(0));
    }
    String known = numbers.find(operand);
    if (known != null) {
      return known;
    }
    String tensor = context.use(operand);
    String name = tensor + "n";
    line(name + " = float(" + tensor + ")");
    numbers.put(operand, name);
    return name;
  }

  /** Sees to it that a node is a tensor. What float32 cannot hold is infinite there. */
  void require(Expr node, int real) {
    if (bare.remove(node)) {
      String name = names.get(node);
      String number = numbers.get(node);
      String fits = "torch.le(abs(" + number + "), " + (double) Float.MAX_VALUE + ")";
      String held = "(" + number + " if " + fits + " else torch.mul(" + number + ", inf))";
      line(name + " = torch.full([], " + held + ", dtype=" + real + ")");
    }
  }

  private void line(String text) {
    lines.append("  ").append(text).append('\n');
  }

  /** The lines since the last time. */
  String lines() {
    String out = lines.toString();
    lines.setLength(0);
    return out;
  }
}
