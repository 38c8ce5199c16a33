package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Output;

final class FreshnessTest {
  private static Scan loop(int length) {
    Real a = Real.input("a", 3);
    Real b = Real.input("b", 3);
    Graph body = new Graph("body", exprs(a, b), exprs(a.times(2), b));
    return new Scan(body, length, 2, 0, false);
  }

  private static List<Expr> exprs(Value... values) {
    return List.of(values).stream().map(Value::expr).toList();
  }

  @Test
  void onlyArithmeticIsFresh() {
    Real x = Real.input("x", 3);
    Real sum = x.plus(1);
    assertThat(Freshness.of(exprs(sum, x, x.reshape(3, 1), x.stopGradient(), x.relu(), x.exp())))
        .containsExactly(true, false, false, false, false, true);
    assertThat(Freshness.of(exprs(sum.reshape(3, 1).transpose(), x.sum(), x.sum(new int[0]))))
        .containsExactly(true, true, false);
    assertThat(Freshness.of(Output.all(Expr.of(loop(2), exprs(x, x)))))
        .containsExactly(true, false);
    assertThat(Freshness.of(Output.all(Expr.of(loop(0), exprs(x, x)))))
        .containsExactly(false, false);
  }

  @Test
  void resultsOutliveLaterCallsAndTheirExecutable() {
    Real x = Real.input("x", 3);
    List<Expr> outputs = new ArrayList<>(exprs(x.plus(1), x, x.reshape(3, 1), x.slice(0, 0, 2)));
    outputs.addAll(Output.all(Expr.of(loop(2), exprs(x, x))));
    Values first = Values.empty(outputs.size());
    try (Executable f = Executor.named("torch").compile(new Graph("f", exprs(x), outputs))) {
      f.call(Values.of(new double[] {1, 2, 3}), first);
      f.call(Values.of(new double[] {7, 8, 9}), Values.allocate(f.graph().outputTypes()));
      Values second = Values.empty(outputs.size());
      f.call(Values.of(new double[] {4, 5, 6}), second);
      close(second);
    }
    assertThat(doubles(first, 0)).containsExactly(2, 3, 4);
    assertThat(doubles(first, 1)).containsExactly(1, 2, 3);
    assertThat(doubles(first, 2)).containsExactly(1, 2, 3);
    assertThat(doubles(first, 3)).containsExactly(1, 2);
    assertThat(doubles(first, 4)).containsExactly(4, 8, 12);
    assertThat(doubles(first, 5)).containsExactly(1, 2, 3);
    close(first);
  }

  private static double[] doubles(Values values, int slot) {
    return values.as(NDArray.class, slot).toDoubleArray();
  }

  private static void close(Values values) {
    for (int i = 0; i < values.count(); i++) {
      values.as(NDArray.class, i).close();
    }
  }
}
