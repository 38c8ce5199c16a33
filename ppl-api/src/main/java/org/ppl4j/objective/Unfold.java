package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.model.Block;
import org.ppl4j.model.Frame;
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
 * placeholder of its own. A scan stays a loop if all its sites are reparameterised; else its steps
 * are laid out one after the other, so that each step's sites meet their strategies by themselves.
 */
final class Unfold {
  private final String noise;
  private final List<Pending> out;

  private Unfold(String noise, List<Pending> out) {
    this.noise = noise;
    this.out = out;
  }

  /**
   * Unfolds a program.
   *
   * @param root its block
   * @param known what its placeholders are in the objective; those of its sites are added
   * @param noise what comes before the sites' addresses in those of their noise
   * @param out takes the random choices, in order
   */
  static void unfold(Block root, NodeMap<Expr> known, String noise, List<Pending> out) {
    new Unfold(noise, out).block(root, known, "");
  }

  private void block(Block block, NodeMap<Expr> known, String step) {
    for (Item item : block.items()) {
      if (item instanceof Site.Sample sample) {
        site(sample, known, step);
      } else if (item instanceof Block inner) {
        Frame frame = inner.frame();
        if (frame instanceof PlateFrame plate) {
          plate(inner, plate, known, step);
        } else if (frame instanceof ScanFrame scan) {
          if (isSmooth(inner)) {
            loop(inner, known, step);
          } else {
            steps(inner, scan, known, step);
          }
        }
      }
    }
  }

  private void site(Site.Sample sample, NodeMap<Expr> known, String step) {
    if (known.contains(sample.value())) {
      return;
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
            new PlateFrame(plate.name(), plate.population(), plate.size(), plate.index(), indices));
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

  private static boolean isSmooth(Block block) {
    for (Item item : block.items()) {
      boolean smooth =
          item instanceof Site.Sample sample
              ? sample.strategy() == null
                  ? sample.distribution().isReparameterized()
                  : sample.strategy() instanceof Reparam
              : !(item instanceof Block inner) || isSmooth(inner);
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
    LoopSites sites = new LoopSites();
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
        now.put(scan.elements().get(i), element(sequence, t));
      }
      fixNoise(inner, scan.size(), t, now);
      block(inner, now, step + "[" + t + "]");
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
          now.put(plate.indices(), element(all, t));
        }
        fixNoise(inner, length, t, now);
      }
    }
  }

  private static Expr element(Expr sequence, int t) {
    Expr slice = Ops.slice(sequence, 0, t, t + 1);
    return Ops.reshape(slice, slice.shape().slice(1, slice.shape().rank()));
  }
}
