package org.ppl4j.runtime.jvm;

import java.util.List;
import org.ppl4j.compiler.AbstractExecutable;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Values;
import org.ppl4j.type.Type;

/** Generated code with arrays to work on. */
final class JvmExecutable extends AbstractExecutable {
  private final GeneratedCode code;
  private final List<Type> inputTypes;
  private final List<Type> outputTypes;
  private final double[][] arrays;
  private final double[][] converted;
  private final double[] frame;

  private JvmExecutable(Lowered lowered, GeneratedCode code) {
    super(lowered);
    this.code = code;
    inputTypes = lowered.graph().inputTypes();
    outputTypes = lowered.graph().outputTypes();
    converted = new double[inputTypes.size()][];
    frame = new double[code.frame()];
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
  }

  private static final double[] NOTHING = {};

  /** Compiles a graph to loops over so many numbers at once. */
  static JvmExecutable compile(Lowered lowered, int lanes) {
    return new JvmExecutable(lowered, GeneratedCode.of(lowered.graph(), lanes));
  }

  @Override
  protected void check(int input, Object value) {
    Type type = inputTypes.get(input);
    if (!JavaArrays.fits(type, value)) {
      throw JavaArrays.misfit(inputName(input), type, value);
    }
  }

  /** The caller's doubles are read where they are: nothing is written before all is read. */
  @Override
  protected void write(int input, Object value) {
    int slot = code.inputs().get(input).slot();
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
    for (int i = 0; i < outputTypes.size(); i++) {
      Type type = outputTypes.get(i);
      Object array = out.find(i);
      if (array == null) {
        array = Values.newArray(type);
        out.set(i, array);
      } else if (!JavaArrays.fits(type, array)) {
        throw JavaArrays.misfit(outputName(i), type, array);
      }
    }
    code.code().run(arrays, code.tables(), code.sites(), frame);
    for (int i = 0; i < outputTypes.size(); i++) {
      JavaArrays.write(arrays[code.outputs().get(i).slot()], out.get(i));
    }
  }

  @Override
  public Executable fork() {
    requireOpen();
    return new JvmExecutable(lowered(), code);
  }

  @Override
  protected void free() {
    for (Buffer input : code.inputs()) {
      arrays[input.slot()] = NOTHING;
    }
  }
}
