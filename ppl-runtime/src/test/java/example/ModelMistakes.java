package example;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.iid;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.poisson;
import static org.ppl4j.model.Model.model;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Support;
import org.ppl4j.dist.Supports;
import org.ppl4j.dist.Univariate;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Control;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Scope;
import org.ppl4j.model.Step;
import org.ppl4j.noise.Key;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** What users do wrong in models. */
final class ModelMistakes {
  private static final Real SEVEN = Real.constant(1, 2, 3, 4, 5, 6, 7);

  record Scale(Real scale) {}

  /** A distribution that is no record. */
  static final class Loose implements Univariate<Real> {
    private final Normal normal;

    Loose(Real mean) {
      normal = normal(mean, 1);
    }

    @Override
    public Shape shape() {
      return normal.shape();
    }

    @Override
    public DType dtype() {
      return DType.REAL;
    }

    @Override
    public Support support() {
      return Supports.real();
    }

    @Override
    public Real logDensities(Real x) {
      return normal.logDensities(x);
    }

    @Override
    public Real draw(RandomStream noise) {
      return normal.draw(noise);
    }
  }

  private final BiConsumer<String, Runnable> all;

  private ModelMistakes(BiConsumer<String, Runnable> all) {
    this.all = all;
  }

  static void addTo(BiConsumer<String, Runnable> all) {
    ModelMistakes mistakes = new ModelMistakes(all);
    mistakes.sites();
    mistakes.data();
    mistakes.plates();
    mistakes.scans();
    mistakes.branches();
    mistakes.choices();
    mistakes.handlers();
    mistakes.sums();
  }

  private void tracing(String mistake, Consumer<Scope> body) {
    all.accept(mistake, () -> of(body).trace());
  }

  private static Model<NoArguments, Real> of(Consumer<Scope> body) {
    return model(
        "m",
        m -> {
          body.accept(m);
          return Real.constant(0);
        });
  }

  private static Model<NoArguments, Real> coin() {
    return of(
        m -> {
          Real mean = m.sample("mean", normal(0, 1));
          m.plate("n", 3).forEach(i -> m.sample("height", normal(mean, 1)));
          m.observe("y", normal(mean, 1), Real.constant(0.5));
        });
  }

  private void sites() {
    tracing("model-no-name", m -> m.sample("", normal(0, 1)));
    tracing(
        "model-duplicate-address",
        m -> {
          m.sample("mu", normal(0, 1));
          m.sample("mu", normal(0, 2));
        });
    all.accept(
        "model-leaked-scope",
        () -> {
          AtomicReference<Scope> leaked = new AtomicReference<>();
          of(leaked::set).trace();
          leaked.get().sample("mu", normal(0, 1));
        });
    tracing("model-invalid-parameter", m -> m.sample("mu", normal(0, -1)));
    tracing(
        "model-branch",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          if (mu.greaterThan(0).value().get(0) != 0) {
            m.sample("nu", normal(0, 1));
          }
        });
    all.accept(
        "model-branch-argument",
        () ->
            model("m", Scale.class, (m, a) -> a.scale().value())
                .trace(new Scale(Real.constant(1.0))));
    tracing("model-no-record", m -> m.sample("x", new Loose(m.sample("mu", normal(0, 1)))));
    tracing("model-no-record-inside", m -> m.sample("x", iid(new Loose(SEVEN.at(0)), 3)));
    tracing("model-factor", m -> m.factor("f", SEVEN));
    tracing("model-param-start", m -> m.param("w", m.sample("mu", normal(0, 1)), Supports.real()));
    tracing("model-param-outside", m -> m.param("w", Real.constant(-1.0), Supports.positive()));
    tracing("model-recursion", ModelMistakes::recursive);
    all.accept(
        "model-arguments", () -> model("m", Scale.class, (m, a) -> a.scale()).simulate(Key.of(1)));
  }

  private static void recursive(Scope m) {
    m.call("again", of(ModelMistakes::recursive));
  }

  private void data() {
    tracing("model-data-support", m -> m.observe("k", poisson(3), Int.constant(-1)));
    tracing(
        "model-data-support-element",
        m -> {
          Int counts = Int.constant(4, 0, -2, 1);
          m.plate("n", 4).forEach(i -> m.observe("k", poisson(3), counts.at(i)));
        });
    tracing("model-data-shape", m -> m.observe("y", normal(0, 1), SEVEN));
    tracing(
        "model-data-length",
        m -> m.plate("n", 8).forEach(i -> m.observe("y", normal(0, 1), SEVEN.at(i))));
  }

  private void plates() {
    tracing(
        "model-leaked-site",
        m -> {
          AtomicReference<Real> inside = new AtomicReference<>();
          m.plate("n", 3).forEach(i -> inside.set(m.sample("x", normal(0, 1))));
          m.sample("y", normal(inside.get(), 1));
        });
    tracing(
        "model-leaked-index",
        m -> {
          AtomicReference<Int> inside = new AtomicReference<>();
          m.plate("n", 3).forEach(inside::set);
          m.deterministic("y", SEVEN.at(inside.get()));
        });
    tracing("model-plate-empty", m -> m.plate("n", 0));
    tracing("model-plate-subsample", m -> m.plate("n", 3).subsample(4));
    tracing(
        "model-plate-array",
        m -> m.plate("n", 3).map(i -> new Real[] {m.sample("x", normal(0, 1))}));
  }

  private void scans() {
    tracing(
        "model-scan-shape",
        m -> m.scan("t", 3, Real.constant(0.0), (x, t) -> new Step<>(SEVEN, x)));
    tracing(
        "model-scan-param",
        m ->
            m.scan(
                "t",
                3,
                Real.constant(0.0),
                (x, t) -> new Step<>(x, m.param("w", Real.constant(1.0)))));
    tracing(
        "model-scan-leak",
        m -> {
          AtomicReference<Real> inside = new AtomicReference<>();
          m.scan(
              "t",
              3,
              Real.constant(0.0),
              (x, t) -> {
                inside.set(x);
                return new Step<>(x, x);
              });
          m.sample("y", normal(inside.get(), 1));
        });
    tracing(
        "model-scan-empty", m -> m.scan("t", 0, Real.constant(0.0), (x, t) -> new Step<>(x, x)));
  }

  private void branches() {
    tracing(
        "model-cond-shape",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          Control.cond(mu.greaterThan(0), () -> mu, () -> SEVEN);
        });
    tracing(
        "model-cond-vector",
        m -> {
          Real mu = m.sample("mu", normal(0, 1));
          Control.cond(SEVEN.greaterThan(mu), () -> mu, () -> mu.plus(1));
        });
  }

  private void choices() {
    all.accept("model-choice-missing", () -> coin().logDensity(Choices.of("mean", 1.0)));
    all.accept(
        "model-choice-unused",
        () -> coin().logDensity(Choices.of("maen", 1.0).and("height", 1, 2, 3)));
    all.accept("model-choice-unknown", () -> coin().simulate(Key.of(1)).get("weight"));
    all.accept(
        "model-choice-observed",
        () -> coin().logDensity(Choices.of("mean", 1.0).and("y", 1.0).and("height", 1, 2, 3)));
    all.accept(
        "model-choice-type",
        () -> coin().logDensity(Choices.of("mean", 1.0).and("height", 1.0, 2.0)));
    all.accept(
        "model-choice-kind",
        () -> of(m -> m.sample("k", poisson(3))).logDensity(Choices.of("k", 1.5)));
    all.accept(
        "model-density-estimate",
        () ->
            of(m ->
                    m.plate("n", 7)
                        .subsample(2)
                        .forEach(i -> m.observe("y", normal(0, 1), SEVEN.at(i))))
                .logDensity(Choices.empty()));
  }

  private void handlers() {
    all.accept(
        "model-condition-unused", () -> coin().condition(Choices.of("hieght", 1, 2, 3)).trace());
    all.accept("model-condition-type", () -> coin().condition(Choices.of("height", 1, 2)).trace());
    all.accept("model-condition-observed", () -> coin().condition(Choices.of("y", 1.0)).trace());
    all.accept(
        "model-intervene-unused",
        () -> coin().with(Handlers.intervene(Choices.of("zzz", 1.0))).trace());
    all.accept(
        "model-mask", () -> coin().with(Handlers.mask(Bool.constant(true, false, true))).trace());
    all.accept(
        "model-lift",
        () -> of(m -> m.param("w", SEVEN)).with(Handlers.lift(Map.of("w", normal(0, 1)))).trace());
    all.accept(
        "model-non-centered",
        () -> of(m -> m.sample("k", poisson(3))).with(Handlers.nonCentered("k")).trace());
  }

  private void sums() {
    all.accept("model-sum-infinite", () -> density(of(m -> m.sample("k", poisson(3))), "k"));
    all.accept(
        "model-sum-vector",
        () -> density(of(m -> m.sample("k", bernoulli(Real.constant(0.1, 0.2)))), "k"));
    all.accept(
        "model-sum-across",
        () ->
            density(
                of(
                    m -> {
                      Int all = m.plate("n", 3).map(i -> m.sample("k", bernoulli(0.5)));
                      m.observe("y", normal(all.sum().toReal(), 1), Real.constant(1.0));
                    }),
                "k"));
    all.accept(
        "model-sum-carry",
        () ->
            density(
                of(
                    m ->
                        m.scan(
                            "t",
                            3,
                            Real.constant(0.0),
                            (x, t) -> {
                              Int k = m.sample("k", categorical(Real.constant(0.5, 0.5)));
                              Real next = x.plus(k.toReal());
                              m.observe("y", normal(next, 1), Real.constant(1.0));
                              return new Step<>(next, next);
                            })),
                "k"));
    all.accept(
        "model-likelihood-joined",
        () ->
            of(m -> {
                  Int k = m.sample("k", bernoulli(0.5));
                  Real x = m.sample("x", normal(k.toReal(), 1));
                  m.observe("y", normal(x.plus(k.toReal()), 1), Real.constant(1.0));
                })
                .with(Handlers.marginalize("k"))
                .logLikelihood(Choices.of("x", 0.5, 0.6)));
  }

  private static void density(Model<NoArguments, Real> model, String site) {
    model.with(Handlers.marginalize(site)).logDensity(Choices.empty());
  }
}
