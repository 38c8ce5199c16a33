package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TorchCallTest {

  private static final String IDENTITY = Scripts.forward("x: Tensor", "return [x]");

  @Test
  void float64ComesBackAsItWent() {
    double[] values = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, -1.0 / 0};
    double[] read = new double[6];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.float64(2, 3))) {
      call.set(0, values);
      call.run();
      call.get(0, read);
      assertThat(read).isEqualTo(values);
    }
  }

  @Test
  void float32IsRoundedFromDouble() {
    double[] doubles = new double[2];
    float[] floats = new float[2];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.float32(2))) {
      call.set(0, 0.1, 1e300);
      call.run();
      call.get(0, floats);
      call.get(0, doubles);
      assertThat(floats).containsExactly(0.1f, Float.POSITIVE_INFINITY);
      assertThat(doubles).containsExactly(0.1f, Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void int64TakesAndGivesLongsAndInts() {
    long[] longs = new long[2];
    int[] ints = new int[2];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.int64(2))) {
      call.set(0, new int[] {-7, Integer.MAX_VALUE});
      call.run();
      call.get(0, ints);
      call.get(0, longs);
      assertThat(ints).containsExactly(-7, Integer.MAX_VALUE);
      assertThat(longs).containsExactly(-7, Integer.MAX_VALUE);

      call.set(0, new long[] {Long.MIN_VALUE, 5});
      call.run();
      call.get(0, longs);
      assertThat(longs).containsExactly(Long.MIN_VALUE, 5);
      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> call.get(0, ints));
    }
  }

  @Test
  void boolComesBackAsItWent() {
    boolean[] read = new boolean[3];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.bool(3))) {
      call.set(0, true, false, true);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(true, false, true);
    }
  }

  @Test
  void scalarsAndEmptyTensorsWork() {
    String code = Scripts.forward("x: Tensor, y: Tensor", "return [torch.add(x, torch.sum(y)), y]");
    double[] sum = new double[1];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(), TensorSignature.float64(0, 4)),
                List.of(TensorSignature.float64(), TensorSignature.float64(0, 4)))) {
      call.set(0, 2.5);
      call.set(1, new double[0]);
      call.run();
      call.get(0, sum);
      call.get(1, new double[0]);
      assertThat(sum).containsExactly(2.5);
    }
  }

  @Test
  void modulesMayHaveNeitherInputsNorOutputs() {
    String code =
        """
        class M(Module):
          def forward(self: __torch__.M) -> List[Tensor]:
            return annotate(List[Tensor], [])
        """;
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call = new TorchCall(module, List.of(), List.of())) {
      call.run();
      try (NDManager owner = owner()) {
        assertThat(call.run(owner)).isEmpty();
      }
    }
  }

  @Test
  void inputsKeepTheirValues() {
    String code = Scripts.forward("x: Tensor, y: Tensor", "return [torch.sub(x, y)]");
    double[] read = new double[2];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(2), TensorSignature.float64()),
                List.of(TensorSignature.float64(2)))) {
      call.set(0, 1, 2);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(1, 2);
      call.set(1, 10.0);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(-9, -8);
    }
  }

  @Test
  void stridedResultsAreStraightened() {
    String code = Scripts.forward("x: Tensor", "return [torch.transpose(x, 0, 1)]");
    double[] read = new double[6];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(2, 3)),
                List.of(TensorSignature.float64(3, 2)))) {
      call.set(0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(1, 4, 2, 5, 3, 6);
    }
  }

  @Test
  void resultsStayWhenInputsAreSetAgain() {
    double[] read = new double[1];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        NDManager owner = owner()) {
      NDList arrays;
      try (TorchCall call = identity(module, TensorSignature.float64(1))) {
        call.set(0, 1.0);
        call.run();
        arrays = call.run(owner);
        call.set(0, 2.0);
        call.get(0, read);
        assertThat(read).containsExactly(1);
        assertThat(arrays.singletonOrThrow().toDoubleArray()).containsExactly(1);
      }
      assertThat(arrays.singletonOrThrow().toDoubleArray()).containsExactly(1);
    }
  }

  @Test
  void arraysServeAsInputsUntilTheInputIsSetAgain() {
    double[] read = new double[2];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.float64(2));
        NDManager owner = owner()) {
      call.set(0, owner.create(new double[] {3, 4}));
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(3, 4);
      NDArray other = owner.create(new double[] {5, 6});
      call.set(0, other);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(5, 6);
      other.close();
      assertThatIllegalStateException()
          .isThrownBy(call::run)
          .withMessageContaining("input 0 is closed");
      call.set(0, 7.0, 8.0);
      call.run();
      call.get(0, read);
      assertThat(read).containsExactly(7, 8);
    }
  }

  @Test
  void anOpenScopeOfTheCallerDoesNotFreeTheTensors() {
    double[] read = new double[1];
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu())) {
      TorchCall call;
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        call = identity(module, TensorSignature.float64(1));
      }
      try (call) {
        call.set(0, 1.0);
        call.run();
        call.get(0, read);
        assertThat(read).containsExactly(1);
      }
    }
  }

  @Test
  void whatDoesNotFitIsRejected() {
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
        TorchCall call = identity(module, TensorSignature.float64(2));
        NDManager owner = owner()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.set(0, 1.0))
          .withMessage("An array of 1 elements does not fit a tensor of float64 (2)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.set(0, new long[2]))
          .withMessage("long[] does not fit a tensor of float64 (2)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.set(0, owner.zeros(new Shape(2), DataType.FLOAT32)))
          .withMessageContaining("wants a PyTorch array of float64 (2) on cpu()");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.set(0, owner.zeros(new Shape(3), DataType.FLOAT64)));
      call.run();
      assertThatIllegalArgumentException().isThrownBy(() -> call.get(0, new double[3]));
      assertThatIllegalArgumentException().isThrownBy(() -> call.get(0, new boolean[2]));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> call.set(1, 1.0, 2.0));
    }
  }

  @Test
  void resultsThatAreNotOfTheirSignatureAreRejected() {
    try (TorchModule module = TorchModule.load(IDENTITY, Device.cpu())) {
      for (TensorSignature other :
          List.of(TensorSignature.float64(3, 2), TensorSignature.float32(2))) {
        try (TorchCall call =
            new TorchCall(module, List.of(TensorSignature.float64(2)), List.of(other))) {
          assertThatIllegalStateException()
              .isThrownBy(call::run)
              .withMessage("Output 0 is not the " + other + " of its signature");
          assertThatIllegalStateException().isThrownBy(() -> call.get(0, new double[2]));
        }
      }
      try (TorchCall call = new TorchCall(module, List.of(TensorSignature.float64(2)), List.of())) {
        assertThatExceptionOfType(EngineException.class)
            .isThrownBy(call::run)
            .withMessageContaining("The number of outputs differs from the signature's");
      }
    }
  }

  @Test
  void aFailureInTheModuleLeavesTheCallUsable() {
    String code = Scripts.forward("x: Tensor, k: Tensor", "return [torch.index_select(x, 0, k)]");
    double[] read = new double[1];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(2), TensorSignature.int64(1)),
                List.of(TensorSignature.float64(1)))) {
      call.set(0, 0.5, 1.5);
      for (int attempt = 0; attempt < 3; attempt++) {
        call.set(1, 2L);
        assertThatExceptionOfType(EngineException.class)
            .isThrownBy(call::run)
            .withMessageContaining("index out of range");
        assertThatIllegalStateException().isThrownBy(() -> call.get(0, read));
        call.set(1, 1L);
        call.run();
        call.get(0, read);
        assertThat(read).containsExactly(1.5);
      }
    }
  }

  @Test
  void useAfterCloseIsRejected() {
    TorchModule module = TorchModule.load(IDENTITY, Device.cpu());
    TorchCall call = identity(module, TensorSignature.float64(1));
    call.run();
    module.close();
    module.close();
    assertThatIllegalStateException().isThrownBy(call::run).withMessage("This module is closed");
    call.close();
    call.close();
    assertThatIllegalStateException().isThrownBy(call::run).withMessage("This call is closed");
    assertThatIllegalStateException().isThrownBy(() -> call.set(0, 1.0));
    assertThatIllegalStateException().isThrownBy(() -> call.get(0, new double[1]));
  }

  @Test
  void threadsCallOneModuleAtOnce() throws Exception {
    String code = Scripts.forward("x: Tensor", "return [torch.add(torch.mul(x, 2.), 1.)]");
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (TorchModule module = TorchModule.load(code, Device.cpu())) {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        double offset = 1000.0 * thread;
        futures.add(
            executor.submit(
                () -> {
                  double[] read = new double[3];
                  try (TorchCall call = identity(module, TensorSignature.float64(3))) {
                    for (int i = 0; i < 5000; i++) {
                      double x = offset + i;
                      call.set(0, x, x + 0.25, -x);
                      call.run();
                      call.get(0, read);
                      assertThat(read).containsExactly(2 * x + 1, 2 * x + 1.5, 1 - 2 * x);
                    }
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      executor.shutdown();
    }
  }

  /** A call that takes and returns one tensor. */
  private static TorchCall identity(TorchModule module, TensorSignature signature) {
    return new TorchCall(module, List.of(signature), List.of(signature));
  }

  private static NDManager owner() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }
}
