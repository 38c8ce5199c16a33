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
import org.ppl4j.ir.Op;
import org.ppl4j.op.BesselRatio;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIDerivative;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.LogBesselI0;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentCdfDerivative;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesCdfDerivative;
import org.ppl4j.op.VonMisesQuantile;

/** Distribution functions and quantiles beyond the gamma law's, and what they are made of. */
final class SpecialRows {
  private static final double[] SHAPES = {NAN, INF, -1, 0, 0.1, 0.5, 1, 20};

  private SpecialRows() {}

  static List<OpRow> rows() {
    return List.of(
        smooth(new Log1mexp(), nonzero(3)).edgeValues(REALS).hard(at(1e-9), at(-30), at(0.69)),
        smooth(new GammaQ(), positive(3), positive(3))
            .edgeValues(SHAPES)
            .hard(at(0.01, 0.3), at(50, 55), at(5, 0.01), at(3, 15)),
        once(new BetaI(), positive(3), positive(3), uniform(0.05, 0.95, 3))
            .edgeValues(SHAPES)
            .hard(at(0.3, 0.2, 0.5), at(50, 60, 0.4), at(5, 1, 1e-3), at(1.5, 0.7, 0.3)),
        once(new BetaIComplement(), positive(3), positive(3), uniform(0.05, 0.95, 3))
            .edgeValues(SHAPES)
            .hard(at(0.3, 0.2, 0.5), at(50, 60, 0.5), at(5, 1, 0.999)),
        once(new BetaI(), positive(), positive(), uniform(0.05, 0.95, 4))
            .named("betaI, scalar shapes"),
        rough(new BetaIDerivative(0), positive(3), positive(3), uniform(0.05, 0.95, 3))
            .named("betaIDerivative in the first shape")
            .edgeValues(SHAPES),
        rough(new BetaIDerivative(1), positive(3), positive(3), uniform(0.05, 0.95, 3))
            .named("betaIDerivative in the second shape")
            .edgeValues(SHAPES),
        once(new BetaIInverse(), positive(3), positive(3), uniform(0.1, 0.9, 3))
            .edgeValues(SHAPES)
            .hard(at(0.4, 0.6, 0.3), at(50, 30, 0.5), at(3, 2, 1e-4), at(3, 2, 0.999)),
        once(new StudentCdf(), positive(3), normal(3))
            .edgeValues(REALS)
            .hard(at(0.3, 2), at(50, -3), at(3, 1e3), at(4, 0)),
        rough(new StudentCdfDerivative(), positive(3), normal(3))
            .edgeValues(NAN, INF, -INF, 0, -1, 0.3, 1, 2.5, 20),
        once(new StudentQuantile(), positive(3), uniform(0.1, 0.9, 3))
            .edgeValues(NAN, INF, -1, 0, 0.3, 0.5, 0.75, 1, 2)
            .hard(at(0.5, 0.3), at(50, 0.45), at(3, 1e-4), at(3, 0.999)),
        smooth(new LogBesselI0(false), nonzero(3))
            .named("logBesselI0")
            .edgeValues(REALS)
            .hard(at(0), at(7.9), at(8.1), at(100)),
        smooth(new LogBesselI0(true), nonzero(3))
            .named("logBesselI0, scaled")
            .edgeValues(REALS)
            .hard(at(7.9), at(8.1), at(100)),
        smooth(new BesselRatio(), nonzero(3)).edgeValues(REALS).hard(at(7.9), at(8.1), at(30)),
        once(new VonMisesCdf(), positive(3), uniform(-3, 3, 3))
            .edgeValues(NAN, INF, -INF, 0, -1, 0.3, 1, 2.5, 20)
            .hard(at(0.01, 1), at(100, 0.1), at(30, -0.6)),
        rough(new VonMisesCdfDerivative(), positive(3), uniform(-3, 3, 3))
            .edgeValues(NAN, INF, -INF, 0, -1, 0.3, 1, 2.5, 20),
        once(new VonMisesQuantile(), positive(3), uniform(0.1, 0.9, 3))
            .edgeValues(NAN, INF, -1, 0, 0.3, 0.5, 0.75, 1, 2)
            .hard(at(0.01, 0.3), at(100, 0.45), at(3, 1e-4), at(3, 0.999)),
        discrete(
                new BinomialQuantile(),
                Sampler.whole(1, 40, 3),
                uniform(0.05, 0.95, 3),
                uniform(0.01, 0.99, 3))
            .edgeValues(0, 1));
  }

  private static OpRow once(Op op, Sampler... operands) {
    return OpRow.of(op, Smoothness.ONCE, Sampler.independent(operands));
  }

  private static OpRow rough(Op op, Sampler... operands) {
    return OpRow.of(op, Smoothness.ROUGH, Sampler.independent(operands));
  }

  private static double[] at(double... point) {
    return point;
  }
}
