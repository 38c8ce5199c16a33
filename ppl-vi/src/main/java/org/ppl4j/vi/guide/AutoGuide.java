package org.ppl4j.vi.guide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Suggest;

/**
 * What an automatic guide is made for: a model, some or all of its random sites, where learning
 * begins. Immutable; each option gives another. {@link Guides} says what all guides have in common.
 *
 * <pre>{@code
 * Model<NoArguments, List<Real>> guide =
 *     Guides.of(model).only("mu", "tau").start(Start.origin()).fullRankNormal();
 * }</pre>
 */
public final class AutoGuide {
  private final Model<NoArguments, ?> model;
  private final @Nullable Set<String> only;
  private final Start start;
  private final double scale;
  private final String name;

  private AutoGuide(
      Model<NoArguments, ?> model,
      @Nullable Set<String> only,
      Start start,
      double scale,
      String name) {
    this.model = model;
    this.only = only;
    this.start = start;
    this.scale = scale;
    this.name = name;
  }

  static AutoGuide of(Model<NoArguments, ?> model) {
    return new AutoGuide(model, null, Start.median(), 0.1, "guide");
  }

  /** Only these sites; the others are drawn elsewhere. */
  public AutoGuide only(String... addresses) {
    return new AutoGuide(model, new TreeSet<>(Set.of(addresses)), start, scale, name);
  }

  /** Where learning begins. */
  public AutoGuide start(Start from) {
    return new AutoGuide(model, only, from, scale, name);
  }

  /**
   * How wide the guide is at first, in unconstrained space: a standard deviation, 0.1 if nothing is
   * said.
   *
   * @throws InvalidArgument if it is not positive
   */
  public AutoGuide scale(double width) {
    if (!(width > 0) || width == Double.POSITIVE_INFINITY) {
      throw InvalidArgument.of(
          Report.of("scale: " + width + ".")
              .at(Source.here())
              .cure("give a positive standard deviation"));
    }
    return new AutoGuide(model, only, start, width, name);
  }

  /** What the guide's own params and sites are prefixed by: {@code guide} if nothing is said. */
  public AutoGuide named(String prefix) {
    return new AutoGuide(model, only, start, scale, prefix);
  }

  /** See {@link PointMass}. */
  public Model<NoArguments, List<Real>> delta() {
    return whole((m, latents) -> PointMass.sample(m, name, latents, start.find(model, latents)));
  }

  /** See {@link MeanField}. */
  public Model<NoArguments, List<Real>> normal() {
    return whole(
        (m, latents) -> MeanField.sample(m, name, latents, start.find(model, latents), scale));
  }

  /** See {@link FullRank}. */
  public Model<NoArguments, List<Real>> fullRankNormal() {
    return joint(new FullRank());
  }

  /** See {@link LowRank}. */
  public Model<NoArguments, List<Real>> lowRankNormal(int rank) {
    return joint(new LowRank(rank));
  }

  /** All sites together, by a law of the user's own or of {@link Flows}. */
  public Model<NoArguments, List<Real>> joint(JointLaw law) {
    return whole(
        (m, latents) -> {
          double[] first = start.find(model, latents);
          Distribution<Real> declared = m.scope(name, s -> law.declare(s, first, scale));
          return Placement.sample(m, name, latents, declared, new NodeMap<>());
        });
  }

  /** See {@link Guides#structured}. */
  public Model<NoArguments, NoArguments> structured() {
    return inPlates(Map.of());
  }

  /** See {@link Guides#amortized}. */
  public Model<NoArguments, NoArguments> amortized(String plate, Encoder encoder) {
    return inPlates(Map.of(plate, encoder));
  }

  /**
   * See {@link LaplaceApproximation}: from the {@linkplain #start(Start) start}, which is to be
   * near the mode.
   */
  public Model<NoArguments, List<Real>> laplace() {
    Program program = model.trace();
    Latents latents = Latents.all(program, wanted(program)::contains);
    Distribution<Real> law =
        new LaplaceApproximation(program, latents).at(start.find(model, latents));
    return Model.model(name, m -> Placement.sample(m, name, latents, law, new NodeMap<>()));
  }

  private Model<NoArguments, NoArguments> inPlates(Map<String, Encoder> encoders) {
    Program program = model.trace();
    Set<String> wanted = wanted(program);
    Structured guide = new Structured(program, wanted, encoders);
    Latents all =
        Latents.of(program, Latents.chosen(program, wanted::contains), 0, new HashSet<>());
    PlateStarts starts = new PlateStarts(all, start.find(model, all));
    return Model.model(
        name,
        m -> {
          guide.sample(m, name, starts, scale);
          return NoArguments.NONE;
        });
  }

  private Model<NoArguments, List<Real>> whole(BiFunction<Scope, Latents, List<Real>> body) {
    Program program = model.trace();
    Latents latents = Latents.all(program, wanted(program)::contains);
    return Model.model(name, m -> body.apply(m, latents));
  }

  /** The addresses of the sites that the guide is for. */
  private Set<String> wanted(Program program) {
    Set<String> all = new TreeSet<>();
    program.choices().forEach(entry -> all.add(entry.site().address()));
    if (only == null) {
      return all;
    }
    for (String address : only) {
      if (!all.contains(address)) {
        throw AddressMismatch.untouched(
            "only", address, Suggest.among(address, all), Source.here());
      }
    }
    return only;
  }
}
