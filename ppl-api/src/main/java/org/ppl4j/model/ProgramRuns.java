package org.ppl4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Runner;
import org.ppl4j.model.Simulate.Draws;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;

/**
 * Runs graphs made of a program.
 *
 * @param program the program
 * @param arguments values for its arguments
 */
record ProgramRuns(Program program, List<Value> arguments) {
  /** Runs once. */
  <R> Trace<R> trace(Draws draws, Expr density, Key key) {
    return trace(draws, density, outputs -> run(outputs, key));
  }

  /** Runs many times side by side. */
  <R> Trace<R> trace(Draws draws, Expr density, Key key, ManyDraws many) {
    return trace(draws, density, outputs -> run(outputs, key, many));
  }

  private <R> Trace<R> trace(Draws draws, Expr density, Function<List<Expr>, List<Tensor>> runner) {
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
    List<Tensor> found = runner.apply(outputs);
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

  /** Runs a graph over the program's arguments. */
  List<Tensor> run(List<Expr> outputs, Key key) {
    Graph graph = new Graph(program.name(), program.arguments(), outputs);
    return Runner.best().run(graph, known(), key);
  }

  /** Expressions of one draw in all draws. */
  List<Tensor> run(List<Expr> each, Key key, ManyDraws many) {
    return many.run(program.name(), each, program.arguments(), known(), key);
  }

  private List<Tensor> known() {
    return arguments.stream().map(Value::value).toList();
  }
}
