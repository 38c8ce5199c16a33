package org.ppl4j.runtime.torch;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One caller's inputs and outputs of a module, which last from call to call.
 *
 * <p>An input starts as zeros and keeps its value until it is set again. On a cpu, setting it from
 * an array writes straight into the tensor that the module reads; on a gpu, the next call copies to
 * the device what was set since the last one, so a constant travels once.
 *
 * <p>What sets and reads throws an {@link IllegalArgumentException} where an array does not fit the
 * tensor by its length or type, an {@link IndexOutOfBoundsException} where there is no such input
 * or output, and an {@link IllegalStateException} after {@link #close()}.
 *
 * <p>A {@code TorchCall} is for one thread at a time.
 */
public final class TorchCall implements AutoCloseable {

  private final TorchModule module;
  private final PtNDManager manager;
  private final HostTensor[] inputs;
  private final HostTensor[] outputs;

  /** The inputs' own tensors, and the same as the module's arguments. */
  private final PtNDArray[] tensors;

  private final IValue[] ownArguments;

  /** What the next call passes: its own argument, or a given array's. */
  private final IValue[] arguments;

  /** The arrays that callers gave; the reference keeps their memory from the garbage collector. */
  private final @Nullable PtNDArray[] given;

  private final boolean[] stale;
  private final IValue targets;

  /** Whether results have been seen to be of their signatures. */
  private boolean checked;

  private boolean filled;
  private boolean closed;

  /**
   * Allocates the inputs and outputs.
   *
   * @param module the module; it is not closed with this
   * @param inputSignatures of the parameters of {@code forward}, in their order
   * @param outputSignatures of the list that {@code forward} returns
   */
  public TorchCall(
      TorchModule module,
      List<TensorSignature> inputSignatures,
      List<TensorSignature> outputSignatures) {
    this.module = module;
    inputs = inputSignatures.stream().map(HostTensor::new).toArray(HostTensor[]::new);
    outputs = outputSignatures.stream().map(HostTensor::new).toArray(HostTensor[]::new);
    tensors = new PtNDArray[inputs.length];
    ownArguments = new IValue[inputs.length];
    given = new @Nullable PtNDArray[inputs.length];
    stale = new boolean[inputs.length];
    manager = TorchEngine.newManager(module.device());
    try {
      for (int i = 0; i < inputs.length; i++) {
        tensors[i] = inputs[i].newTensor(manager);
        ownArguments[i] = owned(IValue.from(tensors[i]));
      }
      PtNDManager host = manager.newSubManager(Device.cpu());
      PtNDArray[] targetTensors = new PtNDArray[outputs.length];
      for (int i = 0; i < outputs.length; i++) {
        targetTensors[i] = outputs[i].newTensor(host);
      }
      targets = owned(IValue.listFrom(targetTensors));
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
    arguments = ownArguments.clone();
  }

  /** Sets an input of float64, or of float32 by rounding. */
  public void set(int input, double... values) {
    host(input).put(values);
    readHost(input);
  }

  /** Sets an input of float32 or float64. */
  public void set(int input, float... values) {
    host(input).put(values);
    readHost(input);
  }

  /** Sets an input of int64. */
  public void set(int input, long... values) {
    host(input).put(values);
    readHost(input);
  }

  /** Sets an input of int64, or of float64, or of float32 by rounding. */
  public void set(int input, int... values) {
    host(input).put(values);
    readHost(input);
  }

  /** Sets an input of bool. */
  public void set(int input, boolean... values) {
    host(input).put(values);
    readHost(input);
  }

  /**
   * Sets an input to an array, which the module then reads where it is.
   *
   * @param input the index of the input
   * @param array of the input's data type and shape, on the module's device; it must stay open
   *     until the input is set again
   * @throws IllegalArgumentException if the array is another
   */
  public void set(int input, NDArray array) {
    requireOpen();
    if (isGiven(input, array)) {
      return;
    }
    TensorSignature signature = inputs[input].signature();
    if (!(array instanceof PtNDArray tensor)
        || tensor.getDataType() != signature.dataType()
        || !tensor.getShape().equals(signature.shape())
        || !tensor.getDevice().equals(module.device())) {
      throw new IllegalArgumentException(
          "Input %d wants a PyTorch array of %s on %s, but got %s %s on %s"
              .formatted(
                  input,
                  signature,
                  module.device(),
                  array.getDataType(),
                  array.getShape(),
                  array.getDevice()));
    }
    IValue argument = IValue.from(tensor);
    release(input);
    arguments[input] = argument;
    given[input] = tensor;
  }

  /**
   * Calls the module and copies its results, for {@code get} to read.
   *
   * @throws EngineException if the module fails; the message shows the line
   * @throws IllegalStateException if this or the module is closed, or an array given as input, or
   *     if a result of the first call is not of its signature; later ones must be like it
   */
  public void run() {
    filled = false;
    try (IValue results = forward()) {
      if (!checked) {
        check(results);
      }
      if (outputs.length > 0) {
        OutputCopier.copy(results, targets);
      }
    }
    filled = true;
  }

  /**
   * Calls the module and returns its results on the module's device. What {@code get} reads stays
   * as it was.
   *
   * @param owner a manager of the PyTorch engine, which owns the arrays; later calls leave them
   *     alone
   * @throws EngineException if the module fails; the message shows the line
   * @throws IllegalStateException if this or the module is closed, or an array given as input
   */
  public NDList run(NDManager owner) {
    return run(owner, new boolean[outputs.length]);
  }

  /**
   * As {@link #run(NDManager)}, without a copy of results that are known to be made anew.
   *
   * @param fresh for each result whether its memory is never that of an input or of a constant
   */
  NDList run(NDManager owner, boolean[] fresh) {
    if (!(owner instanceof PtNDManager ptOwner)) {
      throw new IllegalArgumentException("The owner is no manager of the PyTorch engine");
    }
    NDList arrays = new NDList();
    try (IValue results = forward()) {
      PtNDArray[] found = results.toTensorArray(ptOwner);
      for (int i = 0; i < found.length; i++) {
        if (module.device().isGpu() || fresh[i]) {
          arrays.add(found[i]);
        } else {
          // The module may have returned an input, or a view of one: memory of this object's.
          try (PtNDArray array = found[i]) {
            arrays.add(array.duplicate());
          }
        }
      }
    }
    return arrays;
  }

  /** What the module reads as an input, and may have written to: for the caller to leave open. */
  PtNDArray argument(int input) {
    requireOpen();
    PtNDArray array = given[input];
    return array == null ? tensors[input] : array;
  }

  /** Whether an input is an array that a caller gave. */
  boolean isGiven(int input) {
    return given[input] != null;
  }

  /** Whether an input is this array already. */
  boolean isGiven(int input, Object array) {
    return given[input] == array;
  }

  /** Reads an output of float64 or float32 of the last {@link #run()}. */
  public void get(int output, double[] into) {
    filled(output).get(into);
  }

  /** Reads an output of float32, or of float64 by rounding, of the last {@link #run()}. */
  public void get(int output, float[] into) {
    filled(output).get(into);
  }

  /** Reads an output of int64 of the last {@link #run()}. */
  public void get(int output, long[] into) {
    filled(output).get(into);
  }

  /**
   * Reads an output of int64 of the last {@link #run()}.
   *
   * @throws ArithmeticException if an element exceeds an int
   */
  public void get(int output, int[] into) {
    filled(output).get(into);
  }

  /** Reads an output of bool of the last {@link #run()}. */
  public void get(int output, boolean[] into) {
    filled(output).get(into);
  }

  /** Frees the inputs and outputs. */
  @Override
  public void close() {
    if (!closed) {
      for (int i = 0; i < inputs.length; i++) {
        release(i);
      }
      closed = true;
      manager.close();
    }
  }

  private HostTensor host(int input) {
    requireOpen();
    return inputs[input];
  }

  private void readHost(int input) {
    release(input);
    stale[input] = module.device().isGpu();
  }

  /** Lets go of an array that was given as input. */
  private void release(int input) {
    if (given[input] != null) {
      arguments[input].close();
      arguments[input] = ownArguments[input];
      given[input] = null;
    }
  }

  private void check(IValue results) {
    int unfit = OutputCopier.check(results, targets);
    if (unfit >= 0) {
      throw new IllegalStateException(
          "Output " + unfit + " is not the " + outputs[unfit].signature() + " of its signature");
    }
    checked = true;
  }

  private IValue forward() {
    requireOpen();
    for (int i = 0; i < inputs.length; i++) {
      PtNDArray array = given[i];
      if (array != null && array.isReleased()) {
        throw new IllegalStateException("The array given as input " + i + " is closed");
      }
      if (stale[i]) {
        inputs[i].copyTo(tensors[i]);
        stale[i] = false;
      }
    }
    return module.forward(arguments);
  }

  private HostTensor filled(int output) {
    requireOpen();
    if (!filled) {
      throw new IllegalStateException("There are no results: no call came to its end");
    }
    return outputs[output];
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This call is closed");
    }
  }

  /** Has the manager close a value along with everything else. */
  private IValue owned(IValue value) {
    manager.attachInternal(value.getUid(), value);
    return value;
  }
}
