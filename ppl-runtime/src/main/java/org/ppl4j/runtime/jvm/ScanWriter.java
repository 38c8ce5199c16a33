package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/**
 * Writes a scan as a loop around the code of its body. What is carried stands in variables if it is
 * small, else in the array of the scan's result.
 */
final class ScanWriter {
  private final Translator translator;
  private final Writer writer;
  private final Work outside;
  private final Expr node;
  private final Scan scan;
  private final Graph body;
  private final List<@Nullable Held> held = new ArrayList<>();

  /** A carried value in variables: one for each element. */
  private record Held(List<List<Index>> places, List<Code.Variable> variables) {}

  ScanWriter(Translator translator, Work outside, Expr node, Scan scan) {
    this.translator = translator;
    this.writer = translator.writer;
    this.outside = outside;
    this.node = node;
    this.scan = scan;
    this.body = Preparation.prepare(scan.body());
  }

  void write() {
    for (int k = 0; k < scan.carries(); k++) {
      held.add(begin(k));
    }
    LoopVariable counter = new LoopVariable(scan.length());
    Index count = Index.of(counter);
    Index time = scan.reverse() ? count.times(-1).plus(scan.length() - 1) : count;
    Code.Block block = writer.open();
    Work inside = new Work(body, bindings(time));
    List<Code.Statement> moves = new ArrayList<>();
    for (int k = 0; k < body.outputs().size(); k++) {
      Expr output = body.outputs().get(k);
      int[] strides = output.shape().strides();
      if (k >= scan.carries()) {
        Index base = time.times(output.shape().size());
        inside.copy(output, new Item.Target(outside.buffer(node, k), base, strides));
      } else if (held.get(k) == null) {
        Buffer next = Buffer.of(Buffer.Kind.WORK, output.shape().size());
        inside.copy(output, new Item.Target(next, Index.ZERO, strides));
        moves.add(move(next, outside.buffer(node, k)));
      }
    }
    for (int k = 0; k < scan.carries(); k++) {
      Held values = held.get(k);
      for (int i = 0; values != null && i < values.variables.size(); i++) {
        Code.Value value = writer.read(values.variables.get(i));
        Buffer buffer = outside.buffer(node, k);
        writer.know(new Work.Place(inside, body.inputs().get(k), 0, values.places.get(i)), value);
        writer.add(new Code.Store(buffer, Index.of(i), value));
      }
    }
    translator.translate(inside, Schedule.of(inside.items), List.of());
    assignNext(inside);
    moves.forEach(writer::add);
    writer.close();
    writer.add(new Code.Loop(counter, block));
    for (int k = 0; k < scan.carries(); k++) {
      Held values = held.get(k);
      for (int i = 0; values != null && i < values.variables.size(); i++) {
        Code.Value value = writer.read(values.variables.get(i));
        translator.put(outside, node, k, values.places.get(i), value);
      }
    }
  }

  /** Sets what is carried to its first value. */
  private @Nullable Held begin(int k) {
    Expr first = node.input(k);
    if (!Small.is(first.shape())) {
      Item.Target target =
          new Item.Target(outside.buffer(node, k), Index.ZERO, first.shape().strides());
      translator.copy(outside, first, target);
      return null;
    }
    List<List<Index>> places = Small.places(first.shape());
    List<Code.Variable> variables = new ArrayList<>();
    for (List<Index> place : places) {
      Code.Variable variable = new Code.Variable();
      writer.add(new Code.Assign(variable, translator.value(outside, first, place)));
      variables.add(variable);
    }
    return new Held(places, variables);
  }

  private List<Work.Binding> bindings(Index time) {
    List<Work.Binding> bindings = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      if (i < scan.carries()) {
        bindings.add(new Work.Held(outside.buffer(node, i)));
      } else {
        boolean sequence = i < scan.carries() + scan.sequences();
        List<Index> first = sequence ? List.of(time) : List.of();
        bindings.add(new Work.Outer(outside, node.input(i), first));
      }
    }
    return bindings;
  }

  private void assignNext(Work inside) {
    List<Code.Statement> assignments = new ArrayList<>();
    for (int k = 0; k < scan.carries(); k++) {
      Held values = held.get(k);
      for (int i = 0; values != null && i < values.variables.size(); i++) {
        Code.Value next = translator.value(inside, body.outputs().get(k), values.places.get(i));
        assignments.add(new Code.Assign(values.variables.get(i), next));
      }
    }
    assignments.forEach(writer::add);
  }

  private static Code.Statement move(Buffer from, Buffer to) {
    return new Code.Invoke("copy", List.of(from, to, from.size()), List.of(from), List.of(to));
  }
}
