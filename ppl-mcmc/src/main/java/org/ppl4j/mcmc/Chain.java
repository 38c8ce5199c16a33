package org.ppl4j.mcmc;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.mcmc.adapt.Adaptation;
import org.ppl4j.mcmc.adapt.InitialPoint;
import org.ppl4j.mcmc.adapt.Windows;
import org.ppl4j.mcmc.kernel.Metric;
import org.ppl4j.mcmc.kernel.State;
import org.ppl4j.mcmc.kernel.Statistics;
import org.ppl4j.mcmc.kernel.Transition;
import org.ppl4j.mcmc.kernel.Tunable;
import org.ppl4j.mcmc.kernel.Tuning;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;

/**
 * One chain: everything that it does follows from its key, whichever thread does it and however
 * often it is interrupted.
 */
final class Chain implements AutoCloseable {
  private final int number;
  private final Settings settings;
  private final Target target;
  private final Potential potential;
  private final Transition transition;
  private final List<Adaptation> adaptations = new ArrayList<>();
  private final Tuning[] tunings;
  private final Key key;
  private final Key adaptationKey;
  private final double[] statistics;
  private final Recorder recorder;
  private State current;
  private State next;
  private volatile int iteration;
  private boolean started;

  Chain(int number, Settings settings, Target target, Potential potential) {
    this.number = number;
    this.settings = settings;
    this.target = target;
    this.potential = potential;
    transition = settings.kernel.on(potential, target);
    Windows windows = Windows.of(settings.warmup);
    for (Tunable tunable : transition.tunables()) {
      adaptations.add(new Adaptation(tunable, windows, settings.dense));
    }
    tunings = new Tuning[adaptations.size()];
    key = Key.of(settings.seed).split(number + 1).get(number);
    adaptationKey = key.fold("adaptation");
    statistics = new double[transition.statistics().size()];
    recorder =
        new Recorder(potential.size(), statistics.length, settings.warmupDraws() + settings.draws);
    current = transition.newState();
    next = transition.newState();
  }

  int number() {
    return number;
  }

  Recorder recorder() {
    return recorder;
  }

  /** The names of the numbers that come with each draw: the log density's, then the kernel's. */
  List<String> statisticNames() {
    List<String> out = new ArrayList<>(List.of(Statistics.LOG_DENSITY));
    out.addAll(transition.statistics());
    return out;
  }

  /** How many iterations are behind it. */
  int iteration() {
    return iteration;
  }

  boolean isDone() {
    return started && iteration == settings.total();
  }

  /** Finds where it begins; needless after {@link #restore}. */
  void start() {
    if (started) {
      return;
    }
    double[][] initial = settings.initial;
    Key here = key.fold("initial");
    if (initial == null) {
      InitialPoint.find(transition, target, current, here);
    } else {
      double[] own = initial[initial.length == 1 ? 0 : number];
      System.arraycopy(own, 0, current.vector(), 0, own.length);
      InitialPoint.check(transition, target, current, here);
    }
    adaptations.forEach(adaptation -> adaptation.begin(current, key.fold("begin")));
    started = true;
    settle();
  }

  /** Does one iteration. */
  void advance() {
    int now = iteration;
    for (int i = 0; i < tunings.length; i++) {
      tunings[i] = adaptations.get(i).tuning();
    }
    transition.step(tunings, current, key.step(now), next, statistics);
    State swap = current;
    current = next;
    next = swap;
    if (now < settings.warmup) {
      for (Adaptation adaptation : adaptations) {
        adaptation.learn(now, current, statistics, adaptationKey.step(now));
      }
    }
    if (settings.keeps(now)) {
      recorder.add(current, statistics);
    }
    iteration = now + 1;
    settle();
  }

  private void settle() {
    if (iteration == settings.warmup) {
      adaptations.forEach(Adaptation::end);
    }
  }

  /** What it drew so far. */
  Draws.Chain drawn(Quantities quantities) {
    int count = recorder.count();
    int warmup = Math.min(count, settings.warmupDraws());
    return new Draws.Chain(
        number, samples(quantities, 0, warmup), samples(quantities, warmup, count), tuned());
  }

  private Draws.Samples samples(Quantities quantities, int from, int to) {
    double[] vectors = recorder.vectors(from, to);
    List<double[]> columns = new ArrayList<>();
    for (int i = 0; i <= statistics.length; i++) {
      columns.add(recorder.statistic(i, from, to));
    }
    return new Draws.Samples(to - from, vectors, quantities.of(vectors, to - from), columns);
  }

  /** What warm-up has settled on so far. */
  Draws.Tuned tuned() {
    if (adaptations.isEmpty()) {
      return Draws.Tuned.NONE;
    }
    Tuning tuning = adaptations.get(0).tuning();
    Metric metric = tuning.metric();
    return new Draws.Tuned(tuning.stepSize(), metric.inverse(), metric.isDense());
  }

  /** Everything that its future depends on, as numbers. */
  List<double[]> save() {
    List<double[]> out = new ArrayList<>();
    out.add(new double[] {iteration, current.logDensity()});
    out.add(current.vector());
    out.add(current.gradient());
    out.add(current.memory());
    adaptations.forEach(adaptation -> out.addAll(List.of(adaptation.save())));
    return out;
  }

  /** Goes on from what was saved. */
  void restore(List<double[]> saved) {
    iteration = (int) saved.get(0)[0];
    current.setLogDensity(saved.get(0)[1]);
    copy(saved.get(1), current.vector());
    copy(saved.get(2), current.gradient());
    copy(saved.get(3), current.memory());
    for (int i = 0; i < adaptations.size(); i++) {
      double[][] own = saved.subList(4 + 4 * i, 8 + 4 * i).toArray(double[][]::new);
      adaptations.get(i).restore(own);
    }
    started = true;
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  @Override
  public void close() {
    transition.close();
    potential.close();
  }
}
