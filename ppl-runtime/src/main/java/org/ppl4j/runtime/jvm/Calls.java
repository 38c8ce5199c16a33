package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.type.Shape;

/** Operations that are computed as a whole: by a routine on arrays, or as loops and branches. */
final class Calls {
  private static final Set<String> OF_MATRICES =
      Set.of("matmul", "layOut", "cholesky", "triangularSolve");

  private Calls() {}

  /**
   * An operand where it stands.
   *
   * @param buffer its array
   * @param offset the place of its first element
   * @param strides for each axis the distance of its elements
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them, or changes the arrays.
  private record Operand(Buffer buffer, Index offset, int[] strides) {
    boolean isDense(Shape shape) {
      int[] dense = shape.strides();
      for (int axis = 0; axis < dense.length; axis++) {
        if (shape.dim(axis) > 1 && strides[axis] != dense[axis]) {
          return false;
        }
      }
      return true;
    }
  }

  /** The operands that a node's routine reads. */
  static List<Expr> operands(Expr node) {
    // Of a scatter by known groups only the slices.
    return node.op() instanceof ScatterAdd ? node.inputs().subList(2, 3) : node.inputs();
  }

  /** The class that has a routine. */
  static String owner(String routine) {
    return Emitter.PACKAGE + (OF_MATRICES.contains(routine) ? "MatrixRoutines" : "Routines");
  }

  /** Whether an operand stands in a form that the node's routine takes. */
  static boolean fits(Work work, Expr node, Expr input) {
    boolean turned = node.op() instanceof Scan && ScanLanes.isTurned(node, input);
    if (node.op() instanceof Cond || (node.op() instanceof Scan && !turned)) {
      return true;
    }
    Views.Indexer none = (at, place, length) -> Index.of(new Index.Unknown(length));
    Operand operand = operand(work, input, none);
    if (turned) {
      return operand != null && operand.strides[input.shape().rank() - 1] == 1;
    }
    if (operand == null) {
      return false;
    }
    if (node.op() instanceof MatMul) {
      return input.shape().rank() <= 3;
    }
    boolean whole =
        operand.offset.equals(Index.ZERO) && operand.buffer.size() == input.shape().size();
    return operand.isDense(input.shape()) && (whole || hasRoutine(node));
  }

  private static boolean hasRoutine(Expr node) {
    return node.op() instanceof MatMul
        || node.op() instanceof Cholesky
        || node.op() instanceof TriangularSolve
        || node.op() instanceof ScatterAdd
        || node.op() instanceof CumSum
        || node.op() instanceof ArgMax;
  }

  /** Writes the code that computes a node. */
  static void write(Translator translator, Work work, Expr node) {
    if (node.op() instanceof Scan scan) {
      new ScanWriter(translator, work, node, scan).write();
    } else if (node.op() instanceof Cond cond) {
      CondWriter.write(translator, work, node, cond);
    } else if (isSmall(node)) {
      writeOut(translator, work, node);
    } else {
      translator.writer.add(invoke(translator, work, node));
    }
  }

  private static boolean isSmall(Expr node) {
    int rank = node.types().get(0).shape().rank();
    boolean kind =
        node.op() instanceof Cholesky
            || (node.op() instanceof TriangularSolve && node.shape().dim(rank - 1) == 1);
    return kind && SmallMatrices.fits(node.shape().dim(rank - 2));
  }

  private static void writeOut(Translator translator, Work work, Expr node) {
    Shape shape = node.shape();
    int count = shape.slice(0, shape.rank() - 2).size();
    int n = shape.dim(shape.rank() - 2);
    Buffer out = work.buffer(node, 0);
    Operand first = prepared(translator, work, node.input(0));
    if (node.op() instanceof TriangularSolve solve) {
      Operand right = prepared(translator, work, node.input(1));
      SmallMatrices.triangularSolve(
          translator.writer,
          first.buffer,
          first.offset,
          right.buffer,
          right.offset,
          out,
          count,
          n,
          solve);
    } else {
      SmallMatrices.cholesky(translator.writer, first.buffer, first.offset, out, count, n);
    }
  }

  private static Operand prepared(Translator translator, Work work, Expr input) {
    Operand operand = operand(work, input, translator.indexer(work));
    if (operand == null) {
      throw new IllegalStateException("an operand was not prepared: " + input.op().name());
    }
    return operand;
  }

  private static Code.Invoke invoke(Translator translator, Work work, Expr node) {
    List<Buffer> reads = new ArrayList<>();
    List<Buffer> writes = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    List<Operand> operands = new ArrayList<>();
    for (Expr input : operands(node)) {
      Operand operand = prepared(translator, work, input);
      operands.add(operand);
      reads.add(operand.buffer);
    }
    for (int i = 0; i < node.types().size(); i++) {
      writes.add(work.buffer(node, i));
    }
    String routine;
    Shape shape = node.types().get(0).shape();
    int rank = shape.rank();
    if (node.op() instanceof MatMul) {
      routine = "matmul";
      for (Operand operand : operands) {
        arguments.add(operand.buffer);
        arguments.add(operand.offset);
        arguments.add(rank > 2 ? operand.strides[0] : 0);
        arguments.add(operand.strides[rank - 2]);
        arguments.add(operand.strides[rank - 1]);
      }
      arguments.add(writes.get(0));
      arguments.add(shape.slice(0, rank - 2).size());
      arguments.add(shape.dim(rank - 2));
      arguments.add(node.input(0).shape().dim(rank - 1));
      arguments.add(shape.dim(rank - 1));
    } else if (node.op() instanceof ScatterAdd) {
      Groups groups = Objects.requireNonNull(Groups.of(work, node));
      arguments.add(operands.get(0).buffer);
      arguments.add(operands.get(0).offset);
      arguments.add(groups.starts());
      arguments.add(groups.order());
      arguments.add(writes.get(0));
      routine = "addGroups";
    } else if (hasRoutine(node)) {
      for (Operand operand : operands) {
        arguments.add(operand.buffer);
        arguments.add(operand.offset);
      }
      arguments.add(writes.get(0));
      routine = dense(node, node.input(0).shape(), arguments);
    } else {
      routine = "evaluate";
      arguments.add(Code.Whole.ARRAYS);
      arguments.add(translator.writer.site(new WholeKernel(node, reads, writes)));
    }
    return new Code.Invoke(routine, arguments, reads, writes);
  }

  /** The sizes that a routine on dense arrays takes, and its name. */
  private static String dense(Expr node, Shape shape, List<Object> arguments) {
    int rank = shape.rank();
    if (node.op() instanceof CumSum sum) {
      arguments.add(shape.slice(0, sum.axis()).size());
      arguments.add(shape.dim(sum.axis()));
      arguments.add(shape.slice(sum.axis() + 1, rank).size());
      arguments.add(sum.reverse());
      return "cumSum";
    }
    if (node.op() instanceof ArgMax max) {
      arguments.add(shape.slice(0, max.axis()).size());
      arguments.add(shape.dim(max.axis()));
      arguments.add(shape.slice(max.axis() + 1, rank).size());
      return "argMax";
    }
    arguments.add(shape.slice(0, rank - 2).size());
    arguments.add(shape.dim(rank - 1));
    if (node.op() instanceof TriangularSolve solve) {
      arguments.add(node.shape().dim(rank - 1));
      arguments.add(solve.lower());
      arguments.add(solve.transposed());
      return "triangularSolve";
    }
    return "cholesky";
  }

  /** Where an operand stands; null if its elements are not at equal distances in an array. */
  private static @Nullable Operand operand(Work work, Expr node, Views.Indexer indexer) {
    Shape shape = node.shape();
    if (shape.size() == 0) {
      return new Operand(work.buffer(node, 0), Index.ZERO, shape.strides());
    }
    List<Index> place = new ArrayList<>();
    LoopVariable[] counters = new LoopVariable[shape.rank()];
    for (int axis = 0; axis < counters.length; axis++) {
      counters[axis] = new LoopVariable(shape.dim(axis));
      place.add(Index.of(counters[axis]));
    }
    if (!(work.find(node, place, false, indexer) instanceof Work.Place found)) {
      return null;
    }
    Index at = found.linear();
    int[] strides = new int[counters.length];
    List<Index.Term> rest = new ArrayList<>();
    for (Index.Term term : at.terms()) {
      int axis = List.of(counters).indexOf(term.atom());
      if (axis >= 0) {
        strides[axis] = term.factor();
      } else {
        rest.add(term);
      }
    }
    Index offset = new Index(at.constant(), List.copyOf(rest));
    for (LoopVariable counter : counters) {
      if (offset.mentions(counter)) {
        return null;
      }
    }
    return new Operand(Work.buffer(found), offset, strides);
  }
}
