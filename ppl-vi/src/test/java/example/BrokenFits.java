package example;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.vi.optim.Optimizers.sgd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Supports;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Estimate.Param;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/** Fits that go wrong, by the name of the golden file that holds the message. */
public final class BrokenFits {
  private BrokenFits() {}

  /** Every one. */
  public static Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    all.put("not-finite-value", () -> value(1));
    all.put("not-finite-in-a-call-of-many-steps", () -> value(8));
    all.put("not-finite-gradient", BrokenFits::gradient);
    all.put("not-finite-last-gradient", BrokenFits::lastGradient);
    all.put("not-finite-noise", BrokenFits::noise);
    all.put("not-finite-float32", BrokenFits::float32);
    all.put("unhealthy-fit-moving", BrokenFits::moving);
    return all;
  }

  private static Svi svi(Param param, Real value) {
    Estimate estimate =
        new Estimate(
            "toy", false, List.of(param), List.of(), value.expr(), value.expr(), List.of());
    return Svi.of(estimate).executor(Executor.named("interp")).seed(1);
  }

  private static Param param(Real x, double initial) {
    return new Param("x", x.expr(), Tensor.scalar(initial), Supports.real());
  }

  /** The param goes down by 1 in each step, until its logarithm is none. */
  private static void value(int stepsPerCall) {
    Real x = Real.input("x");
    Real logarithm = x.log(); // the culprit
    svi(param(x, 5.5), x.plus(logarithm.times(0)).exp().log())
        .optimizer(sgd(1))
        .stepsPerCall(stepsPerCall)
        .steps(100)
        .run();
  }

  /** A square root's slope at zero, in the second step; the value is finite there. */
  private static void gradient() {
    Real x = Real.input("x");
    Real root = x.abs().sqrt();
    svi(param(x, 0.25), root).optimizer(sgd(0.25)).steps(10).run();
  }

  /** The same in the last step of all, whose params no further step looks at. */
  private static void lastGradient() {
    Real x = Real.input("x");
    Real root = x.abs().sqrt();
    svi(param(x, 0.25), root).optimizer(sgd(0.25)).steps(2).run();
  }

  /** A draw below zero. */
  private static void noise() {
    Real x = Real.input("x");
    Real z = x.plus(new RandomStream("site/z").normal(Shape.of(3)));
    svi(param(x, 0.5), z.log().sum().plus(normal(0, 1).logDensity(x))).steps(10).run();
  }

  /** Too large for float32, not for float64. */
  private static void float32() {
    Real x = Real.input("x");
    svi(param(x, 100), x.exp())
        .executor(Executor.named("torch"))
        .precision(Precision.FLOAT32)
        .steps(10)
        .run();
  }

  private static void moving() {
    Real x = Real.input("x");
    Fit fit = svi(param(x, 1000), x.square()).optimizer(sgd(0.01)).steps(50).run();
    fit.requireHealthy();
  }
}
