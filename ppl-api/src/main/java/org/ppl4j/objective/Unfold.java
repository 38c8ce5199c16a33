package org.ppl4j.objective;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Approximation;
import org.ppl4j.model.Block;
import org.ppl4j.model.Item;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.ScanFrame;
import org.ppl4j.model.Simulate;
import org.ppl4j.model.Site;
import org.ppl4j.model.Structure;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Reparam;
import org.ppl4j.transform.Substitute;

/**
 * Runs a program's blocks as part of an objective: each random site becomes a pending choice with a
 * placeholder of its own, or takes the value that it is given; each part whose density is estimated
 * has its algorithm run. A scan stays a loop if all its sites are reparameterised; else its steps
 * are laid out one after the other, so that each step's sites meet their strategies by themselves.
 */
final class Unfold {
  private final Estimator estimator;
  private final String noise;
  private final List<Pending> out;
  private final Deque<GivenSites> given = new ArrayDeque<>();

  /** Estimates the density of a part, given what is known around it. */
  interface Estimator {
    /** Runs the part's algorithm; the choices that it makes are pending, too. */
    Approximated estimate(Approximation part, Block around, NodeMap<Expr> known, boolean isGiven);
  }

  /** The logarithm of a density estimate, and the values that the algorithm drew, if it did. */
  record Approximated(Expr density, Map<String, Expr> drawn) {}

  /**
   * Prepares a run.
   *
   * @param noise what comes before the sites' addresses in those of their noise
   * @param out takes the random choices, in order
   */
  Unfold(Estimator estimator, String noise, List<Pending> out) {
    this.estimator = estimator;
    this.noise = noise;
    this.out = out;
  }

  /**
   * Runs a program.
   *
   * @param root its block
   * @param known what its placeholders are in the objective; those of its sites are added
   * @param values values for some sites, by address
   */
  void run(Block root, NodeMap<Expr> known, Map<String, Expr> values) {
    giving(values, () -> block(root, known, ""));
  }

  private void giving(Map<String, Expr> values, Runnable body) {
    GivenSites sites = new GivenSites(values);
    given.push(sites);
    body.run();
    given.pop();
    sites.bind();
  }

  private void block(Block block, NodeMap<Expr> known, String step) {
    items(block, 0, known, step);
  }

  private void items(Block block, int from, NodeMap<Expr> known, String step) {
    List<Item> items = block.items();
    for (int i = from; i < items.size(); i++) {
      Item item = items.get(i);
      if (item instanceof Site.Sample sample) {
        site(sample, known, step);
      } else if (item instanceof Block inner && inner.frame() instanceof PlateFrame plate) {
        plate(inner, plate, known, step);
      } else if (item instanceof Block inner && inner.frame() instanceof ScanFrame scan) {
        scan(inner, scan, known, step);
      } else if (item instanceof Approximation part) {
        int next = i + 1;
        boolean isGiven = part.kept().stream().anyMatch(this::isGiven);
        if (part.drawn() && !isGiven) {
          Approximated draw = estimator.estimate(part, block, known, false);
          known.put(part.density(), draw.density());
          giving(draw.drawn(), () -> items(block, next, known, step));
        } else {
          items(block, next, known, step);
          known.put(part.density(), estimator.estimate(part, block, known, isGiven).density());
        }
        return;
      }
    }
  }

  private boolean isGiven(String address) {
    return given.stream().anyMatch(values -> values.contains(address));
  }

  private void site(Site.Sample sample, NodeMap<Expr> known, String step) {
    if (sample.marginalized()) {
      return;
    }
    for (GivenSites values : given) {
      if (values.contains(sample.address())) {
        GivenSites.Given site = values.site(sample.address(), sample.value());
        out.add(site);
        known.put(sample.value(), site.placeholders().get(0));
        return;
      }
    }
    Distribution<?> distribution =
        Structure.map(
            sample.distribution(),
            value -> Value.of(Substitute.substitute(List.of(value.expr()), known).get(0)));
    RandomSite site = new RandomSite(sample, distribution, noise + sample.address() + step, known);
    out.add(site);
    known.put(sample.value(), site.innermost());
  }

  private void plate(Block inner, PlateFrame plate, NodeMap<Expr> known, String step) {
    int start = out.size();
    block(inner, known, step);
    Expr indices = Substitute.substitute(List.of(plate.indices()), known).get(0);
    Level level =
        new Level(
            new PlateFrame(
                plate.name(),
                plate.address(),
                plate.population(),
                plate.size(),
                plate.index(),
                indices,
                plate.sharesMinibatches()));
    for (int i = 0; i < inner.inside().size(); i++) {
      if (!known.contains(inner.inside().get(i))) {
        level.stacked().put(inner.inside().get(i), inner.outside().get(i));
      }
    }
    out.subList(start, out.size()).forEach(pending -> pending.within(level));
    for (int i = 0; i < inner.inside().size(); i++) {
      Expr now = known.find(inner.inside().get(i));
      if (now != null) {
        known.put(inner.outside().get(i), level.lift(List.of(now), new NodeMap<>()).get(0));
      }
    }
  }

  private void scan(Block inner, ScanFrame scan, NodeMap<Expr> known, String step) {
    boolean free = inner.entries().stream().noneMatch(entry -> isGiven(entry.site().address()));
    if (free && isSmooth(inner)) {
      loop(inner, known, step);
    } else {
      steps(inner, scan, known, step);
    }
  }

  private static boolean isSmooth(Block block) {
    for (Item item : block.items()) {
      boolean smooth = !(item instanceof Approximation);
      if (item instanceof Site.Sample sample) {
        smooth =
            sample.strategy() == null
                ? sample.distribution().isReparameterized()
                : sample.strategy() instanceof Reparam;
      } else if (item instanceof Block inner) {
        smooth = isSmooth(inner);
      }
      if (!smooth) {
        return false;
      }
    }
    return true;
  }

  private void loop(Block inner, NodeMap<Expr> known, String step) {
    NodeMap<Expr> drawn = Simulate.loop(inner, noise + step);
    List<Expr> outside = inner.outside();
    List<Expr> values = Substitute.substitute(outside.stream().map(drawn::get).toList(), known);
    BoundSites sites = new BoundSites(new Reparam().name());
    for (int i = 0; i < outside.size(); i++) {
      known.put(outside.get(i), sites.add(outside.get(i), values.get(i)));
    }
    out.add(sites);
  }

  private void steps(Block inner, ScanFrame scan, NodeMap<Expr> known, String step) {
    List<Expr> carry = Substitute.substitute(scan.initial(), known);
    List<List<Expr>> drawn = new ArrayList<>();
    for (int t = 0; t < scan.size(); t++) {
      NodeMap<Expr> now = known.copy();
      now.put(scan.index().expr(), Ops.integer(t));
      for (int i = 0; i < carry.size(); i++) {
        now.put(scan.carry().get(i), carry.get(i));
      }
      for (int i = 0; i < scan.elements().size(); i++) {
        Expr sequence = Substitute.substitute(List.of(scan.sequences().get(i)), known).get(0);
        now.put(scan.elements().get(i), element(sequence, 0, t));
      }
      fixNoise(inner, scan.size(), t, now);
      int start = out.size();
      block(inner, now, step + "[" + t + "]");
      for (Pending pending : out.subList(start, out.size())) {
        if (pending instanceof GivenSites.Given site) {
          site.at(t);
        }
      }
      carry = Substitute.substitute(scan.next(), now);
      drawn.add(inner.inside().stream().map(now::get).toList());
    }
    for (int i = 0; i < inner.outside().size(); i++) {
      int at = i;
      List<Expr> parts = drawn.stream().map(values -> Ops.expandFront(values.get(at), 1)).toList();
      known.put(inner.outside().get(i), Expr.of(new Concat(0), parts));
    }
  }

  /** The subsamples that plates in the scan draw in one step. */
  private static void fixNoise(Block block, int length, int t, NodeMap<Expr> now) {
    for (Item item : block.items()) {
      if (item instanceof Block inner && inner.frame() instanceof PlateFrame plate) {
        if (plate.indices().op() instanceof Noise subset) {
          Expr all = Expr.of(subset.repeated(length), List.of());
          now.put(plate.indices(), element(all, 0, t));
        }
        fixNoise(inner, length, t, now);
      }
    }
  }

  /** What is at one index of an axis. */
  static Expr element(Expr whole, int axis, int index) {
    Expr slice = Ops.slice(whole, axis, index, index + 1);
    return Ops.reshape(slice, slice.shape().without(axis));
  }
}
