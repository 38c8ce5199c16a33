package org.ppl4j.conformance;

import static org.ppl4j.conformance.ArithmeticRows.INF;
import static org.ppl4j.conformance.ArithmeticRows.NAN;
import static org.ppl4j.conformance.ArithmeticRows.REALS;
import static org.ppl4j.conformance.OpRow.discrete;
import static org.ppl4j.conformance.OpRow.smooth;
import static org.ppl4j.conformance.Sampler.nonzero;
import static org.ppl4j.conformance.Sampler.normal;
import static org.ppl4j.conformance.Sampler.positive;
import static org.ppl4j.conformance.Sampler.uniform;

import java.util.List;
import org.ppl4j.conformance.OpRow.Smoothness;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.Cos;
import org.ppl4j.op.Erf;
import org.ppl4j.op.Erfc;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Relu;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Sin;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Tanh;

/** Functions of real numbers. */
final class FunctionRows {

  private FunctionRows() {}

  static List<OpRow> rows() {
    return List.of(
        smooth(new Exp(), normal(3)).edgeValues(REALS).hard(at(-700), at(700)),
        smooth(new Expm1(), normal(3)).edgeValues(REALS).hard(at(-20), at(700), at(1e-9)),
        smooth(new Log(), positive(3)).edgeValues(REALS).hard(at(1e-100), at(1e-9), at(1e100)),
        smooth(new Log1p(), positive(3))
            .edgeValues(REALS)
            .hard(at(-0.9), at(1e-9), at(-1e-9), at(1e100)),
        smooth(new Sqrt(), positive(3)).edgeValues(REALS).hard(at(1e-100), at(1e100)),
        // Next to a multiple of pi, float32's reduction of the angle leaves an absolute error.
        smooth(new Sin(), normal(3))
            .edgeValues(NAN, INF, -INF, 0, -0.0, 1, -2, 100)
            .hard(at(0), at(3.14), at(100))
            .within(1e-12, 1e-5, 1e-2),
        smooth(new Cos(), normal(3))
            .edgeValues(NAN, INF, -INF, 0, -0.0, 1, -2, 100)
            .hard(at(0), at(1.57), at(100))
            .within(1e-12, 1e-5, 1e-2),
        smooth(new Atan2(), nonzero(3), nonzero(3))
            .edgeValues(NAN, INF, -INF, 0, -0.0, 1, -1, 1e-10, 3)
            .hard(at(0, 2), at(1e-5, 1), at(3, 0)),
        smooth(new Atan2(), nonzero(), nonzero(4)).named("atan2, scalar first"),
        smooth(new Tanh(), normal(3)).edgeValues(REALS).hard(at(0), at(1e-9), at(5)),
        smooth(new Sigmoid(), normal(3)).edgeValues(REALS).hard(at(0), at(-40), at(-700), at(15)),
        smooth(new Softplus(), normal(3)).edgeValues(REALS).hard(at(0), at(-40), at(-700), at(700)),
        smooth(new Relu(), nonzero(3)).edgeValues(REALS),
        smooth(new Erf(), normal(3)).edgeValues(REALS).hard(at(0), at(1e-9), at(3)),
        smooth(new Erfc(), normal(3)).edgeValues(REALS).hard(at(0), at(-3), at(5), at(20)),
        smooth(new Ndtri(), uniform(0.05, 0.95, 3))
            .edgeValues(NAN, 0, 1, -0.5, 1.5, 0.5, 1e-300, 1e-10, 0.999)
            .hard(at(1e-100), at(1e-9), at(0.999)),
        smooth(new LogNdtr(), normal(3))
            .edgeValues(NAN, INF, -INF, 0, -1, 1, -10, -40, -1e5, 10)
            .hard(at(-30), at(-300), at(5), at(0)),
        // Near its zeros at 1 and 2 the logarithm of the gamma function is a difference.
        smooth(new Lgamma(), positive(3))
            .edgeValues(NAN, INF, -INF, 0, -1, 1, 2, 0.5, -0.5, -2.3, 1e-10, 20, 1e5)
            .hard(at(1e-8), at(-0.5), at(-2.3), at(1e5))
            .within(1e-12, 1e-5, 1),
        // Its zero is at 1.46, where it is a difference.
        smooth(new Polygamma(0), positive(3))
            .named("digamma")
            .edgeValues(NAN, INF, 0.5, 1, 2, -0.5, -2.3, 1e-10, 20, 1e5)
            .hard(at(1e-8), at(-0.5), at(-2.3), at(1e5))
            .within(1e-12, 1e-5, 1),
        smooth(new Polygamma(1), positive(3))
            .named("trigamma")
            .edgeValues(NAN, INF, 0.5, 1, 2, 1e-10, 20, 1e5)
            .hard(at(1e-8), at(-0.5), at(1e5)),
        smooth(new Polygamma(2), positive(3))
            .named("polygamma of order 2")
            .edgeValues(NAN, INF, 0.5, 1, 2, 1e-3, 20, 1e5)
            .hard(at(1e-3), at(1e5)),
        smooth(new Polygamma(3), positive(3))
            .named("polygamma of order 3")
            .edgeValues(NAN, INF, 0.5, 1, 2, 1e-3, 20, 1e5)
            .hard(at(1e-3), at(1e5)),
        smooth(new GammaP(), positive(3), positive(3))
            .edgeValues(0.1, 0.5, 1, 2, 7, 20)
            .hard(at(0.01, 0.3), at(50, 55), at(5, 0.01), at(3, 15)),
        smooth(new GammaP(), positive(), positive(4)).named("gammaP, scalar shape"),
        OpRow.of(
                new GammaPDerivative(1),
                Smoothness.ONCE,
                Sampler.independent(positive(3), positive(3)))
            .edgeValues(0.1, 0.5, 1, 2, 7, 20)
            .hard(at(0.01, 0.3), at(50, 55), at(5, 0.01), at(3, 15)),
        OpRow.of(
                new GammaPDerivative(2),
                Smoothness.ROUGH,
                Sampler.independent(positive(3), positive(3)))
            .named("gammaPDerivative of order 2")
            .edgeValues(0.1, 0.5, 1, 2, 7, 20),
        smooth(new GammaPInverse(), positive(3), uniform(0.1, 0.9, 3))
            .edgeValues(0.1, 0.3, 0.5, 0.9, 0.99)
            .hard(at(0.05, 0.3), at(50, 0.5), at(3, 1e-4), at(3, 0.999)),
        discrete(new PoissonQuantile(), uniform(0.3, 30, 3), uniform(0.01, 0.99, 3))
            .edgeValues(0, 0.1, 0.5, 0.9, 0.99));
  }

  private static double[] at(double... point) {
    return point;
  }
}
