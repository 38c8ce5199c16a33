package org.ppl4j.vi.gradient;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Estimate;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/**
 * Mean and variance, over many keys, of an estimate and of its derivatives in the params where they
 * begin: the value, then the gradient's numbers, param by param; then, if asked for, the second
 * derivatives of the first number of each param.
 */
record Moments(double[] mean, double[] variance, int count) {

  static Moments of(Estimate estimate, int count, long seed) {
    return of(estimate, count, seed, false);
  }

  static Moments of(Estimate estimate, int count, long seed, boolean second) {
    List<Expr> wrt = estimate.params().stream().map(Estimate.Param::value).toList();
    List<Expr> outputs = new ArrayList<>(List.of(estimate.value()));
    List<Expr> gradients = Grad.gradients(estimate.value(), wrt);
    outputs.addAll(gradients);
    if (second) {
      for (int i = 0; i < wrt.size(); i++) {
        outputs.addAll(Grad.gradients(Ops.sum(gradients.get(i)), List.of(wrt.get(i))));
      }
    }
    NodeMap<Expr> start = new NodeMap<>();
    estimate.params().forEach(param -> start.put(param.value(), Ops.constant(param.initial())));
    estimate.states().forEach(state -> start.put(state.value(), Ops.constant(state.initial())));
    List<Expr> here = Substitute.substitute(outputs, start);
    List<Expr> flat =
        here.stream().map(e -> Ops.reshape(e, org.ppl4j.type.Shape.of(e.shape().size()))).toList();
    Graph graph = Pipeline.value().run(new Graph("moments", List.of(), flat));
    NodeMap<Expr> noise = new NodeMap<>();
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Noise own) {
        noise.put(node, Expr.of(own.repeated(count), List.of()));
      }
    }
    List<Expr> many = Batch.batch(graph.outputs(), noise, count);
    List<Tensor> all =
        Evaluator.evaluate(new Graph("moments", List.of(), many), List.of(), Key.of(seed));
    int numbers = all.stream().mapToInt(t -> t.shape().dim(1)).sum();
    double[] mean = new double[numbers];
    double[] variance = new double[numbers];
    int at = 0;
    for (Tensor tensor : all) {
      int width = tensor.shape().dim(1);
      for (int k = 0; k < width; k++, at++) {
        for (int i = 0; i < count; i++) {
          mean[at] += tensor.get(i * width + k) / count;
        }
        for (int i = 0; i < count; i++) {
          double d = tensor.get(i * width + k) - mean[at];
          variance[at] += d * d / (count - 1);
        }
      }
    }
    return new Moments(mean, variance, count);
  }

  /** How many standard errors a mean is from what it should be. */
  double z(int number, double truth) {
    double error = Math.sqrt(variance[number] / count);
    double distance = Math.abs(mean[number] - truth);
    return distance <= 1e-9 * Math.max(1, Math.abs(truth)) ? 0 : distance / error;
  }
}
