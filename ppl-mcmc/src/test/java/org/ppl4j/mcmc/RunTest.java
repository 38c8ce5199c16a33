package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.model.Model.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.KernelFailure;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.mcmc.Draws.Kind;
import org.ppl4j.mcmc.kernel.Compose;
import org.ppl4j.mcmc.kernel.Gibbs;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.Kernels;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;

/** Runs: their determinism, their files, their faults. */
class RunTest {
  private record Pair(Real x, Real y) {}

  private static final Model<NoArguments, Pair> PAIR =
      model(
          "pair",
          m -> {
            Real x = m.sample("x", normal(0, 1));
            Real y = m.sample("y", uniform(Real.constant(0.0, 1.0), 3));
            m.deterministic("sum", x.plus(y.sum()));
            return new Pair(x, y);
          });

  private static Mcmc<Pair> pair() {
    return Mcmc.of(PAIR).executor(interp()).seed(3).chains(3).warmup(100).draws(60);
  }

  private static Executor interp() {
    return Executor.named("interp");
  }

  /** The draws as they are, warm-up alone too. */
  private static Draws drawn(Mcmc<?> mcmc) {
    try (Run<?> run = mcmc.start()) {
      return run.awaitDraws();
    }
  }

  private static void same(Draws one, Draws other) {
    assertThat(one.chains()).hasSameSizeAs(other.chains());
    for (int i = 0; i < one.chains().size(); i++) {
      same(one.chains().get(i), other.chains().get(i));
    }
  }

  private static void same(Draws.Chain one, Draws.Chain other) {
    same(one.samples(), other.samples());
    same(one.warmup(), other.warmup());
    assertThat(one.tuning().stepSize()).isEqualTo(other.tuning().stepSize());
    assertThat(one.tuning().inverseMetric()).containsExactly(other.tuning().inverseMetric());
  }

  private static void same(Draws.Samples one, Draws.Samples other) {
    assertThat(one.count()).isEqualTo(other.count());
    assertThat(one.unconstrained()).containsExactly(other.unconstrained());
    for (int i = 0; i < one.values().size(); i++) {
      assertThat(one.values().get(i)).containsExactly(other.values().get(i));
    }
    for (int i = 0; i < one.statistics().size(); i++) {
      assertThat(one.statistics().get(i)).containsExactly(other.statistics().get(i));
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    Draws three = pair().threads(3).run().draws();
    same(three, pair().threads(1).run().draws());
    Draws one = pair().chains(1).run().draws();
    same(one.chains().get(0), three.chains().get(0));
    assertThat(three.chains().get(1).samples().unconstrained())
        .isNotEqualTo(three.chains().get(0).samples().unconstrained());
    assertThat(pair().seed(4).run().draws().chains().get(0).samples().unconstrained())
        .isNotEqualTo(one.chains().get(0).samples().unconstrained());
  }

  @Test
  void drawsHaveAllQuantities() {
    Draws draws = pair().run().draws();
    assertThat(draws.quantities().stream().map(q -> q.kind() + " " + q.name()))
        .containsExactly("SITE x", "SITE y", "DETERMINISTIC sum", "RESULT x", "RESULT y");
    Draws.Samples samples = draws.chains().get(2).samples();
    double[] x = samples.values().get(0);
    double[] y = samples.values().get(1);
    double[] sum = samples.values().get(draws.indexOf(Kind.DETERMINISTIC, "sum"));
    for (int i = 0; i < 60; i++) {
      assertThat(x[i]).isEqualTo(samples.unconstrained()[3 * i]);
      assertThat(y[2 * i]).isBetween(0.0, 3.0);
      assertThat(y[2 * i + 1]).isBetween(1.0, 3.0);
      assertThat(sum[i]).isEqualTo(x[i] + (y[2 * i] + y[2 * i + 1]));
    }
    assertThat(draws.statistics())
        .containsExactly(
            "lp__",
            "accept_stat__",
            "stepsize__",
            "treedepth__",
            "n_leapfrog__",
            "divergent__",
            "energy__");
  }

  @Test
  void thinningKeepsEveryFewDraws() {
    Draws all = pair().draws(60).run().draws();
    Draws some = pair().draws(20).thinning(3).run().draws();
    for (int i = 0; i < 20; i++) {
      assertThat(some.chains().get(1).samples().unconstrained()[3 * i])
          .isEqualTo(all.chains().get(1).samples().unconstrained()[3 * (3 * i + 2)]);
    }
    assertThat(some.chains().get(1).samples().count()).isEqualTo(20);
  }

  @Test
  void warmUpIsKeptOnDemand() {
    Draws draws = pair().keepWarmup().run().draws();
    assertThat(draws.chains().get(0).warmup().count()).isEqualTo(100);
    assertThat(draws.chains().get(0).samples().count()).isEqualTo(60);
    assertThat(pair().run().draws().chains().get(0).warmup().count()).isZero();
    same(draws.chains().get(0).samples(), pair().run().draws().chains().get(0).samples());
  }

  @Test
  void noDrawsAndOneChain() {
    Draws none = drawn(pair().chains(1).draws(0));
    assertThat(none.chains()).hasSize(1);
    assertThat(none.chains().get(0).samples().count()).isZero();
    assertThat(none.chains().get(0).samples().values().get(1)).isEmpty();
    Draws cold = pair().chains(1).warmup(0).draws(5).run().draws();
    assertThat(cold.chains().get(0).samples().count()).isEqualTo(5);
    assertThat(cold.chains().get(0).tuning().stepSize()).isPositive();
    assertThat(drawn(pair().chains(1).warmup(0).draws(0)).chains()).hasSize(1);
    assertThatThrownBy(() -> pair().draws(0).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("a posterior takes 1 draw of each chain at least, not 0");
  }

  /** Interrupted at many places, in warm-up and after it, and resumed: bit for bit the same. */
  @Test
  void aResumedRunIsTheSame(@TempDir Path folder) {
    Mcmc<Pair> plain = pair().chains(2).keepWarmup();
    Draws whole = plain.run().draws();
    for (int stop : new int[] {7, 60, 99, 130, 155}) {
      try (Run<Pair> run = plain.checkpoint(folder, 1).listener(stopper(stop)).start()) {
        stoppers.put(stop, run);
        Draws part = run.awaitDraws();
        assertThat(part.chains().get(0).samples().count()).isLessThan(60);
      }
    }
    same(whole, plain.checkpoint(folder, 50).run().draws());
    // A run that is complete is read back.
    same(whole, plain.checkpoint(folder, 50).run().draws());
    assertThatThrownBy(() -> plain.seed(9).checkpoint(folder, 50).run())
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("of another");
  }

  private final Map<Integer, Run<?>> stoppers = new ConcurrentHashMap<>();

  private RunListener stopper(int iteration) {
    return new RunListener() {
      @Override
      public void advanced(int chain, int done) {
        if (done >= iteration) {
          Run<?> run = stoppers.get(iteration);
          while (run == null) {
            Thread.onSpinWait();
            run = stoppers.get(iteration);
          }
          run.cancel();
        }
      }
    };
  }

  @Test
  void cancellingKeepsWhatWasDrawn() {
    AtomicInteger iterations = new AtomicInteger();
    Mcmc<Pair> endless = pair().chains(1).draws(2_000_000);
    RunListener count =
        new RunListener() {
          @Override
          public void advanced(int chain, int iteration) {
            iterations.set(iteration);
          }
        };
    try (Run<Pair> run = endless.draws(100_000).listener(count).start()) {
      while (iterations.get() < 150) {
        Thread.onSpinWait();
      }
      run.cancel();
      Draws draws = run.await().draws();
      assertThat(draws.chains().get(0).samples().count()).isEqualTo(iterations.get() - 100);
      assertThat(run.isDone()).isTrue();
    }
  }

  /** What a checkpoint has reported is on the disk, whatever happens afterwards. */
  @Test
  void aDensityThatThrowsLosesNothing(@TempDir Path folder) throws IOException {
    Mcmc<Pair> broken = pair().chains(1).executor(new Faulty(2000, Faulty.Fault.THROW));
    Map<Integer, Integer> written = new ConcurrentHashMap<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void written(int chain, int draws) {
            written.put(chain, draws);
          }
        };
    Mcmc<Pair> saved =
        broken.draws(1000).checkpoint(folder, 20).csv(folder, 2000).listener(listener);
    try (Run<Pair> run = saved.start()) {
      KernelFailure failure = catchThrowableOfType(KernelFailure.class, run::await);
      assertThat(failure)
          .hasMessageContaining("the log density of \"pair\" failed while running: out of order")
          .hasMessageContaining("while sampling chain 0, iteration");
      int kept = run.soFar().chains().get(0).samples().count();
      assertThat(kept).isGreaterThanOrEqualTo(written.get(0)).isPositive();
      // The CSV has all draws, also those that were not due yet.
      assertThat(Files.readAllLines(folder.resolve("pair_1.csv")))
          .filteredOn(line -> !line.startsWith("#"))
          .hasSize(1 + kept);
    }
    int reported = written.get(0);
    Draws whole = pair().chains(1).draws(1000).run().draws();
    Draws resumed = pair().chains(1).draws(1000).checkpoint(folder, 20).run().draws();
    same(whole, resumed);
    assertThat(reported).isPositive();
    assertThat(Files.size(folder.resolve("chain-0.draws"))).isEqualTo(1000L * 8 * (3 + 7));
  }

  @Test
  void aDensityThatTurnsNanStopsMovingOnly() {
    Draws draws =
        pair().chains(1).executor(new Faulty(700, Faulty.Fault.NAN)).draws(300).run().draws();
    double[][] x = Columns.of(draws, "x", 0);
    double[][] divergent = Columns.statistic(draws, "divergent__");
    assertThat(x[0]).hasSize(300).doesNotContain(Double.NaN);
    assertThat(divergent[0][299]).isEqualTo(1);
    assertThat(x[0][299]).isEqualTo(x[0][298]);
  }

  @Test
  void aFullDiskIsReported(@TempDir Path folder) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
    Mcmc<Pair> saved = pair().chains(1).checkpoint(folder, 120);
    List<Integer> written = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void written(int chain, int draws) {
            written.add(draws);
            try {
              Files.move(folder.resolve("chain-0.draws"), folder.resolve("kept"));
              Files.createSymbolicLink(folder.resolve("chain-0.draws"), full);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    assertThatThrownBy(() -> saved.listener(listener).run())
        .isInstanceOf(OutputFailure.class)
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("It holds 20 draws, whole");
    assertThat(written).containsExactly(20);
    Files.delete(folder.resolve("chain-0.draws"));
    Files.move(folder.resolve("kept"), folder.resolve("chain-0.draws"));
    same(pair().chains(1).run().draws(), saved.run().draws());
  }

  @Test
  void discreteSitesThatAreLeftAreNamed() {
    Model<NoArguments, Int> counts =
        model(
            "counts",
            m -> {
              Int n = m.sample("n", poisson(3));
              m.observe("y", normal(n.toReal(), 1), Real.constant(2.0));
              return n;
            });
    assertThatThrownBy(() -> Mcmc.of(counts).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("the discrete site \"n\" of \"counts\" cannot be summed over");
    assertThatThrownBy(() -> Mcmc.of(counts).kernel(Kernels.gibbs("n")).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("\"n\" has no list of values to draw from");
  }

  @Test
  void aModelWithNothingToSampleIsRefused() {
    Model<NoArguments, Real> fixed =
        model(
            "fixed",
            m -> {
              Real x = Real.constant(1.5);
              m.observe("y", normal(x, 1), Real.constant(2.0));
              return x;
            });
    assertThatThrownBy(() -> Mcmc.of(fixed).executor(interp()).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("\"fixed\" has no random site: there is nothing to sample.")
        .hasMessageContaining("priorPredictive(count, key)");
    assertThat(fixed.query().priorPredictive(3, Key.of(1)).get("y").shape()).isEqualTo(Shape.of(3));
    Model<NoArguments, Int> coin =
        model(
            "coin",
            m -> {
              Int on = m.sample("on", bernoulli(0.4));
              m.observe("y", normal(on.toReal(), 1), Real.constant(2.0));
              return on;
            });
    assertThatThrownBy(() -> Mcmc.of(coin).executor(interp()).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("\"coin\" has nothing left to sample")
        .hasMessageContaining("its random sites (on) are summed over.")
        .hasMessageContaining("kernel(gibbs(\"on\"))");
    // p(on | y = 2) = 0.4 exp(-1/2) / (0.4 exp(-1/2) + 0.6 exp(-2)).
    double share = 0.4 * Math.exp(-0.5) / (0.4 * Math.exp(-0.5) + 0.6 * Math.exp(-2));
    Mcmc<Int> drawn = Mcmc.of(coin).executor(interp()).seed(1).kernel(Kernels.gibbs("on"));
    assertThat(drawn.run().mean("on").doubleValue()).isCloseTo(share, within(0.03));
    Kernel both = Kernels.compose(Kernels.gibbs("on"), Kernels.nuts());
    assertThatThrownBy(() -> Mcmc.of(coin).kernel(both).executor(interp()).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining(
            "gibbs+nuts has no real site to move: \"coin\" has discrete ones only")
        .hasMessageContaining("take gibbs(\"on\") alone");
  }

  /** A mixture's indicator: summed over by itself, or moved by Gibbs steps: one posterior. */
  @Test
  void finiteDiscreteSitesAreSummedOver() {
    Model<NoArguments, Int> mixture =
        model(
            "mixture",
            m -> {
              Real mean = m.sample("mean", normal(0, 2));
              Int on = m.sample("on", bernoulli(0.4));
              m.observe("y", normal(mean.plus(on.toReal().times(3)), 1), Real.constant(2.0));
              return on;
            });
    // mean | on ~ N(0.8 (2 - 3 on), 0.8); p(on | y) by the normal densities of y, variance 5.
    double one = 0.4 * Math.exp(-1.0 / 10);
    double zero = 0.6 * Math.exp(-4.0 / 10);
    double p = one / (one + zero);
    double mean = 0.8 * (p * -1 + (1 - p) * 2);
    double variance = 0.8 + 0.64 * (p + (1 - p) * 4) - mean * mean;
    Mcmc<Int> mcmc = Mcmc.of(mixture).executor(interp()).seed(1).chains(2);
    Draws summed = mcmc.draws(2000).run().draws();
    assertThat(summed.quantities()).hasSize(1);
    Columns.check("mean", Columns.of(summed, "mean", 0), mean, variance, 4);
    Compose kernel = Kernels.compose(new Gibbs(List.of("on")), new Nuts());
    Draws moved = mcmc.kernel(kernel).draws(3000).run().draws();
    Columns.check("mean", Columns.of(moved, "mean", 0), mean, variance, 4);
    Columns.check("on", Columns.of(moved, "on", 0), p, p * (1 - p), 4);
  }

  @Test
  void anImpossibleStartNamesItsSites() {
    Model<NoArguments, Real> impossible =
        model(
            "impossible",
            m -> {
              Real width = m.sample("width", uniform(0, 1));
              m.observe("y", uniform(Real.constant(0.0), width), Real.constant(2.0));
              return width;
            });
    assertThatThrownBy(() -> Mcmc.of(impossible).executor(interp()).chains(1).run())
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("no initial point for \"impossible\"")
        .hasMessageContaining("[y]")
        .hasMessageContaining("site  y")
        .hasMessageContaining("while sampling chain 0, iteration 0, 0 draws kept");
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> pair().chains(0)).hasMessageContaining("must be at least 1, not 0");
    assertThatThrownBy(() -> pair().draws(-1)).hasMessageContaining("must be at least 0, not -1");
    assertThatThrownBy(() -> pair().initial(new double[] {1, 2}).run())
        .hasMessageContaining("3 chains take 1 or 3 vectors of 3 numbers");
    assertThatThrownBy(() -> Kernels.on(Kernels.gibbs("x"), "x"))
        .hasMessageContaining("gibbs says itself which sites it moves");
    assertThatThrownBy(() -> pair().kernel(Kernels.on(new Nuts(), "w")).run())
        .hasMessageContaining("there is no random site \"w\" to sample; there are [x, y]");
    Draws draws = drawn(pair().warmup(0).draws(0).initial(new double[] {1, 2, 3}));
    assertThat(draws.chains()).hasSize(3);
  }

  /** The interpreter, out of order after so many gradients. */
  private record Faulty(int after, Fault fault) implements Executor {
    private enum Fault {
      THROW,
      NAN
    }

    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public double cost(Graph graph, Options options) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Executable compile(Graph graph, Options options) {
      return new Wrapped(interp().compile(graph, options), this, new AtomicInteger());
    }
  }

  private record Wrapped(Executable inner, Faulty how, AtomicInteger calls) implements Executable {
    @Override
    public Graph graph() {
      return inner.graph();
    }

    @Override
    public List<Noise> noise() {
      return inner.noise();
    }

    @Override
    public void call(Values in, Values out) {
      inner.call(in, out);
      if (calls.incrementAndGet() > how.after()) {
        if (how.fault() == Faulty.Fault.THROW) {
          throw new IllegalStateException("out of order");
        }
        out.doubles(0)[0] = Double.NaN;
      }
    }

    @Override
    public void call(Key key, long step, Values in, Values out) {
      inner.call(key, step, in, out);
    }

    @Override
    public Executable fork() {
      return new Wrapped(inner.fork(), how, calls);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
