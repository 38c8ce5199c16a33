package org.ppl4j.mcmc;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.Type;

/**
 * What a run drew, as it is: numbers in flat arrays, chain by chain, and how each chain got there.
 * Everything that reads draws (posteriors, diagnostics, files) starts from this.
 *
 * @param model the model's name
 * @param kernel the kernel's name, like {@code nuts}
 * @param seed what the run's randomness came from
 * @param warmup how many iterations of warm-up each chain was to do, kept or not
 * @param thinning of how many iterations one draw was kept
 * @param quantities what each draw has a value of: first the random sites, then the deterministic
 *     values, in the order of the program, then the values of the model's result
 * @param statistics the names of the numbers that come with each draw, in order: {@code lp__}
 *     first, then the kernel's own, under CmdStan's names where it has them ({@code accept_stat__},
 *     {@code stepsize__}, {@code treedepth__}, {@code n_leapfrog__}, {@code divergent__}, {@code
 *     energy__})
 * @param chains one for each chain, in order
 */
public record Draws(
    String model,
    String kernel,
    long seed,
    int warmup,
    int thinning,
    List<Quantity> quantities,
    List<String> statistics,
    List<Chain> chains) {
  /** Copies the lists. */
  public Draws {
    quantities = List.copyOf(quantities);
    statistics = List.copyOf(statistics);
    chains = List.copyOf(chains);
  }

  /** What a quantity is in the model. */
  public enum Kind {
    /** A random site, on its own scale, all elements of its plates, outermost first. */
    SITE,
    /** A deterministic value of the model. */
    DETERMINISTIC,
    /** A value of the model's result, named by the components on the way to it. */
    RESULT
  }

  /**
   * Something that each draw has a value of.
   *
   * @param name an address; for a value of the result its components joined by dots, empty if the
   *     result is a value itself
   * @param kind what it is in the model; names are unique within a kind
   * @param type the type of one draw's value
   */
  public record Quantity(String name, Kind kind, Type type) {}

  /**
   * One chain.
   *
   * @param number its number in the run, from 0; with the run's seed it gives the chain's own
   *     randomness
   * @param warmup what warm-up drew; no draws if it was not kept
   * @param samples what came after it
   * @param tuning what warm-up settled on
   */
  public record Chain(int number, Samples warmup, Samples samples, Tuned tuning) {}

  /**
   * A sequence of draws.
   *
   * @param count how many
   * @param unconstrained {@code count x dimension}, row-major: the vectors that the kernel moved
   * @param values for each quantity, in the order of {@link Draws#quantities}, {@code count x size}
   *     numbers, row-major; integers and truth values (0 or 1) as doubles
   * @param statistics for each statistic, in the order of {@link Draws#statistics}, {@code count}
   *     numbers; integers and truth values as doubles
   */
  @SuppressWarnings("ArrayRecordComponent") // Bulk numbers, read in place and never compared.
  public record Samples(
      int count, double[] unconstrained, List<double[]> values, List<double[]> statistics) {
    /** Copies the lists. */
    public Samples {
      values = List.copyOf(values);
      statistics = List.copyOf(statistics);
    }

    /** The first ones of these. */
    public Samples first(int few) {
      return new Samples(
          few,
          head(unconstrained, few),
          values.stream().map(all -> head(all, few)).toList(),
          statistics.stream().map(all -> head(all, few)).toList());
    }

    private double[] head(double[] all, int few) {
      return count == 0 ? all.clone() : Arrays.copyOf(all, all.length / count * few);
    }
  }

  /**
   * What warm-up settled on.
   *
   * @param stepSize the step size; 0 for a kernel that has none
   * @param inverseMetric the inverse metric in unconstrained space: the diagonal, or the whole
   *     matrix row-major; empty for a kernel that has none
   * @param dense whether it is a whole matrix
   */
  @SuppressWarnings("ArrayRecordComponent") // As above.
  public record Tuned(double stepSize, double[] inverseMetric, boolean dense) {
    /** That of a kernel with nothing to tune. */
    public static final Tuned NONE = new Tuned(0, new double[0], false);
  }

  /**
   * Where a quantity is in the lists of values.
   *
   * @throws InvalidArgument if there is none of that name and kind
   */
  public int indexOf(Kind kind, String name) {
    for (int i = 0; i < quantities.size(); i++) {
      if (quantities.get(i).kind() == kind && quantities.get(i).name().equals(name)) {
        return i;
      }
    }
    List<String> known =
        quantities.stream().filter(q -> q.kind() == kind).map(Quantity::name).toList();
    throw InvalidArgument.of(
        Report.of("the draws of \"" + model + "\" have no \"" + name + "\"; there are " + known)
            .at(Source.here())
            .cure("ask for one of these"));
  }

  /**
   * Where a statistic is in the lists of statistics.
   *
   * @return its place, or -1 if the kernel does not have it
   */
  public int indexOf(String statistic) {
    return statistics.indexOf(statistic);
  }

  /**
   * These with chains of one length: of all ways to cut chains to a length and to leave out those
   * that are shorter, the one that keeps the most draws, and of such ways the one that keeps the
   * most chains.
   */
  public Draws rectangular() {
    int[] lengths = chains.stream().mapToInt(chain -> chain.samples().count()).sorted().toArray();
    int best = 0;
    long most = 0;
    for (int i = 0; i < lengths.length; i++) {
      long kept = (long) lengths[i] * (lengths.length - i);
      if (kept > most) {
        most = kept;
        best = lengths[i];
      }
    }
    return cut(best);
  }

  /** The chains that are of a length at least, cut to it. */
  Draws cut(int length) {
    List<Chain> cut =
        chains.stream()
            .filter(chain -> chain.samples().count() >= length)
            .map(
                chain ->
                    new Chain(
                        chain.number(),
                        chain.warmup(),
                        chain.samples().first(length),
                        chain.tuning()))
            .toList();
    return new Draws(model, kernel, seed, warmup, thinning, quantities, statistics, cut);
  }
}
