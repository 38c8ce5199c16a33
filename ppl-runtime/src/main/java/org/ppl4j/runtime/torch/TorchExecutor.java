package org.ppl4j.runtime.torch;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Options;
import org.ppl4j.ir.Graph;

/**
 * Runs a graph on PyTorch, in one native call: the whole of it is written as one TorchScript
 * module, forward and backward, and loaded through DJL.
 */
public final class TorchExecutor implements Executor {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public Executable compile(Graph graph, Options options) {
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

  static Device device(Options options) {
    return options.device().kind() == org.ppl4j.compiler.Device.Kind.CPU
        ? Device.cpu()
        : Device.gpu(options.device().index());
  }
}
