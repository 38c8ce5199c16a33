package org.ppl4j.runtime.torch;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.util.concurrent.locks.StampedLock;

/**
 * A TorchScript module in native memory, which {@link TorchCall}s call.
 *
 * <p>Any number of threads may call one module at once, each by a {@code TorchCall} of its own. The
 * module keeps no state between calls and tracks no gradients.
 */
public final class TorchModule implements AutoCloseable {

  private final Device device;
  private final PtNDManager manager;
  private final PtSymbolBlock block;

  /** Calls share it; closing takes it alone, so that no call loses the module under its feet. */
  private final StampedLock lock = new StampedLock();

  private boolean closed;
  private volatile boolean compiled;

  private TorchModule(Device device, PtNDManager manager, PtSymbolBlock block) {
    this.device = device;
    this.manager = manager;
    this.block = block;
  }

  /**
   * Loads a module.
   *
   * <p>The text defines {@code class M(Module)} with a method {@code forward} that takes tensors
   * and returns {@code List[Tensor]}, and functions as it likes. Functions of at most 1,000 lines
   * load and compile fastest. Constants must be made on the device of the inputs.
   *
   * @param code the text, as {@link ScriptArchive} takes it
   * @param device where the inputs will live
   * @return the module, for the caller to close
   * @throws EngineException if PyTorch rejects the text; the message shows the place
   * @throws org.ppl4j.error.DeviceUnavailable if this machine lacks the device
   */
  public static TorchModule load(String code, Device device) {
    PtNDManager manager = TorchEngine.newManager(device);
    try {
      byte[] archive = ScriptArchive.pack(code);
      PtSymbolBlock block =
          DeepStack.call(
              () -> JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false));
      return new TorchModule(device, manager, block);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    } catch (Exception e) {
      manager.close();
      throw new EngineException("The module could not be loaded", e);
    }
  }

  /** Returns the device that the module was loaded for. */
  public Device device() {
    return device;
  }

  /**
   * Calls {@code forward}.
   *
   * @return what it returned, for the caller to close
   * @throws EngineException if the module fails
   * @throws IllegalStateException if the module is closed
   */
  IValue forward(IValue... inputs) {
    long stamp = lock.readLock();
    try {
      if (closed) {
        throw new IllegalStateException("This module is closed");
      }
      return compiled ? callForward(inputs) : compileAndCallForward(inputs);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private IValue callForward(IValue... inputs) {
    TorchEngine.prepareThread();
    return IValueUtils.runMethod(block, "forward", inputs);
  }

  /** PyTorch compiles a module in its first call. */
  private synchronized IValue compileAndCallForward(IValue... inputs) {
    if (compiled) {
      return callForward(inputs);
    }
    try {
      IValue result = DeepStack.call(() -> callForward(inputs));
      compiled = true;
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new EngineException("The module could not be compiled", e);
    }
  }

  /** Frees the module, after the calls that are under way. */
  @Override
  public void close() {
    long stamp = lock.writeLock();
    try {
      if (!closed) {
        closed = true;
        block.close();
        manager.close();
      }
    } finally {
      lock.unlockWrite(stamp);
    }
  }
}
