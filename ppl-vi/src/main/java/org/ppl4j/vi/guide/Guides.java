package org.ppl4j.vi.guide;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * Automatic guides: each is an ordinary model that samples the random sites of a target model, at
 * their addresses, from a family whose params are learned.
 *
 * <pre>{@code
 * Model<NoArguments, List<Real>> guide = Guides.fullRankNormal(schools.given(data));
 * }</pre>
 *
 * <p>They work in unconstrained space: a vector {@code u} is pushed through the bijector of each
 * site's support. A site that stands in plates or scans is drawn for all their elements at once.
 * The densities are those of the constrained values, the Jacobians counted. The result of such a
 * model is the list of its sites' values. Discrete sites are refused; {@link #of} has the options.
 */
public final class Guides {
  private Guides() {}

  /** A guide with options. */
  public static AutoGuide of(Model<NoArguments, ?> model) {
    return AutoGuide.of(model);
  }

  /** A point: maximum a posteriori. See {@link PointMass}. */
  public static Model<NoArguments, List<Real>> delta(Model<NoArguments, ?> model) {
    return of(model).delta();
  }

  /** Independent normals in unconstrained space. See {@link MeanField}. */
  public static Model<NoArguments, List<Real>> normal(Model<NoArguments, ?> model) {
    return of(model).normal();
  }

  /** One normal with all covariances. See {@link FullRank}. */
  public static Model<NoArguments, List<Real>> fullRankNormal(Model<NoArguments, ?> model) {
    return of(model).fullRankNormal();
  }

  /** One normal with covariances of a low rank. See {@link LowRank}. */
  public static Model<NoArguments, List<Real>> lowRankNormal(
      Model<NoArguments, ?> model, int rank) {
    return of(model).lowRankNormal(rank);
  }

  /**
   * A guide with the model's plates, also subsampled ones. The sites of each element are normal
   * with all covariances, given what was drawn around their plate, on which their mean depends
   * linearly; those outside of all plates are like {@link #fullRankNormal}. Each element of the
   * whole population has params of its own.
   */
  public static Model<NoArguments, NoArguments> structured(Model<NoArguments, ?> model) {
    return of(model).structured();
  }

  /**
   * As {@link #structured}, but the law of the sites of a plate's element is found by a network
   * from the element's data. See {@link Amortized}.
   *
   * @param plate the name of an outermost plate
   */
  public static Model<NoArguments, NoArguments> amortized(
      Model<NoArguments, ?> model, String plate, Encoder encoder) {
    return of(model).amortized(plate, encoder);
  }

  /**
   * A normal at the mode, with nothing left to learn. See {@link LaplaceApproximation}.
   *
   * <pre>{@code
   * Choices mode = delta.with(Handlers.substitute(fitted)).simulate(key).choices();
   * Model<NoArguments, List<Real>> guide = Guides.laplace(model, mode);
   * }</pre>
   *
   * @param mode the values at which a fitted {@link #delta} arrived
   * @throws org.ppl4j.error.InvalidArgument if there is no maximum near
   */
  public static Model<NoArguments, List<Real>> laplace(Model<NoArguments, ?> model, Choices mode) {
    return of(model).start(Start.at(mode)).laplace();
  }

  /** A normalizing flow. See {@link Flows}. */
  public static Model<NoArguments, List<Real>> flow(Model<NoArguments, ?> model, JointLaw flow) {
    return of(model).joint(flow);
  }
}
