package org.ppl4j.conformance;

import static org.ppl4j.conformance.OpRow.discrete;
import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.betweenHalves;
import static org.ppl4j.conformance.Sampler.integers;
import static org.ppl4j.conformance.Sampler.nonzero;
import static org.ppl4j.conformance.Sampler.normal;
import static org.ppl4j.conformance.Sampler.positive;
import static org.ppl4j.conformance.Sampler.truths;
import static org.ppl4j.conformance.Sampler.uniform;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ppl4j.conformance.OpRow.Smoothness;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.Aside;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Credited;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.Floor;
import org.ppl4j.op.FloorDiv;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Not;
import org.ppl4j.op.Or;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Round;
import org.ppl4j.op.Select;
import org.ppl4j.op.Sign;
import org.ppl4j.op.Square;
import org.ppl4j.op.StopGradient;
import org.ppl4j.op.Times;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Arithmetic, comparison, choice. */
final class ArithmeticRows {

  static final double INF = Double.POSITIVE_INFINITY;
  static final double NAN = Double.NaN;

  /** Where reals are special. */
  static final double[] REALS = {
    NAN, INF, -INF, 0.0, -0.0, 1, -1, 2, -2.5, 0.5, 3, 1e-300, -1e-300, 1e300, -1e300
  };

  private static final double[] WHOLE = {-7, -2, -1, 0, 1, 2, 3, 1 << 20};

  private ArithmeticRows() {}

  static List<OpRow> rows() {
    return List.of(
        smooth(new Plus(), normal(3), normal(3)).edgeValues(REALS),
        smooth(new Plus(), normal(), normal(2, 3)).named("plus, scalar first"),
        smooth(new Plus(), normal(2, 3), normal()).named("plus, scalar last"),
        discrete(new Plus(), integers(-9, 9, 3), integers(-9, 9)).named("plus of integers"),
        smooth(new Minus(), normal(3), normal(3)).edgeValues(REALS),
        smooth(new Minus(), normal(), normal(2, 3)).named("minus, scalar first"),
        smooth(new Minus(), normal(2, 3), normal()).named("minus, scalar last"),
        discrete(new Minus(), integers(-9, 9), integers(-9, 9, 3)).named("minus of integers"),
        smooth(new Times(), normal(3), normal(3)).edgeValues(REALS),
        smooth(new Times(), normal(), normal(2, 3)).named("times, scalar first"),
        smooth(new Times(), normal(2, 3), normal()).named("times, scalar last"),
        discrete(new Times(), integers(-9, 9, 3), integers(-9, 9, 3)).named("times of integers"),
        smooth(new Div(), normal(3), nonzero(3)).edgeValues(REALS),
        smooth(new Div(), normal(), nonzero(2, 3)).named("div, scalar first"),
        smooth(new Div(), normal(2, 3), nonzero()).named("div, scalar last"),
        OpRow.of(new FloorDiv(), Smoothness.SMOOTH, ArithmeticRows::notMultiples)
            .edgeValues(-2.5, -1, 0.5, 1, 3, 7, INF),
        discrete(new FloorDiv(), integers(-9, 9, 3), integers(1, 5, 3))
            .named("floorDiv of integers")
            .edge(ints(-7, -7, 7, 7, 6, 0), ints(2, -2, 2, -2, -3, 5)),
        OpRow.of(new Mod(), Smoothness.SMOOTH, ArithmeticRows::notMultiples)
            .edgeValues(-2.5, -1, 0.5, 1, 3, 7),
        discrete(new Mod(), integers(-9, 9, 3), integers(1, 5, 3))
            .named("mod of integers")
            .edge(ints(-7, -7, 7, 7, 6, 0), ints(2, -2, 2, -2, -3, 5)),
        smooth(new Pow(), positive(3), normal(3))
            // Bases 1 and -1 stand apart: their powers of NaN and infinity Java and C see
            // differently.
            .edgeValues(NAN, INF, -INF, 0, 2, -2, 3, 0.5, -2.5, 0.3)
            .edge(reals(1, 1, -1, -1, -1, -1), reals(2.5, 0, 2, 3, 0.5, -1))
            .edge(reals(NAN, INF, -INF, 0, 2), reals(1, 1, 1, -1, -1))
            .hard(new double[] {1e-3, 0.5}, new double[] {30, -3}, new double[] {2.5, 0}),
        smooth(new Pow(), positive(2, 3), normal()).named("pow, scalar exponent"),
        smooth(new Pow(), positive(), normal(2, 3)).named("pow, scalar base"),
        OpRow.of(new Minimum(), Smoothness.SMOOTH, ArithmeticRows::different).edgeValues(REALS),
        discrete(new Minimum(), integers(-9, 9, 3), integers(-9, 9))
            .named("minimum of integers")
            .edgeValues(WHOLE),
        OpRow.of(new Maximum(), Smoothness.SMOOTH, ArithmeticRows::different).edgeValues(REALS),
        discrete(new Maximum(), integers(-9, 9), integers(-9, 9, 3))
            .named("maximum of integers")
            .edgeValues(WHOLE),
        smooth(new Negate(), normal(3)).edgeValues(REALS),
        discrete(new Negate(), integers(-9, 9, 3)).named("negate of integers").edgeValues(WHOLE),
        smooth(new Abs(), nonzero(3)).edgeValues(REALS),
        discrete(new Abs(), integers(-9, 9, 3)).named("abs of integers").edgeValues(WHOLE),
        smooth(new Sign(), nonzero(3)).edgeValues(REALS),
        smooth(new Square(), normal(3)).edgeValues(REALS).hard(new double[] {1e-8}),
        smooth(new Floor(), betweenHalves(3)).edgeValues(REALS),
        smooth(new Ceil(), betweenHalves(3)).edgeValues(REALS),
        smooth(new Round(), betweenHalves(3)).edgeValues(REALS).edgeValues(1.5, -0.5, -1.5, 3.5),
        discrete(new Cast(DType.INT), betweenHalves(3))
            .named("cast of reals to integers")
            .edgeValues(-2.9, -0.5, -0.0, 0.5, 0.999, 2, 1e9),
        discrete(new Cast(DType.INT), truths(3)).named("cast of truth to integers"),
        discrete(new Cast(DType.INT), integers(-9, 9, 3)).named("cast of integers to integers"),
        discrete(new Cast(DType.BOOL), truths(3)).named("cast of truth to truth"),
        smooth(new Cast(DType.REAL), integers(-9, 9, 3)).named("cast of integers to reals"),
        smooth(new Cast(DType.REAL), truths(3)).named("cast of truth to reals"),
        smooth(new Cast(DType.REAL), normal(3)).named("cast of reals to reals").edgeValues(REALS),
        OpRow.of(new StopGradient(), Smoothness.STOPPED, Sampler.independent(normal(3)))
            .edgeValues(REALS),
        OpRow.of(new Aside(), Smoothness.STOPPED, Sampler.independent(normal(3))),
        discrete(new StopGradient(), integers(-9, 9, 3)).named("stopGradient of integers"),
        discrete(new StopGradient(), truths(2, 2)).named("stopGradient of truth"),
        OpRow.of(
            new AttachGradient(),
            Smoothness.GIVEN,
            Sampler.independent(normal(3), normal(3, 2), normal(3, 2))),
        OpRow.of(new MagicBox(), Smoothness.GIVEN, Sampler.independent(normal(3)))
            .edgeValues(REALS),
        OpRow.of(
            new Credited(),
            Smoothness.GIVEN,
            Sampler.independent(normal(2), normal(2, 3), normal(2, 3))),
        OpRow.of(new FirstOrder(true), Smoothness.ROUGH, Sampler.independent(normal(3), normal(3))),
        discrete(new Less(), normal(3), normal(3)).edgeValues(REALS),
        discrete(new Less(), integers(-3, 3), integers(-3, 3, 5))
            .named("less of integers")
            .edgeValues(WHOLE),
        discrete(new LessEqual(), normal(3), normal(3)).edgeValues(REALS),
        discrete(new LessEqual(), integers(-3, 3, 5), integers(-3, 3))
            .named("lessEqual of integers")
            .edgeValues(WHOLE),
        discrete(new Equal(), normal(3), normal(3)).edgeValues(REALS),
        discrete(new Equal(), integers(-3, 3, 5), integers(-3, 3, 5))
            .named("equal of integers")
            .edgeValues(WHOLE),
        discrete(new And(), truths(4), truths(4)).edgeValues(0, 1),
        discrete(new And(), truths(), truths(4)).named("and, scalar first"),
        discrete(new Or(), truths(4), truths(4)).edgeValues(0, 1),
        discrete(new Or(), truths(4), truths()).named("or, scalar last"),
        discrete(new Not(), truths(4)).edgeValues(0, 1),
        smooth(new Select(), truths(4), normal(4), normal(4))
            .edge(truth(1, 0, 1, 0), reals(INF, INF, NAN, NAN), reals(NAN, NAN, -INF, -INF)),
        smooth(new Select(), truths(), normal(4), normal(4)).named("select, scalar condition"),
        smooth(new Select(), truths(4), normal(), normal(4)).named("select, scalar if true"),
        smooth(new Select(), truths(2, 2), normal(2, 2), normal()).named("select, scalar if false"),
        smooth(new Select(), truths(4), normal(), normal()).named("select between scalars"),
        discrete(new Select(), truths(4), integers(-9, 9, 4), integers(-9, 9))
            .named("select of integers"),
        discrete(new Select(), truths(4), truths(4), truths(4)).named("select of truth"));
  }

  /** Two operands whose quotient is at least 0.15 from every half. */
  private static List<Tensor> notMultiples(RandomGenerator random) {
    Tensor divisor = uniform(0.8, 2, 3).sample(random);
    Tensor quotient = betweenHalves(3).sample(random);
    double[] product = new double[3];
    Arrays.setAll(product, i -> divisor.get(i) * quotient.get(i));
    return List.of(Tensor.wrap(divisor.type(), product), divisor);
  }

  /** Two operands at least 0.3 apart. */
  private static List<Tensor> different(RandomGenerator random) {
    Tensor x = normal(3).sample(random);
    Tensor gap = nonzero(3).sample(random);
    return List.of(x, Tensors.sum(List.of(x, gap)));
  }

  static Tensor reals(double... data) {
    return Tensor.wrap(Type.real(data.length), data);
  }

  static Tensor ints(double... data) {
    return Tensor.wrap(Type.integer(data.length), data);
  }

  static Tensor truth(double... data) {
    return Tensor.wrap(Type.bool(data.length), data);
  }
}
