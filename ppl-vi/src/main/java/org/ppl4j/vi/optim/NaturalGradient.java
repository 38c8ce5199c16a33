package org.ppl4j.vi.optim;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.LowerCholesky;
import org.ppl4j.dist.Positive;
import org.ppl4j.dist.RealSupport;
import org.ppl4j.dist.Support;
import org.ppl4j.dist.Supports;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;

/**
 * Natural gradient descent for normal guides: the gradient in the params of each normal law is
 * multiplied by the inverse of the law's Fisher information. All other params go by another
 * optimiser.
 *
 * <p>For independent normals of mean {@code m} and scale {@code s = exp(u)} the information is
 * {@code diag(1 / s^2, 2)}, so that
 *
 * <pre>
 *   m := m - rate s^2 dm,      u := u - rate du / 2
 * </pre>
 *
 * <p>For a multivariate normal of mean {@code m} and Cholesky factor {@code L} the information is
 * diagonal in the coordinates {@code (a, A)} of {@code m + L a, L (I + A)}, A lower triangular: 1
 * for {@code a} and below A's diagonal, 2 on it. So, with {@code P = L' dL},
 *
 * <pre>
 *   m := m - rate L L' dm,      L := L (exp(-rate diag(P) / 2) - rate below(P))
 * </pre>
 *
 * <p>whose diagonal stays positive.
 *
 * <pre>{@code
 * naturalGradient(0.1).normal("mean", "scale").others(adam(1e-3))
 * }</pre>
 *
 * <p>S. Amari (1998), Natural gradient works efficiently in learning; M. E. Khan and D. Nielsen
 * (2018), Fast yet simple natural-gradient descent; W. Lin, F. Nielsen, M. E. Khan and M. Schmidt
 * (2021), Tractable structured natural-gradient descent using local parameterizations, ICML.
 *
 * @param rate the learning rate; 1 is a full step
 * @param pairs the normal laws
 * @param others what the remaining params go by
 */
public record NaturalGradient(Schedule rate, List<Pair> pairs, Optimizer others)
    implements Optimizer {
  /** Copies the list. */
  public NaturalGradient {
    pairs = List.copyOf(pairs);
  }

  /**
   * The params of a normal law.
   *
   * @param mean the address of its mean, any real numbers
   * @param scale the address of its scales, positive, or of its Cholesky factor
   * @param cholesky whether it is the latter
   */
  public record Pair(String mean, String scale, boolean cholesky) {}

  /** And independent normals: a mean that may be any real, and a positive scale of its shape. */
  public NaturalGradient normal(String mean, String scale) {
    return with(new Pair(mean, scale, false));
  }

  /** And a multivariate normal: a mean vector, and the Cholesky factor of its covariance. */
  public NaturalGradient multivariateNormal(String mean, String cholesky) {
    return with(new Pair(mean, cholesky, true));
  }

  /** The same with another optimiser for all other params; without, they go by plain descent. */
  public NaturalGradient others(Optimizer other) {
    return new NaturalGradient(rate, pairs, other);
  }

  private NaturalGradient with(Pair pair) {
    List<Pair> more = new ArrayList<>(pairs);
    more.add(pair);
    return new NaturalGradient(rate, more, others);
  }

  @Override
  public List<Memory> memory(List<Parameter> params) {
    for (Pair pair : pairs) {
      Parameter mean = params.get(place(params, pair.mean()));
      Parameter scale = params.get(place(params, pair.scale()));
      require(mean, mean.support() instanceof RealSupport, Supports.real());
      require(
          scale,
          pair.cholesky()
              ? scale.support() instanceof LowerCholesky
              : scale.support() instanceof Positive,
          pair.cholesky() ? Supports.lowerCholesky() : Supports.positive());
      Shape wanted =
          pair.cholesky()
              ? Shape.of(mean.shape().size() * (mean.shape().size() + 1) / 2)
              : mean.shape();
      if (!scale.shape().equals(wanted) || (pair.cholesky() && mean.shape().rank() != 1)) {
        throw InvalidArgument.of(
            Report.of(
                    "naturalGradient: \""
                        + pair.mean()
                        + "\" and \""
                        + pair.scale()
                        + "\" are no mean and scale of one normal law: their shapes do not fit.")
                .at(Source.here())
                .cure("name params of one shape, or a vector and a matrix of its size"));
      }
    }
    return others.memory(rest(params).stream().map(params::get).toList());
  }

  @Override
  public Update update(Descent descent) {
    List<Integer> rest = rest(descent.params());
    Update theirs = others.update(descent.only(rest, descent.memory()));
    List<Real> values = new ArrayList<>(descent.values());
    for (int i = 0; i < rest.size(); i++) {
      values.set(rest.get(i), theirs.values().get(i));
    }
    Real size = rate.at(descent.step());
    for (Pair pair : pairs) {
      int mean = place(descent.params(), pair.mean());
      int scale = place(descent.params(), pair.scale());
      Move move =
          new Move(
              descent.values().get(scale),
              descent.gradients().get(mean),
              descent.gradients().get(scale),
              size);
      values.set(
          mean, descent.values().get(mean).minus(pair.cholesky() ? move.full() : move.own()));
      values.set(scale, pair.cholesky() ? move.factor() : move.logScale());
    }
    return new Update(values, theirs.memory());
  }

  /** One law's step: its scale in unconstrained space, the gradients, the rate. */
  private record Move(Real scale, Real meanGradient, Real scaleGradient, Real rate) {
    Real own() {
      return scale.times(2).exp().times(meanGradient).times(rate);
    }

    Real logScale() {
      return scale.minus(scaleGradient.times(0.5).times(rate));
    }

    Real full() {
      Real factor = cholesky();
      return factor.matmul(factor.transpose().matmul(meanGradient)).times(rate);
    }

    Real factor() {
      Real factor = cholesky();
      Real inner = factor.transpose().matmul(gradient(factor)).lowerTriangle();
      Real diagonal = inner.diagonal();
      Real below = inner.minus(diagonal.diag()).times(rate);
      Real step = diagonal.times(-0.5).times(rate).exp().diag().minus(below);
      return bijector().inverse(factor.matmul(step));
    }

    private Real cholesky() {
      return bijector().forward(scale);
    }

    /** The gradient in the factor; in unconstrained space its diagonal is a logarithm. */
    private Real gradient(Real factor) {
      int n = factor.shape().dim(0);
      int[] places = new int[n * n];
      for (int row = 0; row < n; row++) {
        for (int column = 0; column <= row; column++) {
          places[row * n + column] = row * (row + 1) / 2 + column;
        }
      }
      Real free = scaleGradient.at(Int.constant(places, n, n)).lowerTriangle();
      Real diagonal = free.diagonal();
      return free.minus(diagonal.diag()).plus(diagonal.div(factor.diagonal()).diag());
    }

    private static LowerCholesky.LogDiagonal bijector() {
      return new LowerCholesky.LogDiagonal();
    }
  }

  private List<Integer> rest(List<Parameter> params) {
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      String address = params.get(i).address();
      if (pairs.stream().noneMatch(p -> p.mean().equals(address) || p.scale().equals(address))) {
        rest.add(i);
      }
    }
    return rest;
  }

  private static int place(List<Parameter> params, String address) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).address().equals(address)) {
        return i;
      }
    }
    throw InvalidArgument.of(
        Report.of(
                "naturalGradient: there is no param \""
                    + address
                    + "\" among "
                    + params.stream().map(Parameter::address).toList()
                    + ".")
            .at(Source.here())
            .cure("correct the name"));
  }

  private static void require(Parameter param, boolean fits, Support wanted) {
    if (!fits) {
      throw InvalidArgument.of(
          Report.of(
                  "naturalGradient: \""
                      + param.address()
                      + "\" is a param in "
                      + param.support().describe()
                      + ", not in "
                      + wanted.describe()
                      + ".")
              .at(Source.here())
              .cure("declare the param with that support, or leave it to another optimiser"));
    }
  }
}
