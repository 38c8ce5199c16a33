package org.ppl4j.runtime.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DALOAD;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.DCONST_1;
import static org.objectweb.asm.Opcodes.DDIV;
import static org.objectweb.asm.Opcodes.DNEG;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Writes products and triangular solves of matrices as loops of vectors along the columns of the
 * result. A tile of the result stays in registers; where the columns are no multiple of a vector's
 * numbers, the last vector takes in some that are done already. A few rows are a method, which
 * HotSpot soon finds worth compiling, as it is called for all rows.
 */
final class VectorMatrices {
  /** A tile's rows, and the vectors in each. */
  private static final int ROWS = 4;

  private static final int VECTORS = 4;

  /** The numbers that a near cache holds. */
  private static final int NEAR = 1 << 14;

  private final MethodEmitter host;
  private final MethodVisitor to;
  private final List<Object> arguments;
  private final int lanes;

  private VectorMatrices(MethodEmitter host, MethodVisitor to, Code.Invoke invoke) {
    this.host = host;
    this.to = to;
    arguments = invoke.arguments();
    lanes = invoke.lanes();
  }

  /** Whether a routine's call can be done so many columns at a time. */
  static boolean fits(Code.Invoke invoke, int lanes) {
    List<Object> arguments = invoke.arguments();
    return switch (invoke.routine()) {
      case "matmul" ->
          (int) arguments.get(14) >= lanes
              && ((int) arguments.get(9) == 1 || (int) arguments.get(12) >= lanes);
      case "triangularSolve" -> (int) arguments.get(7) >= lanes;
      default -> false;
    };
  }

  /** The call of a routine as calls for a few rows each. */
  static List<Statement> rows(Code.Invoke invoke, int lanes) {
    if (!invoke.routine().equals("matmul")) {
      return solutionRows(invoke, lanes);
    }
    if ((int) invoke.arguments().get(9) == 1) {
      return productRows(invoke, lanes);
    }
    List<Statement> out = new ArrayList<>();
    Code.Invoke product = byRows(invoke, out);
    out.addAll(productRows(product, lanes));
    return out;
  }

  /** The product with its right factor laid out row by row, first. */
  private static Code.Invoke byRows(Code.Invoke invoke, List<Statement> before) {
    List<Object> all = new ArrayList<>(invoke.arguments());
    Buffer from = (Buffer) all.get(5);
    int batches = (int) all.get(7) == 0 ? 1 : (int) all.get(11);
    int length = (int) all.get(13);
    int columns = (int) all.get(14);
    Buffer right = Buffer.of(Buffer.Kind.WORK, batches * length * columns);
    List<Object> layout = new ArrayList<>(all.subList(5, 10));
    layout.addAll(List.of(right, batches, length, columns));
    before.add(new Code.Invoke("layOut", layout, List.of(from), List.of(right)));
    all.set(5, right);
    all.set(6, Index.ZERO);
    all.set(7, batches == 1 ? 0 : length * columns);
    all.set(8, columns);
    all.set(9, 1);
    List<Buffer> reads = new ArrayList<>(invoke.reads());
    reads.add(right);
    return new Code.Invoke(invoke.routine(), all, reads, invoke.writes());
  }

  private static List<Statement> productRows(Code.Invoke invoke, int lanes) {
    List<Object> all = invoke.arguments();
    int rows = (int) all.get(12);
    int columns = (int) all.get(14);
    return each(
        (int) all.get(11),
        batch -> {
          List<Statement> out = new ArrayList<>();
          int whole = rows / ROWS;
          BiFunction<Index, Integer, List<Statement>> some =
              (first, count) -> {
                List<Object> own = new ArrayList<>(all);
                Index a = (Index) all.get(1);
                Index b = (Index) all.get(6);
                own.set(
                    1, a.plus(batch.times((int) all.get(2))).plus(first.times((int) all.get(3))));
                own.set(6, b.plus(batch.times((int) all.get(7))));
                own.set(12, count);
                own.add(batch.times(rows).plus(first).times(columns));
                return List.of(section(invoke, own, lanes));
              };
          if (whole > 0) {
            out.addAll(each(whole, tile -> some.apply(tile.times(ROWS), ROWS)));
          }
          if (rows % ROWS > 0) {
            out.addAll(some.apply(Index.of(whole * ROWS), rows % ROWS));
          }
          return out;
        });
  }

  private static List<Statement> solutionRows(Code.Invoke invoke, int lanes) {
    List<Object> all = invoke.arguments();
    int n = (int) all.get(6);
    int columns = (int) all.get(7);
    int systems = (int) all.get(5);
    BiFunction<Index, Index, List<Statement>> row =
        (system, step) -> {
          List<Object> own = new ArrayList<>(all);
          own.set(1, ((Index) all.get(1)).plus(system.times(n * n)));
          own.set(3, ((Index) all.get(3)).plus(system.times(n * columns)));
          own.add(system.times(n * columns));
          own.add(step);
          return List.of(section(invoke, own, lanes));
        };
    // A row waits for the one before it: meanwhile other systems' rows are done.
    return systems * n * (n + columns) <= NEAR
        ? each(n, step -> each(systems, system -> row.apply(system, step)))
        : each(systems, system -> each(n, step -> row.apply(system, step)));
  }

  /** A loop, unless there is but one turn. */
  private static List<Statement> each(
      int count, java.util.function.Function<Index, List<Statement>> body) {
    if (count == 1) {
      return body.apply(Index.ZERO);
    }
    LoopVariable counter = new LoopVariable(count);
    Code.Block block = new Code.Block();
    block.statements.addAll(body.apply(Index.of(counter)));
    return List.of(new Code.Loop(counter, block));
  }

  private static Statement section(Code.Invoke invoke, List<Object> arguments, int lanes) {
    Code.Block block = new Code.Block();
    block.statements.add(
        new Code.Invoke(invoke.routine(), arguments, invoke.reads(), invoke.writes(), lanes));
    return new Code.Section(block);
  }

  static void write(MethodEmitter host, MethodVisitor to, Code.Invoke invoke) {
    VectorMatrices matrices = new VectorMatrices(host, to, invoke);
    if (invoke.routine().equals("matmul")) {
      matrices.tiles(matrices.number(14), matrices::product);
    } else {
      matrices.tiles(matrices.number(7), matrices::solution);
    }
  }

  private int number(int argument) {
    return (int) arguments.get(argument);
  }

  private Index index(int argument) {
    return (Index) arguments.get(argument);
  }

  private Buffer buffer(int argument) {
    return (Buffer) arguments.get(argument);
  }

  /**
   * Some columns of the rows of a product. The arguments are those of {@link
   * MatrixRoutines#matmul}, then the place of the first row in the result.
   */
  private void product(List<Index> starts) {
    int[][] sums = new int[number(12)][starts.size()];
    for (int[] ofRow : sums) {
      for (int v = 0; v < ofRow.length; v++) {
        ofRow[v] = broadcast(() -> to.visitInsn(DCONST_0));
      }
    }
    host.loop(
        Index.of(number(13)),
        k -> {
          int[] right = new int[starts.size()];
          for (int v = 0; v < right.length; v++) {
            right[v] = load(buffer(5), index(6).plus(k.times(number(8))).plus(starts.get(v)));
          }
          for (int r = 0; r < sums.length; r++) {
            Index at = index(1).plus(r * number(3)).plus(k.times(number(4)));
            int left = broadcast(() -> element(buffer(0), at));
            for (int v = 0; v < right.length; v++) {
              add(left, right[v], sums[r][v]);
            }
          }
        });
    for (int r = 0; r < sums.length; r++) {
      for (int v = 0; v < starts.size(); v++) {
        Index at = index(15).plus(r * number(14)).plus(starts.get(v));
        int sum = sums[r][v];
        store(buffer(10), at, () -> to.visitVarInsn(ALOAD, sum));
      }
    }
  }

  /**
   * Some columns of a row of a solution. The arguments are those of {@link
   * MatrixRoutines#triangularSolve}, then the place of the result and how many rows are done.
   */
  private void solution(List<Index> starts) {
    int n = number(6);
    int columns = number(7);
    boolean lower = (boolean) arguments.get(8);
    boolean transposed = (boolean) arguments.get(9);
    int row = transposed ? 1 : n;
    int column = transposed ? n : 1;
    boolean forward = lower != transposed;
    Index step = index(11);
    Index i = forward ? step : step.times(-1).plus(n - 1);
    int[] sums = new int[starts.size()];
    for (int v = 0; v < sums.length; v++) {
      sums[v] = load(buffer(2), index(3).plus(i.times(columns)).plus(starts.get(v)));
    }
    host.loop(
        step,
        before -> {
          Index j = forward ? before : before.times(-1).plus(n - 1);
          Index entry = index(1).plus(i.times(row)).plus(j.times(column));
          int factor =
              broadcast(
                  () -> {
                    element(buffer(0), entry);
                    to.visitInsn(DNEG);
                  });
          for (int v = 0; v < sums.length; v++) {
            Index at = index(10).plus(j.times(columns)).plus(starts.get(v));
            add(factor, load(buffer(4), at), sums[v]);
          }
        });
    int inverse =
        broadcast(
            () -> {
              to.visitInsn(DCONST_1);
              element(buffer(0), index(1).plus(i.times(row + column)));
              to.visitInsn(DDIV);
            });
    for (int v = 0; v < sums.length; v++) {
      int sum = sums[v];
      store(
          buffer(4),
          index(10).plus(i.times(columns)).plus(starts.get(v)),
          () -> {
            to.visitVarInsn(ALOAD, sum);
            to.visitVarInsn(ALOAD, inverse);
            VectorInstructions.apply(to, Basic.TIMES, 2);
          });
    }
  }

  /** Goes through all columns, some vectors' at a time. */
  private void tiles(int columns, Consumer<List<Index>> body) {
    int wide = VECTORS * lanes;
    int whole = columns - columns % wide;
    if (whole > 0) {
      host.loop(
          0,
          whole,
          wide,
          start -> {
            List<Index> starts = new ArrayList<>();
            for (int v = 0; v < VECTORS; v++) {
              starts.add(start.plus(v * lanes));
            }
            body.accept(starts);
          });
    }
    List<Index> rest = new ArrayList<>();
    for (int start = whole; start < columns; start += lanes) {
      rest.add(Index.of(Math.min(start, columns - lanes)));
    }
    if (!rest.isEmpty()) {
      body.accept(rest);
    }
  }

  private void element(Buffer buffer, Index at) {
    host.array(buffer);
    host.index(at);
    to.visitInsn(DALOAD);
  }

  private int broadcast(Runnable number) {
    VectorInstructions.species(to);
    number.run();
    VectorInstructions.broadcast(to);
    return kept();
  }

  private int load(Buffer buffer, Index at) {
    VectorInstructions.species(to);
    host.array(buffer);
    host.index(at);
    VectorInstructions.load(to);
    return kept();
  }

  private int kept() {
    int local = host.newLocal(1);
    to.visitVarInsn(ASTORE, local);
    return local;
  }

  private void add(int factor, int vector, int sum) {
    to.visitVarInsn(ALOAD, factor);
    to.visitVarInsn(ALOAD, vector);
    to.visitVarInsn(ALOAD, sum);
    VectorInstructions.multiplyAndAdd(to);
    to.visitVarInsn(ASTORE, sum);
  }

  private void store(Buffer buffer, Index at, Runnable vector) {
    vector.run();
    host.array(buffer);
    host.index(at);
    VectorInstructions.store(to);
  }
}
