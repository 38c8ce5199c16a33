package org.ppl4j.runtime.torch;

import java.io.IOException;
import java.nio.file.Path;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Graph;
import org.ppl4j.runtime.GraphCost;

/**
 * Runs a graph on PyTorch, in one native call: the whole of it is written as one TorchScript
 * module, forward and backward, and loaded through DJL. PyTorch's artifacts are optional: without
 * them this executor says that it cannot run anything, and {@link #compile} which are missing.
 */
public final class TorchExecutor implements Executor {
  /** Microseconds for a call of a module of no operations. */
  private static final double CALL = 9;

  @Override
  public String name() {
    return "torch";
  }

  /** One native call, then an operation of PyTorch for each node; infinity without PyTorch. */
  @Override
  public double cost(Graph graph, Options options) {
    if (!TorchLibraries.arePresent()) {
      return Double.POSITIVE_INFINITY;
    }
    boolean gpu = options.device().kind() == Device.Kind.GPU;
    GraphCost cost = GraphCost.of(graph);
    return CALL + (gpu ? cost.times(10, 1e-6, 1e-7) : cost.times(0.89, 2.6e-4, 6e-5));
  }

  @Override
  public Executable compile(Graph graph, Options options) {
    TorchLibraries.require();
    return TorchExecutable.compile(Lowered.of(graph), options);
  }

  /**
   * The text of the module that a graph becomes. Its {@code forward} takes the graph's inputs, then
   * its noise, then its constants.
   */
  public static String script(Graph graph, Options options) {
    return ScriptWriter.write(Lowered.of(graph).graph(), options).text();
  }

  /**
   * Saves the module that a graph becomes as a file that plain PyTorch loads with {@code
   * torch.jit.load}. Its {@code forward} takes the graph's inputs, then its noise; constants are
   * written out inside.
   *
   * @throws IOException if the file cannot be written
   */
  public static void save(Graph graph, Options options, Path path) throws IOException {
    ScriptArchive.save(ScriptWriter.writeStandalone(Lowered.of(graph).graph(), options), path);
  }
}
