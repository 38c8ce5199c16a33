package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Follow;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.LeafOp;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Aside;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * What an operation says of where the elements of a plate lie: moving one element of an operand
 * moves nothing of the result but what is said to be that element's.
 */
class OpFollowTest {
  static Stream<OpRow> rows() {
    return OpTable.rows().filter(row -> !(row.op() instanceof Aside));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void movesNothingButTheElement(OpRow row) {
    Graph graph = row.graph();
    for (int input = 0; input < graph.inputs().size(); input++) {
      for (Lane lane : lanes(graph.inputs().get(input).type())) {
        check(row.name(), graph, input, lane, row.sample(1), row.sample(2));
      }
    }
  }

  /** A batch keeps its elements apart, and says so; but one of convolutions is by groups. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aBatchIsFollowed(OpRow row) {
    Graph graph = row.graph();
    boolean[] mapped = new boolean[graph.inputs().size()];
    for (int k = 0; k < mapped.length; k++) {
      mapped[k] = true;
    }
    Graph wide = Batch.batch(graph, mapped, 3);
    List<Follow> given = new ArrayList<>();
    for (Expr input : wide.inputs()) {
      given.add(Follow.along(Lane.of(0, 3)));
    }
    Follow found = wide.follow(given).get(0);
    if (row.op() instanceof LeafOp) {
      assertThat(found).isEqualTo(Follow.STILL);
    } else if (!row.name().startsWith("conv2d") && wide.outputs().get(0).shape().size() > 0) {
      assertThat(found).isEqualTo(Follow.along(Lane.of(0, 3)));
    }
  }

  /** Whole axes, and those that fall into two parts either way. */
  private static List<Lane> lanes(Type type) {
    List<Lane> lanes = new ArrayList<>();
    for (int axis = 0; axis < type.shape().rank(); axis++) {
      int size = type.shape().dim(axis);
      if (size > 1) {
        lanes.add(Lane.of(axis, size));
      }
      if (size > 2 && size % 2 == 0) {
        lanes.add(new Lane(axis, 1, size / 2));
        lanes.add(new Lane(axis, size / 2, 2));
      }
    }
    return lanes;
  }

  private static void check(
      String what, Graph graph, int input, Lane lane, List<Tensor> at, List<Tensor> elsewhere) {
    List<Follow> given = new ArrayList<>();
    for (int k = 0; k < graph.inputs().size(); k++) {
      given.add(k == input ? Follow.along(lane) : Follow.STILL);
    }
    List<Follow> found = graph.follow(given);
    List<Tensor> before = Evaluator.evaluate(graph, at);
    for (int element = 0; element < lane.size(); element++) {
      List<Tensor> moved = new ArrayList<>(at);
      moved.set(input, mixed(at.get(input), elsewhere.get(input), lane, element));
      List<Tensor> after = Evaluator.evaluate(graph, moved);
      for (int r = 0; r < found.size(); r++) {
        Lane result = found.get(r).lane();
        if (result == null) {
          if (!found.get(r).moves()) {
            assertThat(after.get(r)).as(what).isEqualTo(before.get(r));
          }
          continue;
        }
        assertThat(result.size()).as(what).isEqualTo(lane.size());
        for (int i = 0; i < before.get(r).shape().size(); i++) {
          if (element(before.get(r), i, result) != element) {
            assertThat(after.get(r).get(i))
                .as("%s, operand %d, %s, element %d", what, input, lane, element)
                .isEqualTo(before.get(r).get(i));
          }
        }
      }
    }
  }

  private static int element(Tensor tensor, int index, Lane lane) {
    int inner = tensor.shape().slice(lane.axis() + 1, tensor.shape().rank()).size();
    int along = index / inner % tensor.shape().dim(lane.axis());
    return along / lane.block() % lane.size();
  }

  private static Tensor mixed(Tensor base, Tensor other, Lane lane, int element) {
    double[] data = base.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = element(base, i, lane) == element ? other.get(i) : data[i];
    }
    return Tensor.wrap(base.type(), data);
  }

  /** Two carries that exchange places: what comes into one comes into both. */
  @Test
  void followsLoopsUntilNothingChanges() {
    Expr a = Input.create("a", Type.real(3));
    Expr b = Input.create("b", Type.real(3));
    Expr x = Input.create("x", Type.real(3));
    Expr total = Ops.expandFront(Ops.sum(b), 3);
    Graph apart =
        new Graph("step", List.of(a, b, x), List.of(Ops.plus(b, x), Ops.exp(a), Ops.times(a, b)));
    Graph mixing = apart.returning(List.of(b, a, Ops.plus(a, total)));
    Expr first = Input.create("first", Type.real(3));
    Expr second = Input.create("second", Type.real(3));
    Expr sequence = Input.create("sequence", Type.real(4, 3));
    List<Expr> inputs = List.of(first, second, sequence);
    List<Expr> results = Output.all(Expr.of(new Scan(apart, 4, 2, 1, false), inputs));
    Graph loop = new Graph("loop", inputs, results);
    Follow lane = Follow.along(Lane.of(0, 3));
    Follow inSequence = Follow.along(Lane.of(1, 3));
    List<Follow> one = loop.follow(List.of(lane, Follow.STILL, Follow.STILL));
    assertThat(one).containsExactly(lane, lane, inSequence);
    assertThat(loop.follow(List.of(Follow.STILL, Follow.STILL, inSequence)))
        .containsExactly(lane, lane, inSequence);
    Follow steps = Follow.along(Lane.of(0, 4));
    assertThat(loop.follow(List.of(Follow.STILL, Follow.STILL, steps))).containsOnly(Follow.MIXED);
    List<Tensor> at = List.of(full(0.1, 3), full(0.2, 3), full(0.3, 4, 3));
    List<Tensor> elsewhere = List.of(full(0.4, 3), full(0.5, 3), full(0.6, 4, 3));
    check("scan", loop, 0, Lane.of(0, 3), at, elsewhere);
    check("scan", loop, 2, Lane.of(1, 3), at, elsewhere);
    Graph sums =
        new Graph("loop", inputs, Output.all(Expr.of(new Scan(mixing, 4, 2, 1, false), inputs)));
    assertThat(sums.follow(List.of(lane, Follow.STILL, Follow.STILL)))
        .containsExactly(lane, lane, Follow.MIXED);
  }

  private static Tensor full(double value, int... dims) {
    return Tensor.full(Type.real(dims), value);
  }
}
