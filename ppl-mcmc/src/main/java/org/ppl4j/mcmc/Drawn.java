package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ppl4j.mcmc.diagnostics.EffectiveSampleSize;
import org.ppl4j.mcmc.diagnostics.Moments;
import org.ppl4j.mcmc.diagnostics.RHat;
import org.ppl4j.mcmc.diagnostics.StandardError;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The draws of one quantity, chain by chain, and what they say of it. Summaries have the quantity's
 * shape, and are real.
 *
 * <pre>{@code
 * Drawn tau = posterior.get(Schools::tau);
 * double mean = tau.mean().doubleValue();
 * double[][] chains = tau.element(); // [chain][draw]
 * }</pre>
 */
public final class Drawn {
  private final String name;
  private final Type type;
  private final List<double[]> chains;
  private final int draws;

  /**
   * Draws of a quantity.
   *
   * @param chains for each chain {@code draws x size} numbers, row-major
   */
  Drawn(String name, Type type, List<double[]> chains, int draws) {
    this.name = name;
    this.type = type;
    this.chains = List.copyOf(chains);
    this.draws = draws;
  }

  /** Draws in one row, chain after chain, as the chains that the given draws have. */
  static Drawn unpooled(String name, Tensor pooled, Draws like) {
    int chains = like.chains().size();
    int size = pooled.data().length / chains;
    List<double[]> parts = new ArrayList<>();
    for (int c = 0; c < chains; c++) {
      parts.add(Arrays.copyOfRange(pooled.data(), c * size, (c + 1) * size));
    }
    Type one = pooled.type().withShape(pooled.shape().without(0));
    return new Drawn(name, one, parts, pooled.shape().dim(0) / chains);
  }

  /** How it is called. */
  public String name() {
    return name;
  }

  /** The type of one draw. */
  public Type type() {
    return type;
  }

  /** How many chains there are. */
  public int chains() {
    return chains.size();
  }

  /** How many draws each chain has. */
  public int draws() {
    return draws;
  }

  /** The numbers in one draw. */
  public int size() {
    return type.shape().size();
  }

  /** All draws: axes chains, draws, then the quantity's own. A copy. */
  public Tensor values() {
    double[] all = chains.stream().flatMapToDouble(Arrays::stream).toArray();
    return Tensor.wrap(type.withShape(type.shape().prepend(draws).prepend(chains.size())), all);
  }

  /** All draws in one row, chain after chain: axes chains x draws, then the quantity's own. */
  Tensor pooled() {
    return Tensor.wrap(
        type.withShape(type.shape().prepend(draws * chains.size())), values().data());
  }

  /**
   * The draws of one element, {@code [chain][draw]}.
   *
   * @param index its place on each of the quantity's axes; nothing for a scalar
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double[][] element(int... index) {
    int[] strides = type.shape().strides();
    if (index.length != strides.length) {
      throw new IndexOutOfBoundsException(
          name + " has " + strides.length + " axes, not " + index.length);
    }
    int flat = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= type.shape().dim(axis)) {
        throw new IndexOutOfBoundsException(
            name + " has shape " + type.shape() + ", and no element " + Arrays.toString(index));
      }
      flat += index[axis] * strides[axis];
    }
    return flatElement(flat);
  }

  /** The draws of an element by its place in row-major order. */
  double[][] flatElement(int flat) {
    int size = size();
    double[][] out = new double[chains.size()][draws];
    for (int c = 0; c < out.length; c++) {
      double[] all = chains.get(c);
      for (int t = 0; t < draws; t++) {
        out[c][t] = all[t * size + flat];
      }
    }
    return out;
  }

  /** A number for each element, from its draws {@code [chain][draw]}. */
  public Tensor each(ToDoubleFunction<double[][]> statistic) {
    double[] out = new double[size()];
    Arrays.setAll(out, i -> statistic.applyAsDouble(flatElement(i)));
    return Tensor.wrap(Type.real().withShape(type.shape()), out);
  }

  private Tensor eachPooled(ToDoubleFunction<double[]> statistic) {
    return each(
        parts ->
            statistic.applyAsDouble(
                Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray()));
  }

  /** The mean. */
  public Tensor mean() {
    return eachPooled(Moments::mean);
  }

  /** The standard deviation. */
  public Tensor sd() {
    return eachPooled(Moments::sd);
  }

  /** The median. */
  public Tensor median() {
    return eachPooled(Moments::median);
  }

  /** The median absolute deviation, times 1.4826. */
  public Tensor mad() {
    return eachPooled(Moments::mad);
  }

  /**
   * A quantile.
   *
   * @param p from 0 to 1
   */
  public Tensor quantile(double p) {
    return eachPooled(all -> Moments.quantile(p, all));
  }

  /** The Monte Carlo standard error of the mean. */
  public Tensor standardError() {
    return each(StandardError::mean);
  }

  /** Whether chains agree; see {@link RHat}. */
  public Tensor rHat() {
    return each(RHat::of);
  }

  /** The effective sample size of the bulk; see {@link EffectiveSampleSize}. */
  public Tensor bulkEss() {
    return each(EffectiveSampleSize::bulk);
  }

  /** The effective sample size of the tails; see {@link EffectiveSampleSize}. */
  public Tensor tailEss() {
    return each(EffectiveSampleSize::tail);
  }

  /**
   * Something for each element of each quantity, in order; on several threads, since diagnostics
   * take milliseconds.
   *
   * @param make from the element's name and its draws {@code [chain][draw]}
   */
  static <T> List<T> elements(List<Drawn> quantities, BiFunction<String, double[][], T> make) {
    return quantities.stream()
        .flatMap(
            quantity -> {
              List<String> names = quantity.elementNames();
              return IntStream.range(0, names.size())
                  .parallel()
                  .mapToObj(i -> make.apply(names.get(i), quantity.flatElement(i)))
                  .toList()
                  .stream();
            })
        .toList();
  }

  /** The names of the elements in row-major order: {@code theta[0]}, {@code L[0,1]}. */
  List<String> elementNames() {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      out.add(name + suffix(i));
    }
    return out;
  }

  private String suffix(int flat) {
    if (type.shape().isScalar()) {
      return "";
    }
    int[] index = Variables.index(type.shape(), flat);
    StringBuilder out = new StringBuilder("[");
    for (int axis = 0; axis < index.length; axis++) {
      out.append(axis == 0 ? "" : ",").append(index[axis]);
    }
    return out.append(']').toString();
  }

  @Override
  public String toString() {
    return name + ": " + chains.size() + " chains of " + draws + " draws of " + type;
  }
}
