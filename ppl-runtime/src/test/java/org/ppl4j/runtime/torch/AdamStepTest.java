package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/** Adam's update in one pass, against the interpreter, which goes operation by operation. */
final class AdamStepTest {
  private static final Options FLOAT32 = Options.DEFAULT.with(Precision.FLOAT32);

  private final Real x = Real.input("x", 80, 70);
  private final Real mean = Real.input("mean", 80, 70);
  private final Real square = Real.input("square", 80, 70);
  private final Real other = Real.input("other", 70, 80);
  private final Real size = Real.input("size");
  private final Real floor = Real.input("floor");

  /** New value, mean and square; the gradient is a transposed view. */
  private Graph update(boolean added, Real... more) {
    Real gradient = other.transpose();
    Real first = mean.times(0.9).plus(gradient.times(1 - 0.9));
    Real second = square.times(0.999).plus(gradient.square().times(1 - 0.999));
    Real move = first.times(size).div(second.sqrt().plus(floor));
    List<Expr> outputs = new ArrayList<>();
    outputs.add((added ? x.plus(move) : x.minus(move)).expr());
    outputs.add(first.expr());
    outputs.add(second.expr());
    for (Real one : more) {
      outputs.add(one.expr());
    }
    List<Expr> inputs =
        List.of(x.expr(), mean.expr(), square.expr(), other.expr(), size.expr(), floor.expr());
    return new Graph("update", inputs, outputs);
  }

  private static double[] filled(double from, double to) {
    double[] out = new double[80 * 70];
    for (int i = 0; i < out.length; i++) {
      out[i] = from + (to - from) * (i * 37 % 101) / 100;
    }
    return out;
  }

  private static Values run(String executor, Graph graph, Options options) {
    Values out = Values.allocate(graph.outputTypes());
    try (Executable f = Executor.named(executor).compile(graph, options)) {
      f.call(
          Values.of(
              filled(-3, 3),
              filled(-1, 0.5),
              filled(0, 2),
              filled(2, -1),
              new double[] {0.07},
              new double[] {1e-3}),
          out);
    }
    return out;
  }

  private static void requireAgreement(Graph graph) {
    Values expected = run("interp", graph, Options.DEFAULT);
    Values found = run("torch", graph, FLOAT32);
    for (int i = 0; i < expected.count(); i++) {
      double[] wanted = (double[]) expected.get(i);
      double[] got = (double[]) found.get(i);
      for (int k = 0; k < wanted.length; k++) {
        assertThat(got[k]).isCloseTo(wanted[k], within(2e-6 * (1 + Math.abs(wanted[k]))));
      }
    }
  }

  @Test
  void isOnePassAndAgrees() {
    for (boolean added : new boolean[] {false, true}) {
      Graph graph = update(added);
      assertThat(TorchExecutor.script(graph, FLOAT32))
          .contains("_fused_adam")
          .doesNotContain("torch.div");
      requireAgreement(graph);
    }
  }

  /** Simplification multiplies a gradient's factor and the average's share. */
  @Test
  void aScaledGradientIsOnePassToo() {
    Real sum = other.transpose();
    Real gradient = sum.times(20);
    Real first = mean.times(0.9).plus(sum.times(20 * (1 - 0.9)));
    Real second = square.times(0.999).plus(gradient.square().times(1 - 0.999));
    Real moved = x.minus(first.times(size).div(second.sqrt().plus(floor)));
    Graph graph = update(false).returning(List.of(moved.expr(), first.expr(), second.expr()));
    assertThat(TorchExecutor.script(graph, FLOAT32)).contains("_fused_adam");
    requireAgreement(graph);
    Real wrong = mean.times(0.9).plus(sum.times(21 * (1 - 0.9)));
    Real astray = x.minus(wrong.times(size).div(second.sqrt().plus(floor)));
    Graph other = update(false).returning(List.of(astray.expr(), wrong.expr(), second.expr()));
    assertThat(TorchExecutor.script(other, FLOAT32)).doesNotContain("_fused_adam");
    requireAgreement(other);
  }

  @Test
  void isLeftAloneWhereItsPartsAreUsed() {
    Real gradient = other.transpose();
    Graph graph = update(false);
    Real first = new Real(graph.outputs().get(1));
    Graph used = update(false, gradient.sum());
    assertThat(TorchExecutor.script(used, FLOAT32)).contains("_fused_adam");
    requireAgreement(used);
    List<Expr> outputs = new ArrayList<>(graph.outputs());
    outputs.add(first.times(2).expr());
    Graph mixed = new Graph("mixed", graph.inputs(), outputs);
    assertThat(TorchExecutor.script(mixed, FLOAT32)).doesNotContain("_fused_adam");
    requireAgreement(mixed);
  }

  @Test
  void isLeftAloneInFloat64() {
    assertThat(TorchExecutor.script(update(true), Options.DEFAULT)).doesNotContain("_fused_adam");
  }
}
