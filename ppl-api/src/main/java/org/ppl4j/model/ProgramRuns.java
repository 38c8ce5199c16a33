package org.ppl4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Runner;
import org.ppl4j.model.Simulate.Draws;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;

/**
 * Runs graphs made of a program.
 *
 * @param program the program
 * @param arguments values for its arguments
 */
record ProgramRuns(Program program, List<Value> arguments) {
  /** The same where no draws were given. */
  <R> Trace<R> trace(Draws draws, Expr density, Key key, int count) {
    return trace(draws, density, key, count, new NodeMap<>());
  }

  /** Runs once if {@code count} is 0, else that many times side by side. */
  <R> Trace<R> trace(Draws draws, Expr density, Key key, int count, NodeMap<Expr> mapped) {
    List<String> addresses = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    for (Program.Entry entry : program.entries()) {
      if (entry.value() != null) {
        addresses.add(entry.site().address());
        outputs.add(draws.read(List.of(entry.value())).get(0));
      }
    }
    for (Simulate.Observation kept : draws.deterministic()) {
      addresses.add(kept.site().address());
      outputs.add(kept.value());
    }
    for (Simulate.Observation observation : draws.observations()) {
      addresses.add(observation.site().address());
      outputs.add(observation.value());
    }
    List<Value> results = Structure.values(program.result());
    outputs.addAll(draws.read(results.stream().map(Value::expr).toList()));
    outputs.add(density);
    List<Tensor> found = run(count == 0 ? outputs : repeated(outputs, mapped, count), key);
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < addresses.size(); i++) {
      values.put(addresses.get(i), found.get(i));
    }
    int[] at = {addresses.size()};
    @SuppressWarnings({"unchecked", "NullAway"}) // A model of no result has a null one.
    R result =
        (R) Structure.map(program.result(), value -> Value.of(Ops.constant(found.get(at[0]++))));
    Set<String> chosen = new LinkedHashSet<>();
    program.choices().forEach(entry -> chosen.add(entry.site().address()));
    return new Trace<>(program.name(), values, chosen, result, found.get(found.size() - 1));
  }

  /** Side by side: each time with noise of its own. */
  static List<Expr> repeated(List<Expr> outputs, NodeMap<Expr> mapped, int count) {
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(count), List.of()));
      }
    }
    return Batch.batch(outputs, mapped, count);
  }

  /** Runs a graph over the program's arguments. */
  List<Tensor> run(List<Expr> outputs, Key key) {
    Graph graph = new Graph(program.name(), program.arguments(), outputs);
    List<Tensor> inputs = arguments.stream().map(Value::value).toList();
    return Runner.best().run(graph, inputs, key);
  }
}
