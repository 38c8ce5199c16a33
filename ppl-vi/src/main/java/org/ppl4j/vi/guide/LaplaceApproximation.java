package org.ppl4j.vi.guide;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.dist.MultivariateNormal;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Density;
import org.ppl4j.model.Program;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The normal in unconstrained space at the mode there, with the covariance {@code (-H)^-1} of the
 * log density's Hessian. From where it is told, which is usually the mode in the model's own
 * coordinates, it climbs to the mode in unconstrained space by Newton's method with halved steps.
 *
 * <p>Tierney and Kadane, "Accurate approximations for posterior moments and marginal densities",
 * 1986.
 */
final class LaplaceApproximation {
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 40;

  private final String name;
  private final Type type;
  private final Graph value;
  private final Graph all;

  LaplaceApproximation(Program model, Latents latents) {
    this.name = model.name();
    this.type = Type.real(latents.size());
    Expr u = Input.create("u", type);
    NodeMap<Expr> known = new NodeMap<>();
    latents.constrained(new Real(u), known);
    Expr density = Substitute.substitute(List.of(Density.logDensity(model)), known).get(0);
    Expr total = Ops.plus(density, latents.logJacobian(new Real(u), known).expr());
    requireClosed(total, u);
    Expr slope = Grad.gradients(total, List.of(u)).get(0);
    Expr direction = Input.create("direction", type);
    Expr row = Grad.vjp(List.of(slope), List.of(direction), List.of(u)).get(0);
    NodeMap<Expr> rows = new NodeMap<>();
    double[] ones = new double[latents.size()];
    Arrays.fill(ones, 1);
    rows.put(direction, Real.constant(ones).diag().expr());
    Expr hessian = Batch.batch(List.of(row), rows, latents.size()).get(0);
    this.value = new Graph("density", List.of(u), List.of(total));
    this.all = value.returning(List.of(total, slope, hessian));
  }

  private void requireClosed(Expr total, Expr u) {
    for (Expr node : Graph.nodes(List.of(total))) {
      boolean open = node.op() instanceof Input && node != u;
      if (open || node.op() instanceof Noise) {
        throw InvalidArgument.of(
            Report.of(
                    "laplace: the density of \""
                        + name
                        + "\" depends on what the guide does not draw.")
                .where("unknown", node.party())
                .at(Source.here())
                .cure("take all random sites, no subsample, and substitute(...) the params"));
      }
    }
  }

  /** The law, from a point not far from the mode. */
  MultivariateNormal at(double[] start) {
    double[] now = start.clone();
    for (int step = 0; step < MOST_STEPS; step++) {
      List<Tensor> found = Evaluator.evaluate(all, List.of(Tensor.wrap(type, now)));
      double[] slope = found.get(1).data();
      Real factor = factor(found.get(2));
      Real right = Real.constant(slope).reshape(now.length, 1);
      Real half = factor.solveLower(right);
      double gain = half.square().sum().value().get(0);
      double[] move = factor.solveLowerTransposed(half).value().data();
      if (gain < 1e-20) {
        return law(now, factor);
      }
      double[] next = climbed(now, move, found.get(0).get(0));
      if (next == now) {
        return law(now, factor);
      }
      now = next;
    }
    throw noMode("Newton's method did not arrive in " + MOST_STEPS + " steps");
  }

  /** The Cholesky factor of the negative Hessian. */
  private Real factor(Tensor hessian) {
    Real precision = Real.constant(hessian.data(), hessian.shape().dims()).unaryMinus();
    double[] factor = precision.cholesky().value().data();
    for (double element : factor) {
      if (!Double.isFinite(element)) {
        throw noMode("the log density curves upwards there, or is not finite");
      }
    }
    return Real.constant(factor, hessian.shape().dims());
  }

  /** The point a whole step away, or nearer, where the density is higher; the same if none is. */
  private double[] climbed(double[] now, double[] move, double before) {
    double length = 1;
    for (int i = 0; i < MOST_HALVINGS; i++) {
      double[] next = now.clone();
      for (int k = 0; k < next.length; k++) {
        next[k] += length * move[k];
      }
      double there = Evaluator.evaluate(value, List.of(Tensor.wrap(type, next))).get(0).get(0);
      if (there > before) {
        return next;
      }
      length /= 2;
    }
    return now;
  }

  /** The covariance's factor from that of its inverse: {@code L^-T L^-1} by Cholesky. */
  private static MultivariateNormal law(double[] mode, Real factor) {
    int size = mode.length;
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    Real half = factor.solveLower(Real.constant(ones).diag());
    Tensor covariance = half.transpose().matmul(half).cholesky().value();
    return new MultivariateNormal(
        Real.constant(mode), Real.constant(covariance.data(), size, size));
  }

  private InvalidArgument noMode(String why) {
    return InvalidArgument.of(
        Report.of("laplace: \"" + name + "\" has no maximum near the start: " + why + ".")
            .at(Source.here())
            .cure("fit Guides.delta(...) longer and start at what it found, or use another guide"));
  }
}
