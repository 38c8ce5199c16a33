package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;

/**
 * Reads a program forwards: each random site's placeholder becomes an expression that draws it from
 * noise, given those before it; each observation is drawn as if it were a site.
 */
public final class Simulate {
  private final Map<String, Expr> given;
  private final String noise;

  private Simulate(Map<String, Expr> given, String noise) {
    this.given = given;
    this.noise = noise;
  }

  /**
   * Draws the random sites of a scan, in one loop.
   *
   * @param scan the scan's block
   * @param noise what comes before the sites' addresses in those of their noise
   * @return for each placeholder by which the block around sees a site its value
   */
  public static NodeMap<Expr> loop(Block scan, String noise) {
    NodeMap<Expr> out = new NodeMap<>();
    for (Draw draw : new Simulate(Map.of(), noise).lifted(scan)) {
      if (draw.placeholder() != null) {
        out.put(draw.placeholder(), draw.value());
      }
    }
    return out;
  }

  /**
   * What a program draws, as the whole program sees it.
   *
   * @param values for each placeholder of a site what it is: given or drawn
   * @param observations for each observation a draw in the place of its data
   * @param deterministic what was kept
   */
  record Draws(
      NodeMap<Expr> values, List<Observation> observations, List<Observation> deterministic) {
    /** Expressions over the program's placeholders, for what was drawn. */
    List<Expr> read(List<Expr> expressions) {
      return Substitute.substitute(expressions, values);
    }
  }

  /** What a site without a placeholder was: a draw in the place of data, or a value kept. */
  record Observation(Site site, Expr value) {}

  /** A value drawn for a placeholder, or for an observation, which has none. */
  private record Draw(@Nullable Expr placeholder, Expr value, Site site) {}

  /**
   * Draws every random site that is not given.
   *
   * @param given values by address, for all elements of a site's plates
   */
  static Draws draw(Program program, Map<String, Expr> given) {
    NodeMap<Expr> known = new NodeMap<>();
    for (Program.Entry entry : program.entries()) {
      Expr value = given.get(entry.site().address());
      if (value != null && entry.value() != null) {
        known.put(entry.value(), value);
      }
    }
    Map<String, Expr> all = new LinkedHashMap<>(given);
    if (!program.root().approximations().isEmpty()) {
      addEstimated(program, all, known);
    }
    List<Observation> observations = new ArrayList<>();
    List<Observation> deterministic = new ArrayList<>();
    for (Draw draw : new Simulate(all, "").draws(program.root())) {
      Expr value = Substitute.substitute(List.of(draw.value()), known).get(0);
      if (draw.placeholder() != null) {
        known.put(draw.placeholder(), value);
      } else {
        boolean data = draw.site() instanceof Site.Observe;
        (data ? observations : deterministic).add(new Observation(draw.site(), value));
      }
    }
    return new Draws(known, observations, deterministic);
  }

  /** Draws the sites of a program of which a part's density is estimated. */
  private static void addEstimated(Program program, Map<String, Expr> given, NodeMap<Expr> known) {
    for (Program.Entry entry : program.params()) {
      Expr placeholder = requireNonNull(entry.value());
      if (!known.contains(placeholder)) {
        known.put(placeholder, initial((Site.Param) entry.site(), entry));
      }
    }
    PartRunner.get()
        .draw(program, given)
        .forEach(
            (placeholder, drawn) ->
                known.put(placeholder, Substitute.substitute(List.of(drawn), known).get(0)));
    for (Program.Entry entry : program.samples()) {
      Expr value = known.find(requireNonNull(entry.value()));
      if (value != null) {
        given.put(entry.site().address(), value);
      }
    }
  }

  /** Where a param begins, for all elements of its plates. */
  private static Expr initial(Site.Param param, Program.Entry entry) {
    Expr value = Ops.constant(param.initial());
    for (int i = entry.frames().size() - 1; i >= 0; i--) {
      value = Ops.expandFront(value, entry.frames().get(i).size());
    }
    return value;
  }

  /** A block's draws in order, each in terms of the placeholders before it. */
  private List<Draw> draws(Block block) {
    List<Draw> out = new ArrayList<>();
    for (Item item : block.items()) {
      if (item instanceof Block inner) {
        out.addAll(lifted(inner));
      } else if (item instanceof Site site && !given.containsKey(site.address())) {
        if (site instanceof Site.Sample sample) {
          out.add(
              new Draw(sample.value(), of(noise + site.address(), sample.distribution()), site));
        } else if (site instanceof Site.Observe observe) {
          out.add(new Draw(null, of(noise + site.address(), observe.distribution()), site));
        } else if (site instanceof Site.Param param) {
          out.add(new Draw(param.value(), Ops.constant(param.initial()), site));
        } else if (site instanceof Site.Deterministic deterministic) {
          out.add(new Draw(null, deterministic.value(), site));
        }
      }
    }
    return out;
  }

  private List<Draw> lifted(Block inner) {
    List<Draw> draws = draws(inner);
    NodeMap<Expr> known = new NodeMap<>();
    List<Expr> bodies = new ArrayList<>();
    for (Draw draw : draws) {
      Expr body = Substitute.substitute(List.of(draw.value()), known).get(0);
      bodies.add(body);
      if (draw.placeholder() != null) {
        known.put(draw.placeholder(), body);
      }
    }
    List<Expr> all = all(inner, bodies, known);
    NodeMap<Expr> stacked = inner.stacked();
    List<Draw> out = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      Draw draw = draws.get(i);
      Expr wide = draw.placeholder() == null ? null : stacked.get(draw.placeholder());
      out.add(new Draw(wide, all.get(i), draw.site()));
    }
    return out;
  }

  /** Draws for all elements; what a scan carries on is what has been drawn. */
  private static List<Expr> all(Block inner, List<Expr> bodies, NodeMap<Expr> known) {
    if (inner.frame() instanceof ScanFrame scan) {
      List<Expr> next = Substitute.substitute(scan.next(), known);
      List<Expr> results = scan.run(bodies, inner.stacked(), next);
      return results.subList(scan.carry().size(), results.size());
    }
    return inner.lift(bodies);
  }

  @SuppressWarnings("unchecked")
  private static Expr of(String address, Distribution<?> distribution) {
    return ((Distribution<Value>) distribution).draw(new RandomStream(address)).expr();
  }
}
