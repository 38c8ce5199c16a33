package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Graph;

class SharedModuleTest {
  private static final String CODE = Scripts.forward("x: Tensor", "return [torch.neg(x)]");

  @Test
  void usersOfOneTextShareItsModuleUntilTheLastCloses() {
    SharedModule first = SharedModule.acquire(CODE, Device.cpu());
    SharedModule second = SharedModule.acquire(CODE, Device.cpu());
    SharedModule third = second.acquire();
    TorchModule module = first.get();
    assertThat(second.get()).isSameAs(module);
    assertThat(third.get()).isSameAs(module);
    try (SharedModule other = SharedModule.acquire(CODE + "\n", Device.cpu())) {
      assertThat(other.get()).isNotSameAs(module);
    }
    first.close();
    second.close();
    assertThat(negated(module, 3)).isEqualTo(-3);
    third.close();
    assertThatIllegalStateException().isThrownBy(() -> negated(module, 3));
    try (SharedModule again = SharedModule.acquire(CODE, Device.cpu())) {
      assertThat(again.get()).isNotSameAs(module);
      assertThat(negated(again.get(), 3)).isEqualTo(-3);
    }
  }

  @Test
  void aTextThatFailsToLoadLeavesNothingBehind() {
    String bad = Scripts.forward("x: Tensor", "return [torch.no_such_op(x)]");
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> SharedModule.acquire(bad, Device.cpu()));
    }
  }

  @Test
  void threadsThatComeAndGoTogetherGetOpenModules() throws Exception {
    Callable<Set<Double>> user =
        () ->
            IntStream.range(0, 200)
                .mapToObj(
                    i -> {
                      try (SharedModule shared = SharedModule.acquire(CODE, Device.cpu())) {
                        return negated(shared.get(), i) + i;
                      }
                    })
                .collect(Collectors.toSet());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Set<Double>> sums : threads.invokeAll(List.of(user, user, user, user))) {
        assertThat(sums.get()).containsExactly(0.0);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void graphsThatDifferInTheirConstantsOnlyShareAModule() {
    Executor torch = Executor.named("torch");
    try (Executable one = torch.compile(scaled(1, 2));
        Executable ten = torch.compile(scaled(10, 20))) {
      double[] x = {3, 4};
      assertThat(one.call(x).doubles(0)).containsExactly(3, 8);
      assertThat(ten.call(x).doubles(0)).containsExactly(30, 80);
      assertThat(one.call(x).doubles(0)).containsExactly(3, 8);
      assertThat(TorchExecutor.script(scaled(1, 2), Options.DEFAULT))
          .isEqualTo(TorchExecutor.script(scaled(10, 20), Options.DEFAULT));
    }
  }

  private static Graph scaled(double first, double second) {
    Real x = Real.input("x", 2);
    return new Graph(
        "scaled", List.of(x.expr()), List.of(x.times(Real.constant(first, second)).expr()));
  }

  private static double negated(TorchModule module, double x) {
    List<TensorSignature> scalar = List.of(TensorSignature.float64());
    double[] result = new double[1];
    try (TorchCall call = new TorchCall(module, scalar, scalar)) {
      call.set(0, x);
      call.run();
      call.get(0, result);
    }
    return result[0];
  }
}
