package org.ppl4j.conformance;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Abs;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIDerivative;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Floor;
import org.ppl4j.op.FloorDiv;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.Max;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Relu;
import org.ppl4j.op.Round;
import org.ppl4j.op.Sign;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentCdfDerivative;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesCdfDerivative;
import org.ppl4j.op.VonMisesQuantile;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;

/** Whether an operation is smooth around its operands, so that a small step changes little. */
final class Steadiness {

  private static final double MARGIN = 1e-2;

  private static final Map<Class<? extends Op>, Predicate<List<Tensor>>> RULES =
      Map.ofEntries(
          entry(Abs.class, all(0, x -> Math.abs(x) > MARGIN)),
          entry(Sign.class, all(0, x -> Math.abs(x) > MARGIN)),
          entry(Relu.class, all(0, x -> Math.abs(x) > MARGIN)),
          entry(Floor.class, all(0, Steadiness::isNoInteger)),
          entry(Ceil.class, all(0, Steadiness::isNoInteger)),
          entry(Cast.class, all(0, Steadiness::isNoInteger)),
          entry(Round.class, all(0, x -> isNoInteger(x + 0.5))),
          entry(FloorDiv.class, Steadiness::isNoMultiple),
          entry(Mod.class, Steadiness::isNoMultiple),
          entry(Less.class, Steadiness::differ),
          entry(LessEqual.class, Steadiness::differ),
          entry(Equal.class, Steadiness::differ),
          entry(Minimum.class, Steadiness::differ),
          entry(Maximum.class, Steadiness::differ),
          entry(Max.class, Steadiness::areDistinct),
          entry(ArgMax.class, Steadiness::areDistinct),
          entry(Div.class, all(1, x -> Math.abs(x) > 0.1)),
          entry(Log.class, all(0, x -> x > 0.1)),
          entry(Sqrt.class, all(0, x -> x > 0.1)),
          entry(Log1p.class, all(0, x -> x > -0.9)),
          entry(Pow.class, all(0, x -> x > 0.1)),
          entry(Atan2.class, all(0, x -> Math.abs(x) > 0.1)),
          entry(Ndtri.class, all(0, Steadiness::isProbability)),
          entry(Lgamma.class, all(0, x -> x > 0.1)),
          entry(Polygamma.class, all(0, x -> x > 0.3)),
          entry(GammaP.class, all(0, x -> x > 0.1).and(all(1, x -> x > 0.1))),
          entry(GammaPDerivative.class, all(0, x -> x > 0.1).and(all(1, x -> x > 0.1))),
          entry(GammaPInverse.class, all(0, x -> x > 0.1).and(all(1, Steadiness::isProbability))),
          entry(GammaQ.class, all(0, x -> x > 0.1).and(all(1, x -> x > 0.1))),
          entry(Log1mexp.class, all(0, x -> Math.abs(x) > 0.1)),
          entry(BetaI.class, Steadiness::areShapesAndProbability),
          entry(BetaIComplement.class, Steadiness::areShapesAndProbability),
          entry(BetaIDerivative.class, Steadiness::areShapesAndProbability),
          entry(BetaIInverse.class, Steadiness::areShapesAndProbability),
          entry(StudentCdf.class, all(0, x -> x > 0.3)),
          entry(StudentCdfDerivative.class, all(0, x -> x > 0.3)),
          entry(StudentQuantile.class, all(0, x -> x > 0.3).and(all(1, Steadiness::isProbability))),
          entry(VonMisesCdf.class, all(1, Steadiness::isOffTheEnds)),
          entry(VonMisesCdfDerivative.class, all(1, Steadiness::isOffTheEnds)),
          entry(VonMisesQuantile.class, all(1, Steadiness::isProbability)),
          entry(PoissonQuantile.class, Steadiness::isInsideAStep),
          entry(BinomialQuantile.class, Steadiness::isInsideABinomialStep));

  private Steadiness() {}

  static boolean holds(Op op, List<Tensor> operands) {
    Predicate<List<Tensor>> rule = RULES.get(op.getClass());
    boolean real = !operands.isEmpty() && operands.get(0).type().dtype() == DType.REAL;
    return rule == null || !real || rule.test(operands);
  }

  private static Predicate<List<Tensor>> all(int operand, DoublePredicate condition) {
    return operands -> Arrays.stream(operands.get(operand).data()).allMatch(condition);
  }

  private static boolean isNoInteger(double x) {
    return Math.abs(x - Math.rint(x)) > MARGIN;
  }

  private static boolean isProbability(double x) {
    return x > 0.05 && x < 0.95;
  }

  private static boolean isNoMultiple(List<Tensor> operands) {
    return pairs(operands, (x, y) -> Math.abs(y) > 0.1 && isNoInteger(x / y));
  }

  private static boolean differ(List<Tensor> operands) {
    return pairs(operands, (x, y) -> Math.abs(x - y) > MARGIN);
  }

  private static boolean isInsideAStep(List<Tensor> operands) {
    PoissonQuantile op = new PoissonQuantile();
    return pairs(
        operands,
        (rate, u) ->
            rate > 0.1
                && isProbability(u)
                && op.apply(rate * 0.98, u - MARGIN) == op.apply(rate * 1.02, u + MARGIN));
  }

  private static boolean isOffTheEnds(double angle) {
    return Math.abs(Math.abs(angle) - Math.PI) > MARGIN;
  }

  private static boolean areShapesAndProbability(List<Tensor> operands) {
    return all(0, x -> x > 0.1)
        .and(all(1, x -> x > 0.1))
        .and(all(2, Steadiness::isProbability))
        .test(operands);
  }

  private static boolean isInsideABinomialStep(List<Tensor> operands) {
    BinomialQuantile op = new BinomialQuantile();
    int size =
        operands.stream()
            .filter(x -> !x.type().isScalar())
            .mapToInt(x -> x.data().length)
            .findFirst()
            .orElse(1);
    for (int i = 0; i < size; i++) {
      double[] at = new double[operands.size()];
      for (int k = 0; k < at.length; k++) {
        at[k] = operands.get(k).get(operands.get(k).type().isScalar() ? 0 : i);
      }
      if (!isProbability(at[1])
          || !isProbability(at[2])
          || op.apply(at[0], at[1] - MARGIN, at[2] - MARGIN)
              != op.apply(at[0], at[1] + MARGIN, at[2] + MARGIN)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areDistinct(List<Tensor> operands) {
    double[] sorted = operands.get(0).toDoubles();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (!(sorted[i] - sorted[i - 1] > MARGIN)) {
        return false;
      }
    }
    return true;
  }

  private interface Pair {
    boolean test(double x, double y);
  }

  private static boolean pairs(List<Tensor> operands, Pair condition) {
    double[] x = operands.get(0).data();
    double[] y = operands.get(1).data();
    boolean scalarX = operands.get(0).type().isScalar();
    boolean scalarY = operands.get(1).type().isScalar();
    for (int i = 0; i < (scalarX ? y.length : x.length); i++) {
      if (!condition.test(x[scalarX ? 0 : i], y[scalarY ? 0 : i])) {
        return false;
      }
    }
    return true;
  }
}
