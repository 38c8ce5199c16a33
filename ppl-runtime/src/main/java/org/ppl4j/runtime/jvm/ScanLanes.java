package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Transpose;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Type;

/**
 * Lays the outermost axis of what scans carry innermost, if it is the longest: what a batch of
 * short vectors is. Then its elements lie side by side, and a step is a loop of vectors over them.
 *
 * <pre>{@code
 * scan(c: f64[10, 2])        transpose(scan(c: f64[2, 10]))
 * }</pre>
 */
final class ScanLanes {
  /** An axis shorter than this fills no vector. */
  private static final int LEAST = 8;

  private ScanLanes() {}

  static Graph innermost(Graph graph) {
    Graph now = graph;
    for (Expr scan = next(now); scan != null; scan = next(now)) {
      now = moved(now, scan);
    }
    return now;
  }

  private static @Nullable Expr next(Graph graph) {
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Scan scan && lanes(scan) > 0) {
        return node;
      }
    }
    return null;
  }

  /** The length of the axis that is to be innermost; 0 if there is none. */
  private static int lanes(Scan scan) {
    for (Expr carry : scan.body().inputs().subList(0, scan.carries())) {
      Shape shape = carry.shape();
      if (shape.rank() > 1 && shape.dim(0) >= LEAST && moves(shape, shape.dim(0))) {
        return shape.dim(0);
      }
    }
    return 0;
  }

  private static boolean moves(Shape shape, int lanes) {
    return shape.rank() > 1
        && shape.dim(0) == lanes
        && IntStream.range(1, shape.rank()).allMatch(axis -> shape.dim(axis) < lanes);
  }

  private static Graph moved(Graph graph, Expr node) {
    Scan scan = (Scan) node.op();
    int lanes = lanes(scan);
    List<Expr> inputs = new ArrayList<>();
    List<Expr> placeholders = new ArrayList<>();
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Expr placeholder = scan.body().inputs().get(i);
      boolean sequence = i >= scan.carries() && i < scan.carries() + scan.sequences();
      if (moves(placeholder.shape(), lanes)) {
        Input op = (Input) placeholder.op();
        Type type = toBack(placeholder, 0).type();
        placeholder = Input.create(op.label(), op.kind(), type);
        arguments.add(toFront(placeholder, 0));
        inputs.add(toBack(node.input(i), sequence ? 1 : 0));
      } else {
        arguments.add(placeholder);
        inputs.add(node.input(i));
      }
      placeholders.add(placeholder);
    }
    List<Expr> outputs =
        Substitute.call(scan.body(), arguments).stream()
            .map(output -> moves(output.shape(), lanes) ? toBack(output, 0) : output)
            .toList();
    Graph body = new Graph(scan.body().name(), placeholders, outputs);
    Scan better = new Scan(body, scan.length(), scan.carries(), scan.sequences(), scan.reverse());
    List<Expr> results = new ArrayList<>();
    for (Expr result : Output.all(Expr.of(better, inputs, node.source()))) {
      int k = results.size();
      boolean moves = moves(scan.body().outputs().get(k).shape(), lanes);
      results.add(moves ? toFront(result, k < scan.carries() ? 0 : 1) : result);
    }
    NodeMap<Expr> replacements = new NodeMap<>();
    ScanSharing.replace(graph, node, results, replacements);
    return graph.returning(Substitute.substitute(graph.outputs(), replacements));
  }

  /** Moves an axis behind all others. */
  private static Expr toBack(Expr x, int axis) {
    int last = x.shape().rank() - 1;
    return Ops.transpose(
        x,
        IntStream.rangeClosed(0, last).map(i -> i < axis ? i : i < last ? i + 1 : axis).toArray());
  }

  /** Moves the last axis to a place before others. */
  private static Expr toFront(Expr x, int axis) {
    int last = x.shape().rank() - 1;
    return Ops.transpose(
        x,
        IntStream.rangeClosed(0, last).map(i -> i < axis ? i : i == axis ? last : i - 1).toArray());
  }

  /** Whether an operand of a scan has to be laid out anew, so that its last axis is innermost. */
  static boolean isTurned(Expr node, Expr input) {
    return input.op() instanceof Transpose
        && node.inputs().lastIndexOf(input) >= ((Scan) node.op()).carries();
  }
}
