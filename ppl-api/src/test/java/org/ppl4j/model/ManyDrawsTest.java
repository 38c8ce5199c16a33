package org.ppl4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Draws are computed a few at a time as they are all at once. */
class ManyDrawsTest {
  private static final Real DRAW = Real.input("draw", 2);
  private static final Real SHIFT = Real.input("shift");
  private static final ManyDraws SEVEN =
      new ManyDraws(
          List.of(DRAW.expr()),
          List.of(tensor(Shape.of(7, 2), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)),
          7);

  private static List<Tensor> run(int most, Expr... each) {
    List<Expr> arguments = List.of(SHIFT.expr());
    return SEVEN.run(
        "test", List.of(each), arguments, List.of(Tensor.scalar(100)), Key.of(1), most);
  }

  @Test
  void partsAreWholes() {
    Expr total = DRAW.sum().plus(SHIFT).expr();
    Expr square = DRAW.square().expr();
    for (int most : new int[] {1, 2, 3, 6, 7, 9}) {
      List<Tensor> found = run(most, total, square);
      assertThat(found.get(0)).isEqualTo(tensor(Shape.of(7), 101, 105, 109, 113, 117, 121, 125));
      assertThat(found.get(1).shape()).isEqualTo(Shape.of(7, 2));
      assertThat(found.get(1).data()).endsWith(144, 169).startsWith(0, 1, 4, 9);
    }
  }

  /** Each draw has noise of its own, and the same whenever it is asked for. */
  @Test
  void noiseDiffersFromDrawToDraw() {
    Expr noise = Expr.of(new Noise(Noise.Kind.NORMAL, "z", Shape.of(2)), List.of());
    Expr value = Ops.plus(DRAW.expr(), noise);
    Tensor found = run(3, value).get(0);
    double[] drawn = new double[14];
    for (int i = 0; i < 14; i++) {
      drawn[i] = found.data()[i] - i;
    }
    assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(14);
    assertThat(run(3, value).get(0)).isEqualTo(found);
    assertThat(Arrays.copyOf(run(7, value).get(0).data(), 2))
        .isEqualTo(Arrays.copyOf(found.data(), 2));
  }

  private static Tensor tensor(Shape shape, double... data) {
    return Tensor.wrap(new Type(DType.REAL, shape), data);
  }
}
