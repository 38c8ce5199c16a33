package example;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.transformed;
import static org.ppl4j.model.Model.model;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.ElementwiseBijector;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Support;
import org.ppl4j.dist.Supports;
import org.ppl4j.dist.Univariate;
import org.ppl4j.model.Handler;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** The code that docs/models.md shows; a test holds the two together. */
final class Recipes {
  private Recipes() {}

  // begin distribution
  record Rayleigh(Real scale) implements Univariate<Real> {
    public Shape shape() {
      return scale.shape();
    }

    public DType dtype() {
      return DType.REAL;
    }

    public Support support() {
      return Supports.positive();
    }

    public Real logDensities(Real x) {
      return x.log().minus(scale.log().times(2)).minus(x.div(scale).square().times(0.5));
    }

    public Real draw(RandomStream noise) {
      return noise.uniform(shape()).log().times(-2).sqrt().times(scale);
    }
  }

  // end distribution

  // begin bijector
  record Sinh() implements ElementwiseBijector {
    public Real forward(Real u) {
      return u.exp().minus(u.unaryMinus().exp()).times(0.5);
    }

    public Real inverse(Real x) {
      return x.abs().plus(x.square().plus(1).sqrt()).log().times(x.sign());
    }

    public Real logSlopes(Real u) {
      return u.abs().plus(u.abs().times(-2).exp().log1p()).minus(Math.log(2));
    }
  }

  // end bijector

  // begin use
  static Distribution<Real> sinhNormal(Real mean) {
    return transformed(normal(mean, 1), new Sinh());
  }

  static final Model<NoArguments, Real> WAVES =
      model(
          "waves",
          m -> {
            Real height = m.sample("height", new Rayleigh(Real.constant(2.0)));
            return m.plate("buoy", 3).map(i -> m.sample("sway", sinhNormal(height)));
          });

  // end use

  // begin regression
  record Data(Real x, Real y) {}

  record Line(Real slope, Real intercept) {}

  static final Model<Data, Line> REGRESSION =
      model(
          "regression",
          Data.class,
          (m, data) -> {
            Real slope = m.sample("slope", normal(0, 2));
            Real intercept = m.sample("intercept", normal(0, 5));
            m.plate("n", data.x().shape().dim(0))
                .forEach(
                    i -> {
                      Real mean = slope.times(data.x().at(i)).plus(intercept);
                      m.observe("y", normal(mean, 0.5), data.y().at(i));
                    });
            return new Line(slope, intercept);
          });
  // end regression

  // begin scan
  static final Model<NoArguments, Real> WALK =
      model(
          "walk",
          m ->
              m.scan(
                      "t",
                      100,
                      Real.constant(0.0),
                      (before, t) -> {
                        Real now = m.sample("x", normal(before, 0.1));
                        return new Step<>(now, now);
                      })
                  .output());
  // end scan

  // begin handler
  static final Handler HALVED =
      (request, next) -> next.apply(request.with(request.weight().scaled(0.5)));
  // end handler
}
