package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * What the tests know of one distribution.
 *
 * <pre>{@code
 * Row.of(Gamma.class, a -> new Gamma(a.real(0), a.real(1)))
 *     .setting(2, 3)                              // each goes through every test
 *     .setting(0.1, 1)
 *     .refuses(() -> gamma(0, 1))                 // each raises InvalidParameter
 *     .outside(-1, 0)                             // in no setting's support
 *     .cdf((p, x) -> new GammaDistribution(p[0], 1 / p[1]).cumulativeProbability(x));
 * }</pre>
 *
 * <p>Reference numbers are in the resource {@code <name>.csv}, see {@link References}; extreme
 * parameters, for which density and cdf hold but sampling statistics or quadrature do not (mass at
 * values that doubles cannot tell apart), belong only there.
 *
 * <p>A distribution of integers gives {@link #range} and {@link #pmf} in the place of {@link #cdf}.
 * One of arrays gives, for sampler tests, {@link #marginal}s: scalar functions of a draw whose
 * distribution is known (the elements of a Dirichlet draw are beta); its settings may be tensors
 * ({@link #setting(Tensor...)}), and where these are constrained (a Cholesky factor) its function
 * makes the parameter from unconstrained numbers, so that derivatives can be checked element by
 * element. Arrays of one or two unconstrained dimensions are integrated by quadrature; have such a
 * setting.
 */
final class Row {
  /** A function of parameters, flattened in order, and a value. */
  interface Reference {
    double at(double[] parameters, double value);
  }

  /** A scalar function of a draw and its law: a distribution function, or probabilities. */
  record Marginal(String name, Function<Value, Value> of, Reference law) {}

  final Class<?> type;
  final Function<Arguments, Distribution<?>> make;
  final List<List<Tensor>> settings = new ArrayList<>();
  final List<Supplier<?>> refused = new ArrayList<>();
  final List<Marginal> marginals = new ArrayList<>();
  final Set<Integer> integers = new HashSet<>();
  Function<double[], double[]> outside = p -> new double[0];
  @Nullable Reference cdf;
  @Nullable Function<double[], int[]> range;
  boolean movingSupport;
  int draws = 100_000;

  private Row(Class<?> type, Function<Arguments, Distribution<?>> make) {
    this.type = type;
    this.make = make;
  }

  /** A row for a record, made from parameters by a function. */
  static Row of(Class<?> type, Function<Arguments, Distribution<?>> make) {
    return new Row(type, make);
  }

  /** The name of the distribution and of its resource. */
  String name() {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Says which parameters are integers; before the settings. */
  Row integers(int... indices) {
    Arrays.stream(indices).forEach(integers::add);
    return this;
  }

  /** Scalar parameters to test with. */
  Row setting(double... scalars) {
    Tensor[] tensors = new Tensor[scalars.length];
    for (int i = 0; i < tensors.length; i++) {
      tensors[i] = Tensor.wrap(type(i), new double[] {scalars[i]});
    }
    return setting(tensors);
  }

  /** Parameters of any shape to test with. */
  Row setting(Tensor... parameters) {
    settings.add(List.of(parameters));
    return this;
  }

  /** The scalar type of a parameter. */
  Type type(int index) {
    return new Type(integers.contains(index) ? DType.INT : DType.REAL, Type.real().shape());
  }

  /** Literal parameters that the constructor refuses. */
  Row refuses(Supplier<?> construction) {
    refused.add(construction);
    return this;
  }

  /** Numbers that no setting's support contains; for a distribution of single numbers. */
  Row outside(double... values) {
    return outside(p -> values);
  }

  /** Numbers that a setting's support does not contain; for a distribution of single numbers. */
  Row outside(Function<double[], double[]> values) {
    outside = values;
    return this;
  }

  /**
   * The distribution function of a real number, from elsewhere; for a draw that is a monotone
   * function of one noise number. For another's use {@link #marginal} and the name "draw".
   */
  Row cdf(Reference reference) {
    cdf = reference;
    return marginal("draw", x -> (Real) x, reference);
  }

  /** The least and greatest integer to sum over: beyond them lies less than 1e-12. */
  Row range(Function<double[], int[]> bounds) {
    range = bounds;
    return this;
  }

  /** The probability of an integer, from elsewhere. */
  Row pmf(Reference reference) {
    return countMarginal("draw", x -> (Int) x, reference);
  }

  /** A real function of a draw and its distribution function. */
  Row marginal(String name, Function<Value, Real> of, Reference law) {
    marginals.add(new Marginal(name, of::apply, law));
    return this;
  }

  /** An integer function of a draw and its probabilities. */
  Row countMarginal(String name, Function<Value, Int> of, Reference law) {
    marginals.add(new Marginal(name, of::apply, law));
    return this;
  }

  /** Says that the support moves with the parameters, so that the score's mean is not 0. */
  Row movingSupport() {
    movingSupport = true;
    return this;
  }

  /** How many draws sampler tests take, where 100,000 are too slow. */
  Row draws(int count) {
    draws = count;
    return this;
  }

  /** One case for each setting. */
  List<Case> cases() {
    return settings.stream().map(setting -> new Case(this, setting)).toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
