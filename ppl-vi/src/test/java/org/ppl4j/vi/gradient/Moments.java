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
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Mean and variance, over many keys, of an estimate and of its derivatives in the params where they
 * begin: the value, then the gradient's numbers, param by param; then, if asked for, for each param
 * the derivatives in it of the sum of its gradient.
 */
public record Moments(double[] mean, double[] variance, int count) {
  /** How many keys are evaluated together, at most. */
  private static final int PASS = 4096;

  public static Moments of(Estimate estimate, int count, long seed) {
    return of(estimate, count, seed, false);
  }

  public static Moments of(Estimate estimate, int count, long seed, boolean second) {
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
    List<Expr> flat =
        Substitute.substitute(outputs, start).stream()
            .map(e -> Ops.reshape(e, Shape.of(e.shape().size())))
            .toList();
    Graph graph = Pipeline.value().run(new Graph("moments", List.of(), flat));
    int pass = Math.min(count, PASS);
    int rounds = (count + pass - 1) / pass;
    Graph many = repeated(graph, pass);
    double[] sum = new double[flat.stream().mapToInt(e -> e.shape().size()).sum()];
    double[] squares = new double[sum.length];
    double[] first = new double[sum.length];
    for (int round = 0; round < rounds; round++) {
      add(Evaluator.evaluate(many, List.of(), Key.of(seed + round)), round, first, sum, squares);
    }
    int all = rounds * pass;
    double[] mean = new double[sum.length];
    double[] variance = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      mean[k] = first[k] + sum[k] / all;
      variance[k] = Math.max(0, (squares[k] - sum[k] * sum[k] / all) / (all - 1));
    }
    return new Moments(mean, variance, all);
  }

  private static Graph repeated(Graph graph, int pass) {
    NodeMap<Expr> noise = new NodeMap<>();
    for (Expr node : graph.nodes()) {
      if (node.op() instanceof Noise own) {
        noise.put(node, Expr.of(own.repeated(pass), List.of()));
      }
    }
    return new Graph("moments", List.of(), Batch.batch(graph.outputs(), noise, pass));
  }

  /** Adds up differences from the first number of each kind, so that none is lost to rounding. */
  private static void add(
      List<Tensor> found, int round, double[] first, double[] sum, double[] squares) {
    int at = 0;
    for (Tensor tensor : found) {
      int width = tensor.shape().dim(1);
      for (int k = 0; k < width; k++, at++) {
        if (round == 0) {
          first[at] = tensor.get(k);
        }
        for (int i = 0; i < tensor.shape().dim(0); i++) {
          double d = tensor.get(i * width + k) - first[at];
          sum[at] += d;
          squares[at] += d * d;
        }
      }
    }
  }

  /** How many standard errors a mean is from what it should be. */
  public double z(int number, double truth) {
    double error = Math.sqrt(variance[number] / count);
    double distance = Math.abs(mean[number] - truth);
    return distance <= 1e-9 * Math.max(1, Math.abs(truth)) ? 0 : distance / error;
  }
}
