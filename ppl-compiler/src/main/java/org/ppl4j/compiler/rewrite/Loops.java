package org.ppl4j.compiler.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;

/** Loops: simpler steps, arrays kept outside, and very short ones written out. */
public final class Loops {
  /** Loops of at most this many steps are written out. */
  private static final int SHORT = 4;

  private Loops() {}

  /** A loop whose step has been rewritten by the same rules. */
  static @Nullable Expr withBody(Expr node, List<Rule> rules) {
    Scan scan = (Scan) node.op();
    Graph body = Rewriter.rewrite(scan.body(), rules);
    return body.outputs().equals(scan.body().outputs())
        ? null
        : Expr.of(with(scan, body), node.inputs(), node.source());
  }

  /** A loop's step reads literal arrays as constants of the loop, made once. */
  public static @Nullable Expr constantsOut(Expr node) {
    Scan scan = (Scan) node.op();
    NodeMap<Expr> replaced = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>(scan.body().inputs());
    List<Expr> operands = new ArrayList<>(node.inputs());
    for (Expr inner : scan.body().nodes()) {
      if (inner.op() instanceof Constant && !inner.shape().isScalar()) {
        Expr input = Input.create("constant", "scan constant", inner.type());
        replaced.put(inner, input);
        inputs.add(input);
        operands.add(inner);
      }
    }
    if (operands.size() == node.inputs().size()) {
      return null;
    }
    List<Expr> outputs = Substitute.substitute(scan.body().outputs(), replaced);
    Graph body = new Graph(scan.body().name(), inputs, outputs);
    return Expr.of(with(scan, body), operands, node.source());
  }

  /** A result of a very short loop is computed by its steps, one after another. */
  static @Nullable Expr unrolled(Expr node) {
    Expr loop = node.op() instanceof Output ? node.input(0) : node;
    int result = node.op() instanceof Output output ? output.index() : 0;
    boolean applies =
        loop.op() instanceof Scan scan
            && scan.length() <= SHORT
            && scan.length() > 0
            && (node.op() instanceof Output || loop.types().size() == 1);
    return applies ? unroll((Scan) loop.op(), loop, result) : null;
  }

  private static Expr unroll(Scan scan, Expr loop, int result) {
    int carries = scan.carries();
    List<Expr> carry = loop.inputs().subList(0, carries);
    List<Expr> sequences = loop.inputs().subList(carries, carries + scan.sequences());
    List<Expr> constants = loop.inputs().subList(carries + scan.sequences(), loop.inputs().size());
    List<Expr> put = new ArrayList<>();
    for (int step = 0; step < scan.length(); step++) {
      int t = scan.reverse() ? scan.length() - 1 - step : step;
      List<Expr> arguments = new ArrayList<>(carry);
      sequences.forEach(sequence -> arguments.add(element(sequence, t)));
      arguments.addAll(constants);
      List<Expr> results = Substitute.call(scan.body(), arguments);
      carry = results.subList(0, carries);
      if (result >= carries) {
        put.add(scan.reverse() ? 0 : put.size(), row(results.get(result)));
      }
    }
    return result < carries ? carry.get(result) : Expr.of(new Concat(0), put);
  }

  private static Expr element(Expr sequence, int t) {
    Shape shape = sequence.shape();
    return Ops.reshape(Ops.slice(sequence, 0, t, t + 1), shape.slice(1, shape.rank()));
  }

  private static Expr row(Expr element) {
    return Ops.reshape(element, element.shape().prepend(1));
  }

  private static Scan with(Scan scan, Graph body) {
    return new Scan(body, scan.length(), scan.carries(), scan.sequences(), scan.reverse());
  }
}
