package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.op.BesselRatio;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIDerivative;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.LogBesselI0;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentCdfDerivative;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesCdfDerivative;
import org.ppl4j.op.VonMisesQuantile;
import org.ppl4j.type.DType;

/** Random steps with distribution functions and quantiles. */
final class SpecialSteps {
  private static final List<Op> ANYWHERE =
      List.of(new Log1mexp(), new LogBesselI0(false), new LogBesselI0(true), new BesselRatio());

  private static final List<Op> OF_POSITIVE_AND_ANY =
      List.of(
          new StudentCdf(),
          new VonMisesCdf(),
          new StudentCdfDerivative(),
          new VonMisesCdfDerivative());

  private static final List<Op> OF_POSITIVE_AND_PROBABILITY =
      List.of(new StudentQuantile(), new VonMisesQuantile());

  private static final List<Op> OF_SHAPES_AND_PROBABILITY =
      List.of(
          new BetaI(),
          new BetaIComplement(),
          new BetaIInverse(),
          new BetaIDerivative(0),
          new BetaIDerivative(1));

  private SpecialSteps() {}

  /** Any of these operations. */
  static void step(RandomGraph g) {
    Expr x = g.find(DType.REAL);
    if (x == null) {
      return;
    }
    switch (g.random().nextInt(6)) {
      case 0 -> g.add(g.pick(ANYWHERE), x);
      case 1 -> add(g, differentiable(g, OF_POSITIVE_AND_ANY), positive(g, x), g.partner(x.type()));
      case 2 -> add(g, List.of(new GammaQ()), positive(g, x), positive(g, g.partner(x.type())));
      case 3 -> add(g, OF_POSITIVE_AND_PROBABILITY, positive(g, x), probability(g, x));
      case 4 -> {
        List<Op> ops = differentiable(g, OF_SHAPES_AND_PROBABILITY);
        add(g, ops, positive(g, x), positive(g, g.partner(x.type())), probability(g, x));
      }
      default -> {
        Expr size = positive(g, x);
        Expr count = size == null ? null : g.add(new Ceil(), size);
        add(g, List.of(new BinomialQuantile()), count, probability(g, x), probability(g, x));
      }
    }
  }

  /** Of graphs whose gradients are wanted, those operations that have them. */
  private static List<Op> differentiable(RandomGraph g, List<Op> ops) {
    if (!g.isSmooth()) {
      return ops;
    }
    List<Op> kept = new ArrayList<>(ops);
    kept.removeIf(op -> op.name().endsWith("Derivative"));
    return kept;
  }

  private static void add(RandomGraph g, List<Op> ops, @Nullable Expr... operands) {
    List<Expr> present = new ArrayList<>();
    for (Expr operand : operands) {
      if (operand == null) {
        return;
      }
      present.add(operand);
    }
    g.add(g.pick(ops), present.toArray(Expr[]::new));
  }

  private static @Nullable Expr positive(RandomGraph g, @Nullable Expr x) {
    return ElementSteps.positiveNode(g, x);
  }

  private static @Nullable Expr probability(RandomGraph g, Expr x) {
    return g.add(new Sigmoid(), Ops.toReal(g.partner(x.type())));
  }
}
