package org.ppl4j.runtime.jvm;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.compiler.AbstractExecutable;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Values;
import org.ppl4j.type.Type;

/** Generated code with arrays to work on. */
final class JvmExecutable extends AbstractExecutable {
  private static final double[] NOTHING = {};

  /** Results are written where they go if no more than so many pairs of arrays are compared. */
  private static final int MOST_COMPARED = 64;

  private final GeneratedCode code;
  private final List<Type> inputTypes;
  private final List<Type> outputTypes;

  /** For each input its slot; for each output its slot, and its own array. */
  private final int[] inputSlots;

  private final int[] outputSlots;
  private final double[][] results;
  private final double[][] arrays;
  private final double[][] converted;
  private final double[] frame;
  private final boolean compares;

  private JvmExecutable(Lowered lowered, GeneratedCode code) {
    super(lowered);
    this.code = code;
    inputTypes = lowered.graph().inputTypes();
    outputTypes = lowered.graph().outputTypes();
    inputSlots = code.inputs().stream().mapToInt(Buffer::slot).toArray();
    outputSlots = code.outputs().stream().mapToInt(Buffer::slot).toArray();
    compares = outputSlots.length * (inputSlots.length + outputSlots.length) <= MOST_COMPARED;
    converted = new double[inputTypes.size()][];
    frame = code.frame().clone();
    arrays = new double[code.buffers().size()][];
    for (int slot = 0; slot < arrays.length; slot++) {
      Buffer buffer = code.buffers().get(slot);
      arrays[slot] =
          switch (buffer.kind()) {
            case CONSTANT -> buffer.data();
            case WORK, ZEROED -> new double[buffer.size()];
            case INPUT -> NOTHING;
          };
    }
    results = Arrays.stream(outputSlots).mapToObj(slot -> arrays[slot]).toArray(double[][]::new);
  }

  /** Compiles a graph to loops over so many numbers at once. */
  static JvmExecutable compile(Lowered lowered, int lanes) {
    return new JvmExecutable(lowered, CodeCache.SHARED.of(lowered.graph(), lanes));
  }

  @Override
  protected void check(int input, Object value) {
    Type type = inputTypes.get(input);
    if (!JavaArrays.fits(type, value)) {
      throw JavaArrays.misfit(inputName(input), type, value);
    }
  }

  /** The caller's doubles are read where they are. */
  @Override
  protected void write(int input, Object value) {
    int slot = inputSlots[input];
    if (value instanceof double[] doubles) {
      arrays[slot] = doubles;
      return;
    }
    if (converted[input] == null) {
      converted[input] = new double[inputTypes.get(input).shape().size()];
    }
    JavaArrays.read(value, converted[input]);
    arrays[slot] = converted[input];
  }

  @Override
  protected void run(Values out) {
    for (int i = 0; i < outputSlots.length; i++) {
      Object array = out.find(i);
      if (array == null) {
        array = Values.newArray(outputTypes.get(i));
        out.set(i, array);
      } else if (!JavaArrays.fits(outputTypes.get(i), array)) {
        throw JavaArrays.misfit(outputName(i), outputTypes.get(i), array);
      }
      boolean direct = array instanceof double[] doubles && !isTaken(doubles, i);
      arrays[outputSlots[i]] = direct ? (double[]) array : results[i];
    }
    code.code().run(arrays, code.tables(), code.sites(), frame);
    for (int i = 0; i < outputSlots.length; i++) {
      if (arrays[outputSlots[i]] == results[i]) {
        JavaArrays.write(results[i], out.get(i));
      }
    }
  }

  /** Whether an array is read, or is where an earlier output goes; it is not known for many. */
  private boolean isTaken(double[] array, int output) {
    if (!compares) {
      return true;
    }
    for (int slot : inputSlots) {
      if (arrays[slot] == array) {
        return true;
      }
    }
    for (int i = 0; i < output; i++) {
      if (arrays[outputSlots[i]] == array) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Executable fork() {
    requireOpen();
    return new JvmExecutable(lowered(), code);
  }

  @Override
  protected void free() {
    for (int slot : inputSlots) {
      arrays[slot] = NOTHING;
    }
    for (int i = 0; i < outputSlots.length; i++) {
      arrays[outputSlots[i]] = results[i];
    }
  }
}
