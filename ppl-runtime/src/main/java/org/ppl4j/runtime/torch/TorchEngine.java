package org.ppl4j.runtime.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Options;
import org.ppl4j.error.DeviceUnavailable;

/** The process's PyTorch engine, with the settings that modules run under. */
final class TorchEngine {

  private static final String THREADS_PROPERTY = "ai.djl.pytorch.num_threads";

  private static @Nullable Engine engine;

  /** Whether a thread has its number of threads. */
  private static final ThreadLocal<Boolean> COUNTED = ThreadLocal.withInitial(() -> false);

  private TorchEngine() {}

  /** DJL loads the native libraries here, and unpacks them if this user never ran them before. */
  private static synchronized Engine engine() {
    Engine current = engine;
    if (current == null) {
      current = Engine.getEngine(PtEngine.ENGINE_NAME);
      engine = current;
    }
    return current;
  }

  /**
   * Returns a new manager of native memory, for the caller to close.
   *
   * @param device where its arrays live
   * @throws ai.djl.engine.EngineException if PyTorch cannot be loaded
   * @throws DeviceUnavailable if the machine lacks the device
   */
  static PtNDManager newManager(Device device) {
    if (device.isGpu()) {
      int gpus = engine().getGpuCount();
      if (device.getDeviceId() >= gpus) {
        throw DeviceUnavailable.gpu(device.getDeviceId(), gpus);
      }
    } else if (!device.equals(Device.cpu())) {
      throw new IllegalArgumentException(device + " is neither the cpu nor a gpu");
    }
    return (PtNDManager) engine().newBaseManager(device);
  }

  /**
   * Settles how the calling thread runs modules; PyTorch keeps this per thread.
   *
   * <p>PyTorch would take a thread per core within each op of more than 32,768 elements and each
   * matrix product. Callers that run side by side would then fight over the cores (twice as slow,
   * measured), and sums would differ in their last digits from machine to machine. So it is one
   * thread, unless DJL's property says otherwise.
   *
   * <p>PyTorch's optimizer would spend the first two calls profiling and rewriting the module:
   * together 650 ms rather than 30 ms for 5,000 lines. Later calls are no faster for it on a cpu,
   * where it fuses nothing.
   */
  static void prepareThread() {
    if (!COUNTED.get()) {
      JniUtils.setNumThreads(Integer.getInteger(THREADS_PROPERTY, 1));
      COUNTED.set(true);
    }
    // Others in this thread may set it too, and it costs 15 ns.
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** The device that options name, as DJL's. */
  static Device device(Options options) {
    return options.device().kind() == org.ppl4j.compiler.Device.Kind.CPU
        ? Device.cpu()
        : Device.gpu(options.device().index());
  }
}
