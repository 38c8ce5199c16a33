package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.conformance.OpRow.Smoothness;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;

/** Batching rules against loops, over every choice of what is mapped. */
class OpBatchTest {

  private static final int OUTER = 3;
  private static final int INNER = 2;

  /** Kernels add in one order, batched or not, but matrix products may be regrouped. */
  private static final double TOLERANCE = 1e-13;

  static Stream<OpRow> rows() {
    return OpTable.rows();
  }

  static Stream<OpRow> differentiable() {
    return rows()
        .filter(
            row -> row.smoothness() == Smoothness.SMOOTH || row.smoothness() == Smoothness.ONCE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aBatchIsALoop(OpRow row) {
    Graph graph = row.graph();
    for (boolean[] mapped : subsets(graph.inputs().size())) {
      Graph batched = Batch.batch(graph, mapped, OUTER);
      Tensor actual = Tensors.evaluate(batched, operands(row, OUTER, mapped));
      List<Tensor> loop = new ArrayList<>();
      for (int i = 0; i < OUTER; i++) {
        loop.add(Tensors.evaluate(graph, element(row, i, mapped)));
      }
      String what = row + " over " + text(mapped);
      Tensors.assertClose(what, actual, Tensors.stack(loop), TOLERANCE, 1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aBatchOfOneOrOfNothingIsALoop(OpRow row) {
    Graph graph = row.graph();
    for (boolean[] mapped : subsets(graph.inputs().size())) {
      Tensor one = Tensors.evaluate(Batch.batch(graph, mapped, 1), operands(row, 1, mapped));
      Tensor expected = Tensors.stack(List.of(Tensors.evaluate(graph, element(row, 0, mapped))));
      Tensors.assertClose(row + " over " + text(mapped), one, expected, TOLERANCE, 1);
      Graph none = Batch.batch(graph, mapped, 0);
      List<Tensor> empty = none.inputTypes().stream().map(type -> Tensor.full(type, 0)).toList();
      Tensors.assertClose(
          row + " of nothing",
          Tensors.evaluate(none, empty),
          Tensor.full(expected.type().withShape(expected.shape().with(0, 0)), 0),
          0,
          0);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aBatchOfBatchesIsALoopOfLoops(OpRow row) {
    Graph graph = row.graph();
    for (boolean[] inner : subsets(graph.inputs().size())) {
      Graph once = Batch.batch(graph, inner, INNER);
      for (boolean[] outer : subsets(graph.inputs().size())) {
        List<Tensor> wide = new ArrayList<>();
        List<Tensor> loop = new ArrayList<>();
        for (int k = 0; k < inner.length; k++) {
          int operand = k;
          List<Tensor> rows = new ArrayList<>();
          for (int o = 0; o < OUTER; o++) {
            int at = outer[k] ? o * INNER : 0;
            List<Tensor> parts =
                IntStream.range(0, INNER).mapToObj(i -> row.sample(at + i).get(operand)).toList();
            rows.add(inner[k] ? Tensors.stack(parts) : parts.get(0));
          }
          wide.add(outer[k] ? Tensors.stack(rows) : rows.get(0));
        }
        for (int o = 0; o < OUTER; o++) {
          List<Tensor> parts = new ArrayList<>();
          for (int i = 0; i < INNER; i++) {
            List<Tensor> at = new ArrayList<>();
            for (int k = 0; k < inner.length; k++) {
              at.add(row.sample((outer[k] ? o * INNER : 0) + (inner[k] ? i : 0)).get(k));
            }
            parts.add(Tensors.evaluate(graph, at));
          }
          loop.add(Tensors.stack(parts));
        }
        Tensor actual = Tensors.evaluate(Batch.batch(once, outer, OUTER), wide);
        String what = row + " over " + text(inner) + ", then " + text(outer);
        Tensors.assertClose(what, actual, Tensors.stack(loop), TOLERANCE, 1);
      }
    }
  }

  /** An unmapped operand's gradient adds up over the batch. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("differentiable")
  void theGradientOfABatchIsTheBatchOfGradients(OpRow row) {
    Graph graph = row.graph();
    Graph vjp = Derived.vjp(graph);
    for (boolean[] mapped : subsets(graph.inputs().size())) {
      Graph ofBatch = Derived.vjp(Batch.batch(graph, mapped, OUTER));
      boolean[] weighted = Arrays.copyOf(mapped, mapped.length + 1);
      weighted[mapped.length] = true;
      Graph batchOf = Batch.batch(vjp, weighted, OUTER);
      List<Tensor> at = new ArrayList<>(operands(row, OUTER, mapped));
      Tensor weights =
          Tensors.normals(ofBatch.inputTypes().subList(at.size(), at.size() + 1), OpRow.random(9))
              .get(0);
      at.add(weights);
      List<Tensor> actual = Evaluator.evaluate(ofBatch, at);
      List<Tensor> parts = Evaluator.evaluate(batchOf, at);
      for (int k = 0, real = 0; k < mapped.length; k++) {
        if (!graph.inputs().get(k).type().isReal()) {
          continue;
        }
        List<Tensor> loop = new ArrayList<>();
        for (int i = 0; i < OUTER; i++) {
          List<Tensor> one =
              Derived.join(element(row, i, mapped), List.of(Tensors.row(weights, i)));
          loop.add(Evaluator.evaluate(vjp, one).get(real));
        }
        String what = "gradient " + real + " of " + row + " over " + text(mapped);
        Tensors.assertClose(what, parts.get(real), Tensors.stack(loop), 1e-12, 1);
        Tensor total = mapped[k] ? Tensors.stack(loop) : Tensors.sum(loop);
        Tensors.assertClose(what, actual.get(real), total, 1e-12, 1);
        real++;
      }
    }
  }

  private static List<Tensor> operands(OpRow row, int size, boolean[] mapped) {
    List<Tensor> out = new ArrayList<>();
    for (int k = 0; k < mapped.length; k++) {
      int operand = k;
      List<Tensor> parts =
          IntStream.range(0, size).mapToObj(i -> row.sample(i).get(operand)).toList();
      out.add(mapped[k] ? Tensors.stack(parts) : parts.get(0));
    }
    return out;
  }

  private static List<Tensor> element(OpRow row, int index, boolean[] mapped) {
    List<Tensor> out = new ArrayList<>();
    for (int k = 0; k < mapped.length; k++) {
      out.add(row.sample(mapped[k] ? index : 0).get(k));
    }
    return out;
  }

  /** Every non-empty choice of operands. */
  static List<boolean[]> subsets(int count) {
    List<boolean[]> out = new ArrayList<>();
    for (int bits = 1; bits < 1 << count; bits++) {
      boolean[] subset = new boolean[count];
      for (int k = 0; k < count; k++) {
        subset[k] = (bits >> k & 1) == 1;
      }
      out.add(subset);
    }
    return out;
  }

  private static String text(boolean[] mapped) {
    return Arrays.toString(mapped);
  }
}
