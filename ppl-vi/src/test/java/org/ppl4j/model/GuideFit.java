package org.ppl4j.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/**
 * Fits a guide to a model by hand, in the interpreter: the ELBO of reparameterised draws, its
 * gradient without the score of the guide's params (which is 0 in expectation; Roeder et al. 2017),
 * and Adam with a falling rate.
 */
public final class GuideFit {
  private final List<String> addresses = new ArrayList<>();
  private final List<Tensor> free = new ArrayList<>();
  private final List<Expr> values = new ArrayList<>();
  private final Graph graph;
  private final Graph plain;

  /** Prepares the graphs of the ELBO and its gradient, averaged over some draws. */
  public GuideFit(Model<NoArguments, ?> model, Model<NoArguments, ?> guide, int draws) {
    Program p = model.trace();
    Program q = guide.trace();
    Map<String, Expr> params = new HashMap<>();
    NodeMap<Expr> stopped = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>();
    for (Program.Entry entry : q.params()) {
      Site.Param param = (Site.Param) entry.site();
      Expr wide = entry.value();
      Bijector bijector = param.support().bijector(wide.shape());
      Real initial = new Real(Ops.constant(param.initial())).expand(wide.shape().dims());
      free.add(bijector.inverse(initial).value());
      Expr input = Input.create(param.address(), free.get(free.size() - 1).type());
      Expr value = bijector.forward(new Real(input)).expr();
      inputs.add(input);
      addresses.add(param.address());
      values.add(value);
      params.put(param.address(), value);
      stopped.put(wide, Ops.stopGradient(value));
    }
    Simulate.Draws drawn = Simulate.draw(q, params);
    Expr density = Substitute.substitute(List.of(Density.logDensity(q)), stopped).get(0);
    Expr logQ = drawn.read(List.of(density)).get(0);
    Map<String, Expr> choices = new LinkedHashMap<>();
    for (Program.Entry entry : q.choices()) {
      choices.put(entry.site().address(), drawn.read(List.of(entry.value())).get(0));
    }
    Expr logP = Simulate.draw(p, choices).read(List.of(Density.logDensity(p))).get(0);
    Expr elbo = Ops.plus(logP, Ops.negate(logQ));
    NodeMap<Expr> mapped = new NodeMap<>();
    for (Expr node : Graph.nodes(List.of(elbo))) {
      if (node.op() instanceof Noise noise) {
        mapped.put(node, Expr.of(noise.repeated(draws), List.of()));
      }
    }
    Real each = new Real(Batch.batch(List.of(elbo), mapped, draws).get(0));
    plain = new Graph("elbo", inputs, List.of(each.mean().expr()));
    List<Expr> outputs = new ArrayList<>(plain.outputs());
    outputs.addAll(Grad.gradients(each.mean().expr(), inputs));
    graph = plain.returning(outputs);
  }

  /** Begins where another fit, of params of the same addresses, has arrived. */
  public GuideFit from(GuideFit other) {
    for (int i = 0; i < addresses.size(); i++) {
      free.set(i, other.free.get(other.addresses.indexOf(addresses.get(i))));
    }
    return this;
  }

  /** Some steps of Adam, the rate falling from the given one to a thousandth of it. */
  public GuideFit run(int steps, double rate) {
    double[][] first = new double[free.size()][];
    double[][] second = new double[free.size()][];
    for (int i = 0; i < first.length; i++) {
      first[i] = new double[free.get(i).data().length];
      second[i] = new double[first[i].length];
    }
    for (int step = 1; step <= steps; step++) {
      List<Tensor> found = Evaluator.evaluate(graph, free, Key.of(17).fold(step));
      double now = rate * Math.pow(1e-3, (double) step / steps);
      for (int i = 0; i < first.length; i++) {
        double[] at = free.get(i).data().clone();
        double[] slope = found.get(i + 1).data();
        for (int k = 0; k < at.length; k++) {
          first[i][k] += 0.1 * (slope[k] - first[i][k]);
          second[i][k] += 0.01 * (slope[k] * slope[k] - second[i][k]);
          double m = first[i][k] / (1 - Math.pow(0.9, step));
          double v = second[i][k] / (1 - Math.pow(0.99, step));
          at[k] += now * m / (Math.sqrt(v) + 1e-10);
        }
        free.set(i, Tensor.wrap(free.get(i).type(), at));
      }
    }
    return this;
  }

  /** The ELBO, averaged over so many evaluations. */
  public double elbo(int evaluations) {
    double total = 0;
    for (int i = 0; i < evaluations; i++) {
      total += Evaluator.evaluate(plain, free, Key.of(5).fold(i)).get(0).get(0);
    }
    return total / evaluations;
  }

  /** What has been learned, by the params' addresses. */
  public Choices params() {
    Choices out = Choices.empty();
    List<Expr> now =
        Evaluator.evaluate(new Graph("params", plain.inputs(), values), free).stream()
            .map(Ops::constant)
            .toList();
    for (int i = 0; i < now.size(); i++) {
      out = out.and(addresses.get(i), Value.of(now.get(i)));
    }
    return out;
  }
}
