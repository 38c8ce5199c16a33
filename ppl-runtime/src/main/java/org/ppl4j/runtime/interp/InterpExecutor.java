package org.ppl4j.runtime.interp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ppl4j.compiler.AbstractExecutable;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.JavaArrays;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.runtime.GraphCost;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Runs a graph node by node with the operations' own kernels, in float64 on the processor. */
public final class InterpExecutor implements Executor {
  @Override
  public String name() {
    return "interp";
  }

  /** Every operation makes new tensors, element by element. */
  @Override
  public double cost(Graph graph, Options options) {
    boolean can =
        options.device().kind() == Device.Kind.CPU && options.precision() == Precision.FLOAT64;
    return can ? GraphCost.of(graph).times(0.5, 0.05, 0.01) : Double.POSITIVE_INFINITY;
  }

  @Override
  public Executable compile(Graph graph, Options options) {
    if (options.device().kind() == Device.Kind.GPU) {
      throw DeviceUnavailable.processorOnly(name(), options.device().toString());
    }
    if (options.precision() != Precision.FLOAT64) {
      throw InvalidArgument.of(
          Report.of("the interp executor computes in float64 only.")
              .cure("ask for Precision.FLOAT64, or for another executor"));
    }
    return new Interpreted(Lowered.of(graph));
  }

  private static final class Interpreted extends AbstractExecutable {
    private final List<Type> inputTypes;
    private final List<Tensor> inputs;

    Interpreted(Lowered lowered) {
      super(lowered);
      inputTypes = lowered.graph().inputTypes();
      inputs = new ArrayList<>(inputTypes.stream().map(type -> Tensor.full(type, 0)).toList());
    }

    @Override
    protected void check(int input, Object value) {
      Type type = inputTypes.get(input);
      if (!JavaArrays.fits(type, value)) {
        throw JavaArrays.misfit(inputName(input), type, value);
      }
    }

    @Override
    protected void write(int input, Object value) {
      inputs.set(input, JavaArrays.toTensor(inputTypes.get(input), value));
    }

    @Override
    protected void run(Values out) {
      List<Tensor> results =
          Evaluator.evaluate(lowered().graph(), Collections.unmodifiableList(inputs));
      for (int i = 0; i < results.size(); i++) {
        Tensor result = results.get(i);
        Object array = out.find(i);
        if (array == null) {
          array = Values.newArray(result.type());
          out.set(i, array);
        }
        if (!JavaArrays.fits(result.type(), array)) {
          throw JavaArrays.misfit(outputName(i), result.type(), array);
        }
        JavaArrays.write(result, array);
      }
    }

    @Override
    public Executable fork() {
      requireOpen();
      return new Interpreted(lowered());
    }

    @Override
    protected void free() {
      inputs.clear();
    }
  }
}
