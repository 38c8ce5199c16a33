package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.DeviceUnavailable;

class TorchModuleTest {

  private static final List<TensorSignature> SCALAR = List.of(TensorSignature.float64());

  @Test
  void functionsAndMethodsMayStandBesideForward() {
    String code =
        """
        def twice(x: Tensor) -> Tensor:
          return torch.mul(x, 2.)
        class M(Module):
          def forward(self: __torch__.M, x: Tensor) -> List[Tensor]:
            return [(self).more(__torch__.twice(x))]
          def more(self: __torch__.M, x: Tensor) -> Tensor:
            while bool(torch.lt(x, 100.)):
              x = torch.mul(x, 10.)
            return x
        """;
    assertThat(callOnce(code, 3.5)).isEqualTo(700);
  }

  @Test
  void textThatPyTorchRejectsIsShown() {
    String code = Scripts.forward("x: Tensor", "return [torch.no_such_op(x)]");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> TorchModule.load(code, Device.cpu()))
        .withMessageContaining("Unknown builtin op: aten::no_such_op")
        .withMessageContaining("<--- HERE");
  }

  @Test
  void aGpuThatIsNotThereIsNamed() {
    int gpus = Engine.getEngine("PyTorch").getGpuCount();
    assertThatExceptionOfType(DeviceUnavailable.class)
        .isThrownBy(
            () -> TorchModule.load(Scripts.forward("x: Tensor", "return [x]"), Device.gpu(gpus)))
        .withMessageContaining("gpu(" + gpus + ") was asked for")
        .withMessageContaining("sees " + gpus + " GPU");
  }

  @Test
  void longFunctionsDoNotOverflowTheStack() {
    assertThat(callOnce(Scripts.chain(20_000), 0.5)).isEqualTo(20_000.5);
  }

  @Test
  void deeplyNestedExpressionsDoNotOverflowTheStack() {
    String nested = "torch.neg(".repeat(2_000) + "x" + ")".repeat(2_000);
    assertThat(callOnce(Scripts.forward("x: Tensor", "return [" + nested + "]"), 3)).isEqualTo(3);
  }

  @Test
  void aSavedModuleIsAZipOfStoredEntries(@TempDir Path folder) throws IOException {
    String code = Scripts.forward("x: Tensor", "return [x]");
    Path path = folder.resolve("model.pt");
    ScriptArchive.save(code, path);
    assertThat(Files.readAllBytes(path)).isEqualTo(ScriptArchive.pack(code));
    try (ZipFile zip = new ZipFile(path.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "model/data.pkl", "model/code/__torch__.py", "model/constants.pkl", "model/version");
      assertThat(zip.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }
  }

  @Test
  void signaturesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TensorSignature(DataType.INT32, new Shape(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> TensorSignature.float64(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TensorSignature.float64(1L << 20, 1L << 20));
    assertThat(TensorSignature.float64().size()).isEqualTo(1);
    assertThat(TensorSignature.bool(2, 0, 3).size()).isZero();
  }

  @Test
  void callsLeakNothing() throws Exception {
    ProcessMemory.assumeKnown();
    String code =
        Scripts.forward(
            "x: Tensor, k: Tensor",
            "y = torch.index_select(x, 0, k)",
            "return [torch.expand(torch.sum(y), [4000])]");
    double[] values = new double[4000];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(4000), TensorSignature.int64(1)),
                List.of(TensorSignature.float64(4000)))) {
      long before = 0;
      for (int i = 0; i < 60_000; i++) {
        if (i == 10_000) {
          before = ProcessMemory.residentKilobytes();
        }
        boolean fails = i % 10 == 0;
        call.set(0, values);
        call.set(1, fails ? 4000L : 3L);
        try {
          call.run();
          call.get(0, values);
          assertThat(fails).isFalse();
        } catch (EngineException e) {
          assertThat(fails).isTrue();
        }
      }
      // One leaked result of 32 kB in each call would come to 1.6 GB.
      assertThat(ProcessMemory.residentKilobytes() - before).isLessThan(300_000);
    }
  }

  @Test
  void loadingLeaksNothing() throws Exception {
    ProcessMemory.assumeKnown();
    String code = Scripts.chain(300);
    long before = 0;
    for (int i = 0; i < 350; i++) {
      if (i == 50) {
        before = ProcessMemory.residentKilobytes();
      }
      callOnce(code, 1);
    }
    // A leaked module of 300 lines takes 2 MB: they would come to 600 MB.
    assertThat(ProcessMemory.residentKilobytes() - before).isLessThan(200_000);
  }

  private static double callOnce(String code, double argument) {
    double[] result = new double[1];
    try (TorchModule module = TorchModule.load(code, Device.cpu());
        TorchCall call = new TorchCall(module, SCALAR, SCALAR)) {
      call.set(0, argument);
      call.run();
      call.get(0, result);
    }
    return result[0];
  }
}
