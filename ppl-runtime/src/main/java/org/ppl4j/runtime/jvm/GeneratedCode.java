package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/**
 * A compiled graph without arrays of its own: what the calls of all its executables share.
 *
 * @param code the class
 * @param inputs the slots of the inputs
 * @param outputs the slots of the outputs
 * @param buffers all arrays, by slot; one for several that are not used at the same time
 * @param tables constant integers
 * @param sites objects that the code calls on
 * @param frame the frame, with the constants in it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, or changes the arrays.
record GeneratedCode(
    Compiled code,
    List<Buffer> inputs,
    List<Buffer> outputs,
    List<Buffer> buffers,
    int[][] tables,
    Object[] sites,
    double[] frame) {

  /** A graph's code before it is bytecode. */
  private record Plan(
      Code.Block main, List<Buffer> inputs, List<Buffer> outputs, List<Object> sites) {}

  /** Compiles a graph to loops over so many numbers at once. */
  static GeneratedCode of(Graph graph, int lanes) {
    Plan plan = plan(graph, lanes);
    Slots slots = Slots.of(plan.main, plan.inputs, plan.outputs);
    Sections.cut(plan.main);
    FrameSlots frame = new FrameSlots(plan.main);
    return new GeneratedCode(
        Emitter.emit(plan.main, frame),
        plan.inputs,
        plan.outputs,
        slots.arrays(),
        slots.tables(),
        plan.sites.toArray(),
        frame.frame());
  }

  /** The text of a graph's code, with loops over so many numbers at once. */
  static String listing(Graph graph, int lanes) {
    return Listing.of(plan(graph, lanes).main);
  }

  private static Plan plan(Graph original, int lanes) {
    Graph graph = Preparation.prepare(original, lanes > 1);
    List<Buffer> inputs = new ArrayList<>();
    List<Work.Held> bindings = new ArrayList<>();
    for (Expr input : graph.inputs()) {
      Buffer buffer = Buffer.of(Buffer.Kind.INPUT, input.shape().size());
      inputs.add(buffer);
      bindings.add(new Work.Held(buffer));
    }
    List<Buffer> outputs = new ArrayList<>();
    IdentityHashMap<Expr, Buffer> homes = new IdentityHashMap<>();
    for (Expr output : graph.outputs()) {
      Buffer buffer = Buffer.of(Buffer.Kind.WORK, output.shape().size());
      outputs.add(buffer);
      if (Work.canBePlaced(output)) {
        homes.putIfAbsent(output, buffer);
      }
    }
    Work work = new Work(graph, bindings, homes);
    for (int i = 0; i < outputs.size(); i++) {
      Expr output = graph.outputs().get(i);
      if (homes.get(output) != outputs.get(i)) {
        work.copy(output, new Item.Target(outputs.get(i), Index.ZERO, output.shape().strides()));
      }
    }
    Translator translator = new Translator(lanes);
    Code.Block main = translator.writer.open();
    translator.translate(work, Schedule.of(work.items), List.of());
    translator.writer.close();
    Sweep.sweep(main, outputs);
    if (lanes > 1) {
      Vectorizer.vectorize(main, lanes);
    }
    return new Plan(main, inputs, outputs, translator.writer.sites());
  }
}
