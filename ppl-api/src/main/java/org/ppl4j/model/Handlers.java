package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.LocationScale;
import org.ppl4j.dist.Univariate;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.model.Handler.Targets;
import org.ppl4j.model.Request.Kind;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The handlers there are; each stands around a model by {@link Model#with}. */
public final class Handlers {
  private Handlers() {}

  /** Random sites with a choice become observations of it. */
  public static Handler condition(Choices data) {
    return replay(data).on(Targets.of("condition", Kind.SAMPLE, data.addresses()));
  }

  /** Observations become random sites again. */
  public static Handler uncondition() {
    return (request, next) ->
        next.apply(
            request.kind() == Kind.OBSERVE
                ? request.sampling(request.requireDistribution())
                : request);
  }

  /** Observations and factors are left out: what remains is the prior. */
  public static Handler unobserved() {
    return (request, next) ->
        request.kind() == Kind.OBSERVE || request.kind() == Kind.FACTOR
            ? request.requireValue()
            : next.apply(request);
  }

  /** No derivative passes the params. */
  public static Handler stopParams() {
    return (request, next) -> {
      Value value = next.apply(request);
      return request.kind() == Kind.PARAM ? Value.of(Ops.stopGradient(value.expr())) : value;
    };
  }

  /** Random sites with a choice take its value by force, without a density: Pearl's do. */
  public static Handler intervene(Choices values) {
    return kept(Kind.SAMPLE, values).on(Targets.of("intervene", Kind.SAMPLE, values.addresses()));
  }

  /** Params with a choice take its value and are no longer learned. */
  public static Handler substitute(Choices values) {
    return kept(Kind.PARAM, values).on(Targets.of("substitute", Kind.PARAM, values.addresses()));
  }

  private static Handler kept(Kind kind, Choices values) {
    return (request, next) -> {
      Value all = values.find(request.address(), dtype(request));
      if (request.kind() != kind || all == null) {
        return next.apply(request);
      }
      Value value = fitting(request, all);
      next.apply(request.keeping(value));
      return value;
    };
  }

  /**
   * Random sites take the values that another run drew, their density counted. Unlike {@link
   * #condition} it leaves alone what the run has and the model has not.
   */
  public static Handler replay(Choices run) {
    return (request, next) -> {
      Value all = run.find(request.address(), dtype(request));
      if (request.kind() != Kind.SAMPLE || all == null) {
        return next.apply(request);
      }
      Value value = fitting(request, all);
      next.apply(request.observing(value));
      return value;
    };
  }

  /**
   * Random sites that are chosen are left out of choices and of the density: each evaluation draws
   * them. The exponential of the log density is then an unbiased estimate of the density of what is
   * left.
   */
  public static Handler block(Predicate<String> hidden) {
    return (request, next) ->
        next.apply(
            request.kind() == Kind.SAMPLE && hidden.test(request.address())
                ? request.hiding()
                : request);
  }

  /** All random sites but these are left out of choices. */
  public static Handler expose(String... addresses) {
    Set<String> shown = Set.of(addresses);
    return block(address -> !shown.contains(address)).on(Targets.of("expose", Kind.SAMPLE, shown));
  }

  /**
   * Densities count only where the mask holds.
   *
   * @param mask a scalar, or of the shape of the log densities of each site: for a univariate
   *     distribution that of its value
   */
  public static Handler mask(Bool mask) {
    return (request, next) -> {
      requireFit(request, mask);
      return next.apply(request.with(request.weight().masked(mask.expr())));
    };
  }

  private static void requireFit(Request request, Bool mask) {
    Shape shape =
        request.distribution() instanceof Univariate<?> univariate
            ? univariate.shape()
            : Shape.SCALAR;
    boolean weighted = request.distribution() != null || request.kind() == Kind.FACTOR;
    if (weighted && !mask.shape().isScalar() && !mask.shape().equals(shape)) {
      throw ShapeMismatch.of(
          Report.of(
                  "mask: "
                      + mask.expr().type()
                      + " for \""
                      + request.address()
                      + "\", which has log densities of shape "
                      + shape
                      + ".")
              .where("mask", mask.expr().party())
              .at(request.source())
              .cure("inside a plate take the element's own: m.handle(mask(known.at(i)), ...)"));
    }
  }

  /** Densities count so many times. */
  public static Handler scale(double factor) {
    return (request, next) -> next.apply(request.with(request.weight().scaled(factor)));
  }

  /** The densities of these random sites do not count; their values are chosen as before. */
  public static Handler uncounted(Set<String> addresses) {
    Handler silent =
        (request, next) ->
            next.apply(
                request.kind() == Kind.SAMPLE && addresses.contains(request.address())
                    ? request.with(request.weight().masked(Bool.constant(false).expr()))
                    : request);
    return silent.on(Targets.of("uncounted", Kind.SAMPLE, addresses));
  }

  /** Params are stopped, and random sites are drawn by {@link Strategies#detached}: like data. */
  public static Handler detached() {
    Handler stopped = stopParams();
    return (request, next) ->
        stopped.handle(
            request.kind() == Kind.SAMPLE ? request.with(Strategies.detached()) : request, next);
  }

  /** Params become random sites, drawn from these priors. */
  public static Handler lift(Map<String, ? extends Distribution<Real>> priors) {
    Handler lifted =
        (request, next) -> {
          Distribution<Real> prior = priors.get(request.address());
          if (request.kind() != Kind.PARAM || prior == null) {
            return next.apply(request);
          }
          Tensor initial = requireNonNull(request.initial());
          if (!prior.shape().equals(initial.shape())) {
            throw ShapeMismatch.of(
                Report.of(
                        "lift: param \""
                            + request.address()
                            + "\" is "
                            + initial.type()
                            + ", but its prior "
                            + prior.name()
                            + " gives values of shape "
                            + prior.shape()
                            + ".")
                    .at(request.source())
                    .cure("give the prior parameters of the param's shape"));
          }
          return next.apply(request.sampling(prior));
        };
    return lifted.on(Targets.of("lift", Kind.PARAM, priors.keySet()));
  }

  /** Names the strategies by which gradients pass random sites. */
  public static Handler withStrategy(Map<String, ? extends Strategy<?>> strategies) {
    Handler named =
        (request, next) -> {
          Strategy<?> strategy = strategies.get(request.address());
          return next.apply(
              request.kind() == Kind.SAMPLE && strategy != null ? request.with(strategy) : request);
        };
    return named.on(Targets.of("withStrategy", Kind.SAMPLE, strategies.keySet()));
  }

  /** Finite discrete sites are summed over, exactly; see {@link Density}. */
  public static Handler marginalize(String... addresses) {
    Set<String> chosen = Set.of(addresses);
    Handler summed =
        (request, next) ->
            next.apply(
                request.kind() == Kind.SAMPLE && chosen.contains(request.address())
                    ? request.marginal()
                    : request);
    return summed.on(Targets.of("marginalize", Kind.SAMPLE, chosen));
  }

  /**
   * Non-centring: a site of a family of location and scale becomes its location plus its scale
   * times a standard site, which is called {@code address_base}; the site itself becomes
   * deterministic.
   */
  public static Handler nonCentered(String... addresses) {
    Set<String> chosen = Set.of(addresses);
    Handler moved =
        (request, next) -> {
          if (request.kind() != Kind.SAMPLE || !chosen.contains(request.address())) {
            return next.apply(request);
          }
          if (request.distribution() instanceof LocationScale family) {
            return shifted(request, family, next);
          }
          throw InvalidArgument.of(
              Report.of(
                      "nonCentered: \""
                          + request.address()
                          + "\" is "
                          + request.requireDistribution().name()
                          + ", which has no location and scale.")
                  .at(request.source())
                  .cure(
                      "non-centre sites that are normal, studentT, cauchy, laplace, logistic or"
                          + " gumbel"));
        };
    return moved.on(Targets.of("nonCentered", Kind.SAMPLE, chosen));
  }

  /** Non-centring of every site of a family of location and scale that are not both literals. */
  public static Handler nonCentered() {
    return (request, next) ->
        request.kind() == Kind.SAMPLE
                && request.distribution() instanceof LocationScale family
                && !Expressions.isKnown(family.fromStandard(Real.constant(0.0)).expr())
            ? shifted(request, family, next)
            : next.apply(request);
  }

  private static Value shifted(Request request, LocationScale family, Handler.Next next) {
    String address = request.address() + "_base";
    Real base = (Real) next.apply(request.at(address).sampling(family.standard()));
    Real value = family.fromStandard(base);
    next.apply(request.keeping(value));
    return value;
  }

  private static DType dtype(Request request) {
    return request.distribution() == null ? DType.REAL : request.distribution().dtype();
  }

  /** A site's own element of a choice, which must be of its type. */
  private static Value fitting(Request request, Value all) {
    Type wanted =
        request.kind() == Kind.PARAM
            ? requireNonNull(request.initial()).type()
            : new Type(
                request.requireDistribution().dtype(), request.requireDistribution().shape());
    Type whole = wanted;
    for (int i = request.frames().size() - 1; i >= 0; i--) {
      whole = whole.withShape(whole.shape().prepend(population(request.frames().get(i))));
    }
    if (!all.expr().type().equals(whole)) {
      throw AddressMismatch.choice(
          request.address(), whole.toString(), all.expr().type().toString(), request.source());
    }
    return request.element(all);
  }

  private static int population(Frame frame) {
    return frame instanceof PlateFrame plate ? plate.population() : frame.size();
  }
}
