package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/**
 * A compiled graph without arrays of its own: what the calls of all its executables share.
 *
 * @param code the class
 * @param inputs the slots of the inputs
 * @param outputs the slots of the outputs
 * @param buffers all arrays, by slot
 * @param tables constant integers
 * @param sites objects that the code calls on
 * @param frame the length of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, or changes the arrays.
record GeneratedCode(
    Compiled code,
    List<Buffer> inputs,
    List<Buffer> outputs,
    List<Buffer> buffers,
    int[][] tables,
    Object[] sites,
    int frame) {

  /** A graph's code before it is bytecode. */
  private record Plan(
      Code.Block main, List<Buffer> inputs, List<Buffer> outputs, List<Object> sites) {}

  /** Compiles a graph to loops over so many numbers at once. */
  static GeneratedCode of(Graph graph, int lanes) {
    Plan plan = plan(graph);
    if (lanes > 1) {
      Vectorizer.vectorize(plan.main, lanes);
    }
    Sections.cut(plan.main);
    Slots slots = new Slots();
    plan.inputs.forEach(slots::add);
    plan.outputs.forEach(slots::add);
    slots.find(plan.main);
    FrameSlots frame = new FrameSlots(plan.main);
    return new GeneratedCode(
        Emitter.emit(plan.main, frame),
        plan.inputs,
        plan.outputs,
        List.copyOf(slots.buffers.keySet()),
        slots.tables.keySet().stream().map(table -> table.data).toArray(int[][]::new),
        plan.sites.toArray(),
        frame.size());
  }

  /** The text of a graph's code. */
  static String listing(Graph graph) {
    return Listing.of(plan(graph).main);
  }

  private static Plan plan(Graph original) {
    Graph graph = Preparation.prepare(original);
    List<Buffer> inputs = new ArrayList<>();
    List<Work.Held> bindings = new ArrayList<>();
    for (Expr input : graph.inputs()) {
      Buffer buffer = Buffer.of(Buffer.Kind.INPUT, input.shape().size());
      inputs.add(buffer);
      bindings.add(new Work.Held(buffer));
    }
    Work work = new Work(graph, bindings);
    List<Buffer> outputs = new ArrayList<>();
    for (Expr output : graph.outputs()) {
      Buffer buffer = Buffer.of(Buffer.Kind.WORK, output.shape().size());
      work.copy(output, new Item.Target(buffer, Index.ZERO, output.shape().strides()));
      outputs.add(buffer);
    }
    Translator translator = new Translator();
    Code.Block main = translator.writer.open();
    translator.translate(work, Schedule.of(work.items), List.of());
    translator.writer.close();
    Sweep.sweep(main, outputs);
    return new Plan(main, inputs, outputs, translator.writer.sites());
  }

  /** Gives arrays their slots. */
  private static final class Slots {
    final Map<Buffer, Boolean> buffers = new LinkedHashMap<>();
    final Map<Code.Table, Boolean> tables = new LinkedHashMap<>();

    void add(Buffer buffer) {
      if (buffers.putIfAbsent(buffer, true) == null) {
        buffer.setSlot(buffers.size() - 1);
      }
    }

    void add(Code.Table table) {
      if (tables.putIfAbsent(table, true) == null) {
        table.slot = tables.size() - 1;
      }
    }

    void find(Code.Block block) {
      for (Code.Statement statement : block.statements) {
        if (statement instanceof Code.Define define) {
          if (define.value() instanceof Code.Load load) {
            add(load.buffer);
          } else if (define.value() instanceof Code.Entry entry) {
            add(entry.table);
          }
        } else if (statement instanceof Code.Store store) {
          add(store.buffer());
        } else if (statement instanceof Code.Add add) {
          add(add.buffer());
        } else if (statement instanceof Code.Invoke invoke) {
          invoke.reads().forEach(this::add);
          invoke.writes().forEach(this::add);
          for (Object argument : invoke.arguments()) {
            if (argument instanceof Code.Table table) {
              add(table);
            }
          }
        }
        Code.blocks(statement).forEach(this::find);
      }
    }
  }
}
