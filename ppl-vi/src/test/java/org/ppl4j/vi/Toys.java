package org.ppl4j.vi;

import static org.ppl4j.dist.Distributions.normal;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Supports;
import org.ppl4j.ir.Expr;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Estimate.Param;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Small problems with known answers. */
final class Toys {
  /** Of the posterior of {@link #MODEL}: precision 1 + 4, mean 4 1.5 / 5. */
  static final double MEAN = 1.2;

  static final double SD = Math.sqrt(0.2);

  /** log N(1.5; 0, sqrt(1.25)). */
  static final double EVIDENCE = -0.5 * Math.log(2 * Math.PI * 1.25) - 1.5 * 1.5 / 2.5;

  static final Model<NoArguments, Real> MODEL =
      Model.model(
          "p",
          m -> {
            Real z = m.sample("z", normal(0, 1));
            m.observe("y", normal(z, 0.5), Real.constant(1.5));
            return z;
          });

  static final Model<NoArguments, Real> GUIDE =
      Model.model(
          "q",
          m ->
              m.sample(
                  "z",
                  normal(
                      m.param("mean", Real.constant(0.0)),
                      m.param("scale", Real.constant(1.0), Supports.positive()))));

  private Toys() {}

  static Param real(String address, double... initial) {
    return new Param(
        address,
        Real.input(address, initial.length).expr(),
        Tensor.wrap(Type.real(initial.length), initial),
        Supports.real());
  }

  /** The ELBO of {@link #GUIDE} for {@link #MODEL}. */
  static Estimate elbo() {
    Real mean = Real.input("mean");
    Real scale = Real.input("scale");
    Real z = mean.plus(scale.times(new RandomStream("z").normal(Shape.SCALAR)));
    Real value =
        normal(0, 1)
            .logDensity(z)
            .plus(normal(z, 0.5).logDensity(Real.constant(1.5)))
            .minus(normal(mean, scale).logDensity(z));
    return new Estimate(
        "elbo",
        true,
        List.of(
            new Param("mean", mean.expr(), Tensor.scalar(0), Supports.real()),
            new Param("scale", scale.expr(), Tensor.scalar(1), Supports.positive())),
        List.of(),
        value.expr(),
        value.unaryMinus().expr(),
        List.of());
  }

  /** A value to be lowered. */
  static Estimate lowered(List<Param> params, List<Expr> arguments, Real value) {
    return new Estimate("toy", false, params, arguments, value.expr(), value.expr(), List.of());
  }

  /** {@code sum (x - target)^2} over so many elements, with noise of sd 1 added to the target. */
  static Estimate noisyQuadratic(int size, double target) {
    Param x = real("x", new double[size]);
    Real noise = new RandomStream("eps").normal(Shape.of(size));
    Real value = new Real(x.value()).minus(target).minus(noise).square().sum();
    return lowered(List.of(x), List.of(), value);
  }

  /** A loss whose value is a strategy's count of evaluations, times one. */
  static Estimate counting() {
    Param x = real("x", 1, 2);
    Real count = Real.input("count");
    Real value = count.plus(new Real(x.value()).sum().times(0));
    return new Estimate(
        "count",
        false,
        List.of(x),
        List.of(),
        value.expr(),
        value.expr(),
        List.of(
            new Estimate.State(
                "count", count.expr(), Tensor.scalar(0), Ops.plus(count.expr(), Ops.real(1)))));
  }
}
