package org.ppl4j.runtime.jvm;

import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Graph;
import org.ppl4j.runtime.GraphCost;

/** Compiles a graph to JVM bytecode, in float64 on the processor. */
public final class JvmExecutor implements Executor {
  @Override
  public String name() {
    return "jvm";
  }

  /** Nothing for a call or a node; what elements and products cost. */
  @Override
  public double cost(Graph graph, Options options) {
    return can(options) ? GraphCost.of(graph).times(0.002, 1.5e-3, 7e-4) : Double.POSITIVE_INFINITY;
  }

  private static boolean can(Options options) {
    return options.device().kind() == Device.Kind.CPU && options.precision() == Precision.FLOAT64;
  }

  @Override
  public Executable compile(Graph graph, Options options) {
    if (options.device().kind() == Device.Kind.GPU) {
      throw DeviceUnavailable.processorOnly(name(), options.device().toString());
    }
    if (options.precision() != Precision.FLOAT64) {
      throw InvalidArgument.of(
          Report.of("the jvm executor computes in float64 only.")
              .cure("ask for Precision.FLOAT64, or for another executor"));
    }
    return JvmExecutable.compile(Lowered.of(graph), VectorSupport.LANES);
  }

  /** The text of the loops of numbers that a graph becomes. */
  public static String listing(Graph graph) {
    return GeneratedCode.listing(Lowered.of(graph).graph(), 1);
  }
}
