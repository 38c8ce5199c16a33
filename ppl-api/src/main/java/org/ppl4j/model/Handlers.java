package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Normal;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.model.Request.Kind;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.DType;
import org.ppl4j.type.Type;

/** The handlers there are; each stands around a model by {@link Model#with}. */
public final class Handlers {
  private Handlers() {}

  /** Random sites with a choice become observations of it. */
  public static Handler condition(Choices data) {
    return condition("the model", data);
  }

  static Handler condition(String model, Choices data) {
    return (request, next) -> {
      Value all = data.find(request.address(), dtype(request));
      if (request.kind() != Kind.SAMPLE || all == null) {
        return next.apply(request);
      }
      Value value = fitting(model, request, all);
      next.apply(request.observing(value));
      return value;
    };
  }

  /** Observations become random sites again. */
  public static Handler uncondition() {
    return (request, next) ->
        next.apply(
            request.kind() == Kind.OBSERVE
                ? request.sampling(request.requireDistribution())
                : request);
  }

  /** Random sites with a choice take its value by force, without a density: Pearl's do. */
  public static Handler intervene(Choices values) {
    return (request, next) -> {
      Value all = values.find(request.address(), dtype(request));
      if (request.kind() != Kind.SAMPLE || all == null) {
        return next.apply(request);
      }
      Value value = fitting("the model", request, all);
      next.apply(request.keeping(value));
      return value;
    };
  }

  /** Params with a choice take its value and are no longer learned. */
  public static Handler substitute(Choices values) {
    return (request, next) -> {
      Value all = values.find(request.address(), dtype(request));
      if (request.kind() != Kind.PARAM || all == null) {
        return next.apply(request);
      }
      Value value = fitting("the model", request, all);
      next.apply(request.keeping(value));
      return value;
    };
  }

  /** Random sites take the values that another run drew, their density counted. */
  public static Handler replay(Choices run) {
    return condition("the model", run);
  }

  /**
   * Random sites that are chosen are left out of choices: they stay random, and are not asked for.
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
    return block(address -> !shown.contains(address));
  }

  /** Densities count only where the mask holds. */
  public static Handler mask(Bool mask) {
    return (request, next) -> next.apply(request.with(request.weight().masked(mask.expr())));
  }

  /** Densities count so many times. */
  public static Handler scale(double factor) {
    return (request, next) -> next.apply(request.with(request.weight().scaled(factor)));
  }

  /** Params become random sites, drawn from these priors. */
  public static Handler lift(Map<String, ? extends Distribution<Real>> priors) {
    return (request, next) -> {
      Distribution<Real> prior = priors.get(request.address());
      return next.apply(
          request.kind() == Kind.PARAM && prior != null ? request.sampling(prior) : request);
    };
  }

  /** Names the strategies by which gradients pass random sites. */
  public static Handler withStrategy(Map<String, ? extends Strategy<?>> strategies) {
    return (request, next) -> {
      Strategy<?> strategy = strategies.get(request.address());
      return next.apply(
          request.kind() == Kind.SAMPLE && strategy != null ? request.with(strategy) : request);
    };
  }

  /** Finite discrete sites are summed over, exactly; see {@link Density}. */
  public static Handler marginalize(String... addresses) {
    Set<String> chosen = Set.of(addresses);
    return (request, next) ->
        next.apply(
            request.kind() == Kind.SAMPLE && chosen.contains(request.address())
                ? request.marginal()
                : request);
  }

  /**
   * Non-centring: a normal site becomes its mean plus its scale times a standard normal site, which
   * is called {@code address_base}; the site itself becomes deterministic.
   */
  public static Handler nonCentered(String... addresses) {
    Set<String> chosen = Set.of(addresses);
    return (request, next) -> {
      if (request.kind() != Kind.SAMPLE || !chosen.contains(request.address())) {
        return next.apply(request);
      }
      if (request.distribution() instanceof Normal normal) {
        return shifted(request, normal, next);
      }
      throw InvalidArgument.of(
          Report.of(
                  "nonCentered: \""
                      + request.address()
                      + "\" is "
                      + request.requireDistribution().name()
                      + ", not normal.")
              .at(request.source())
              .cure("non-centre sites of a location and a scale only"));
    };
  }

  /** Non-centring of every normal site whose mean or scale is not a literal. */
  public static Handler nonCentered() {
    return (request, next) -> {
      boolean dependent =
          request.kind() == Kind.SAMPLE
              && request.distribution() instanceof Normal normal
              && Expressions.isOpen(normal);
      return dependent
          ? shifted(request, (Normal) request.requireDistribution(), next)
          : next.apply(request);
    };
  }

  private static Value shifted(Request request, Normal normal, Handler.Next next) {
    Real zero = Real.constant(0.0).expand(normal.shape().dims());
    Normal standard = new Normal(zero, Real.constant(1.0));
    Real base = (Real) next.apply(request.at(request.address() + "_base").sampling(standard));
    Real value = normal.mean().plus(normal.scale().times(base));
    next.apply(request.keeping(value));
    return value;
  }

  private static DType dtype(Request request) {
    return request.distribution() == null ? DType.REAL : request.distribution().dtype();
  }

  /** A site's own element of a choice, which must be of its type. */
  private static Value fitting(String model, Request request, Value all) {
    try {
      Value value = request.element(all);
      var wanted =
          request.kind() == Kind.PARAM
              ? requireNonNull(request.initial()).type()
              : new Type(
                  request.requireDistribution().dtype(), request.requireDistribution().shape());
      if (value.expr().type().equals(wanted)) {
        return value;
      }
      throw mismatch(model, request, all);
    } catch (InvalidArgument e) {
      throw mismatch(model, request, all);
    }
  }

  private static AddressMismatch mismatch(String model, Request request, Value all) {
    StringBuilder wanted = new StringBuilder(request.requireDistribution().dtype().text());
    wanted.append('[');
    request.frames().forEach(frame -> wanted.append(frame.size()).append(", "));
    for (int dim : request.requireDistribution().shape().dims()) {
      wanted.append(dim).append(", ");
    }
    String type = wanted.toString().replaceAll(", $", "") + "]";
    return AddressMismatch.type(
        model, request.address(), type, all.expr().type().toString(), request.source());
  }
}
