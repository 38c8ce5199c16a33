package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.control.Cond;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/**
 * Writes a cond as a branch. Small results are in variables, others in the arrays of the results.
 */
final class CondWriter {
  private CondWriter() {}

  static void write(Translator translator, Work outside, Expr node, Cond cond) {
    Writer writer = translator.writer;
    List<List<Code.Variable>> variables = new ArrayList<>();
    for (int k = 0; k < node.types().size(); k++) {
      List<Code.Variable> ofResult = new ArrayList<>();
      if (Small.is(node.types().get(k).shape())) {
        for (int i = 0; i < node.types().get(k).shape().size(); i++) {
          ofResult.add(new Code.Variable());
        }
      }
      variables.add(ofResult);
    }
    Code.Value condition = translator.value(outside, node.input(0), List.of());
    Code.Block yes = branch(translator, outside, node, cond.yes(), variables);
    Code.Block no = branch(translator, outside, node, cond.no(), variables);
    writer.add(new Code.Branch(condition, yes, no));
    for (int k = 0; k < variables.size(); k++) {
      List<List<Index>> places = Small.places(node.types().get(k).shape());
      for (int i = 0; i < variables.get(k).size(); i++) {
        Code.Value value = writer.read(variables.get(k).get(i));
        translator.put(outside, node, k, places.get(i), value);
      }
    }
  }

  private static Code.Block branch(
      Translator translator,
      Work outside,
      Expr node,
      Graph branch,
      List<List<Code.Variable>> variables) {
    Writer writer = translator.writer;
    Code.Block block = writer.open();
    List<Work.Binding> bindings = new ArrayList<>();
    for (Expr operand : node.inputs().subList(1, node.inputs().size())) {
      bindings.add(new Work.Outer(outside, operand, List.of()));
    }
    Graph prepared = Preparation.prepare(branch);
    Work inside = new Work(prepared, bindings);
    for (int k = 0; k < variables.size(); k++) {
      Expr output = prepared.outputs().get(k);
      if (!Small.is(output.shape())) {
        inside.copy(
            output, new Item.Target(outside.buffer(node, k), Index.ZERO, output.shape().strides()));
      }
    }
    translator.translate(inside, Schedule.of(inside.items), List.of());
    for (int k = 0; k < variables.size(); k++) {
      List<List<Index>> places = Small.places(prepared.outputs().get(k).shape());
      for (int i = 0; i < variables.get(k).size(); i++) {
        Code.Value value = translator.value(inside, prepared.outputs().get(k), places.get(i));
        writer.add(new Code.Assign(variables.get(k).get(i), value));
      }
    }
    writer.close();
    return block;
  }
}
