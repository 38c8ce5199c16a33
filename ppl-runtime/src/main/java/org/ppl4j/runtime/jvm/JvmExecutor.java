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
  /** Microseconds for a call of nothing. */
  private static final double CALL = 0.02;

  @Override
  public String name() {
    return "jvm";
  }

  /** By the rules in {@code docs/architecture.md}; infinity for what it cannot run. */
  @Override
  public double cost(Graph graph, Options options) {
    if (!can(options)) {
      return Double.POSITIVE_INFINITY;
    }
    GraphCost cost = GraphCost.of(graph);
    boolean vectors = VectorSupport.LANES > 1;
    return CALL + (vectors ? cost.times(1.1e-3, 2.8e-5, 6.6e-5) : cost.times(1.1e-3, 2e-4, 4.3e-4));
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
