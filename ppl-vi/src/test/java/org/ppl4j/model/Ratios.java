package org.ppl4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;

/**
 * Draws from one model without data, with the logarithm of how much denser another is there.
 *
 * @param logRatios of the densities, for each draw
 * @param values by address, for each draw the first number
 */
public record Ratios(List<Double> logRatios, Map<String, List<Double>> values) {
  private static final int AT_ONCE = 2000;

  /** Draws, in so many rounds of 2000. */
  public static Ratios of(Model<NoArguments, ?> from, Model<NoArguments, ?> other, int rounds) {
    Program p = from.trace();
    Program q = other.trace();
    Simulate.Draws drawn = Simulate.draw(p, Map.of());
    Map<String, Expr> choices = new LinkedHashMap<>();
    for (Program.Entry entry : p.choices()) {
      choices.put(entry.site().address(), drawn.read(List.of(entry.value())).get(0));
    }
    Expr logP = drawn.read(List.of(Density.logDensity(p))).get(0);
    Expr logQ = Simulate.draw(q, choices).read(List.of(Density.logDensity(q))).get(0);
    List<Expr> outputs = new ArrayList<>(List.of(Ops.plus(logQ, Ops.negate(logP))));
    outputs.addAll(choices.values());
    NodeMap<Expr> mapped = new NodeMap<>();
    for (Expr node : Graph.nodes(outputs)) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(AT_ONCE), List.of()));
      }
    }
    Graph graph = new Graph("ratios", List.of(), Batch.batch(outputs, mapped, AT_ONCE));
    Ratios out = new Ratios(new ArrayList<>(), new LinkedHashMap<>());
    for (int round = 0; round < rounds; round++) {
      List<Tensor> found = Evaluator.evaluate(graph, List.of(), Key.of(41).fold(round));
      add(found.get(0), out.logRatios);
      int at = 1;
      for (String address : choices.keySet()) {
        add(found.get(at++), out.values.computeIfAbsent(address, a -> new ArrayList<>()));
      }
    }
    return out;
  }

  private static void add(Tensor many, List<Double> to) {
    int size = many.shape().size() / AT_ONCE;
    for (int i = 0; i < AT_ONCE; i++) {
      to.add(many.get(i * size));
    }
  }
}
