package org.ppl4j.runtime.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ppl4j.compiler.AbstractExecutable;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InputMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.KernelFailure;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** A graph as a loaded module, shared with its like, and one caller's buffers for it. */
final class TorchExecutable extends AbstractExecutable {
  private final SharedModule module;
  private final List<Tensor> constants;
  private final Options options;
  private final TorchCall call;
  private final List<Type> inputTypes;
  private final List<Type> outputTypes;
  private final boolean[] fresh;

  /** How many of the first outputs are where the first inputs were. */
  private final int inPlace;

  private TorchExecutable(
      Lowered lowered, Options options, SharedModule module, List<Tensor> constants) {
    super(lowered);
    this.module = module;
    this.constants = constants;
    this.options = options;
    inputTypes = lowered.graph().inputTypes();
    outputTypes = lowered.graph().outputTypes();
    inPlace = options.inPlace();
    List<Expr> returned = lowered.graph().outputs().subList(inPlace, outputTypes.size());
    fresh = Freshness.of(returned);
    List<TensorSignature> inputs =
        Stream.concat(inputTypes.stream(), constants.stream().map(Tensor::type))
            .map(type -> signature(type, options))
            .toList();
    List<TensorSignature> outputs =
        returned.stream().map(output -> signature(output.type(), options)).toList();
    call = new TorchCall(module.get(), inputs, outputs);
    for (int i = 0; i < constants.size(); i++) {
      Tensor constant = constants.get(i);
      int slot = inputTypes.size() + i;
      switch (constant.type().dtype()) {
        case REAL -> call.set(slot, constant.data());
        case INT ->
            call.set(slot, Arrays.stream(constant.data()).mapToLong(v -> (long) v).toArray());
        case BOOL -> call.set(slot, constant.toBooleans());
      }
    }
  }

  static TorchExecutable compile(Lowered lowered, Options options) {
    requireSameTypes(lowered, options.inPlace());
    ScriptWriter.Script script = ScriptWriter.write(lowered.graph(), options);
    SharedModule module = SharedModule.acquire(script.text(), TorchEngine.device(options));
    return create(lowered, options, module, script.constants());
  }

  private static void requireSameTypes(Lowered lowered, int inPlace) {
    List<Type> inputs = lowered.original().inputTypes();
    List<Type> outputs = lowered.original().outputTypes();
    if (inPlace > inputs.size()
        || inPlace > outputs.size()
        || !inputs.subList(0, inPlace).equals(outputs.subList(0, inPlace))) {
      throw InvalidArgument.of(
          Report.of(
                  "inPlace: the first "
                      + inPlace
                      + " outputs of "
                      + lowered.original().name()
                      + " are not of the types of its first inputs.")
              .cure("let only outputs take the place of inputs that are of their types"));
    }
  }

  private static TorchExecutable create(
      Lowered lowered, Options options, SharedModule module, List<Tensor> constants) {
    try {
      return new TorchExecutable(lowered, options, module, constants);
    } catch (RuntimeException e) {
      module.close();
      throw e;
    }
  }

  @Override
  protected void check(int input, Object value) {
    if (call.isGiven(input, value)) {
      return;
    }
    Type type = inputTypes.get(input);
    if (value instanceof NDArray array) {
      checkArray(input, signature(type, options), array);
    } else if (!JavaArrays.fits(type, value)) {
      throw JavaArrays.misfit(inputName(input), type, value);
    }
  }

  @Override
  protected void write(int input, Object value) {
    if (value instanceof double[] doubles) {
      call.set(input, doubles);
    } else if (value instanceof float[] floats) {
      call.set(input, floats);
    } else if (value instanceof int[] ints) {
      call.set(input, ints);
    } else if (value instanceof long[] longs) {
      call.set(input, longs);
    } else if (value instanceof boolean[] booleans) {
      call.set(input, booleans);
    } else {
      call.set(input, (NDArray) value);
    }
  }

  @Override
  protected void run(Values out) {
    boolean arrays = true;
    for (int i = 0; i < out.count(); i++) {
      Object slot = out.find(i);
      if (slot == null || slot instanceof NDArray) {
        arrays &= i < inPlace;
      } else if (!JavaArrays.fits(outputTypes.get(i), slot)) {
        throw JavaArrays.misfit(outputName(i), outputTypes.get(i), slot);
      }
    }
    try {
      if (arrays) {
        call.run();
        for (int i = inPlace; i < out.count(); i++) {
          read(i - inPlace, out.get(i));
        }
      } else {
        runToEngineArrays(out);
      }
      for (int i = 0; i < inPlace; i++) {
        settle(i, out);
      }
    } catch (EngineException e) {
      throw KernelFailure.of(graph().name(), e);
    }
  }

  private void read(int output, Object into) {
    if (into instanceof double[] doubles) {
      call.get(output, doubles);
    } else if (into instanceof float[] floats) {
      call.get(output, floats);
    } else if (into instanceof int[] ints) {
      call.get(output, ints);
    } else if (into instanceof long[] longs) {
      call.get(output, longs);
    } else {
      call.get(output, (boolean[]) into);
    }
  }

  /** The caller's to close: one array of the engine's for each empty slot. */
  private void runToEngineArrays(Values out) {
    NDManager owner = TorchEngine.newManager(TorchEngine.device(options));
    NDList results;
    try {
      results = call.run(owner, fresh);
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
    for (int i = inPlace; i < out.count(); i++) {
      Object slot = out.find(i);
      NDArray result = results.get(i - inPlace);
      if (slot == null || slot instanceof NDArray) {
        out.set(i, result);
      } else {
        JavaArrays.write(toTensor(outputTypes.get(i), result), slot);
        result.close();
      }
    }
    // Detached, the arrays outlive their manager and are closed by whoever holds them.
    results.forEach(NDArray::detach);
    owner.close();
  }

  /** Hands over an output that is where its input was. */
  private void settle(int index, Values out) {
    Object slot = out.find(index);
    NDArray array = call.argument(index);
    if (slot != null && !(slot instanceof NDArray)) {
      JavaArrays.write(toTensor(outputTypes.get(index), array), slot);
    } else if (call.isGiven(index)) {
      out.set(index, array);
    } else {
      NDManager owner = TorchEngine.newManager(TorchEngine.device(options));
      NDArray copy = array.duplicate();
      copy.attach(owner);
      copy.detach();
      owner.close();
      out.set(index, copy);
    }
  }

  private static Tensor toTensor(Type type, NDArray array) {
    return switch (type.dtype()) {
      case REAL ->
          JavaArrays.toTensor(
              type,
              array.getDataType() == DataType.FLOAT32
                  ? array.toFloatArray()
                  : array.toDoubleArray());
      case INT -> JavaArrays.toTensor(type, array.toLongArray());
      case BOOL -> JavaArrays.toTensor(type, array.toBooleanArray());
    };
  }

  @Override
  public Executable fork() {
    requireOpen();
    return create(lowered(), options, module.acquire(), constants);
  }

  @Override
  protected void free() {
    call.close();
    module.close();
  }

  private void checkArray(int input, TensorSignature wanted, NDArray array) {
    boolean fits =
        array.getDataType() == wanted.dataType()
            && array.getShape().equals(wanted.shape())
            && array.getDevice().equals(TorchEngine.device(options));
    if (!fits) {
      throw InputMismatch.value(
          inputName(input),
          wanted + " on " + options.device(),
          array.getDataType() + " " + array.getShape() + " on " + array.getDevice());
    }
  }

  private static TensorSignature signature(Type type, Options options) {
    DataType dataType =
        type.dtype() == DType.REAL
            ? (options.precision() == Options.Precision.FLOAT64
                ? DataType.FLOAT64
                : DataType.FLOAT32)
            : type.dtype() == DType.INT ? DataType.INT64 : DataType.BOOLEAN;
    long[] dims = Arrays.stream(type.shape().dims()).asLongStream().toArray();
    return new TensorSignature(dataType, new Shape(dims));
  }
}
