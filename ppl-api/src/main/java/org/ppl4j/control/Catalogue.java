package org.ppl4j.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.ir.Parser;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.ArgMax;
import org.ppl4j.op.ArgMaxPool2d;
import org.ppl4j.op.Aside;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.BesselRatio;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIDerivative;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.Conv2dWeightGradient;
import org.ppl4j.op.Cos;
import org.ppl4j.op.Credited;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Diagonal;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Erf;
import org.ppl4j.op.Erfc;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.Floor;
import org.ppl4j.op.FloorDiv;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogBesselI0;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Max;
import org.ppl4j.op.MaxPool2d;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Not;
import org.ppl4j.op.Or;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Plus;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Relu;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.Round;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Select;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Sign;
import org.ppl4j.op.Sin;
import org.ppl4j.op.Slice;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.StopGradient;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentCdfDerivative;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Tanh;
import org.ppl4j.op.Times;
import org.ppl4j.op.Transpose;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesCdfDerivative;
import org.ppl4j.op.VonMisesQuantile;

/** Every operation there is. A new one adds its line here. */
public final class Catalogue {
  private static final List<Class<? extends Op>> OPERATIONS =
      List.of(
          // Leaves and structure of graphs
          Constant.class,
          Noise.class,
          Output.class,
          Iota.class,
          Scan.class,
          Cond.class,
          // Arithmetic
          Plus.class,
          Minus.class,
          Times.class,
          Div.class,
          FloorDiv.class,
          Mod.class,
          Pow.class,
          Minimum.class,
          Maximum.class,
          Negate.class,
          Abs.class,
          Sign.class,
          Square.class,
          Floor.class,
          Ceil.class,
          Round.class,
          Cast.class,
          StopGradient.class,
          Aside.class,
          Credited.class,
          AttachGradient.class,
          FirstOrder.class,
          MagicBox.class,
          // Truth values
          Less.class,
          LessEqual.class,
          Equal.class,
          And.class,
          Or.class,
          Not.class,
          Select.class,
          // Functions
          Exp.class,
          Expm1.class,
          Log.class,
          Log1p.class,
          Sqrt.class,
          Sin.class,
          Cos.class,
          Atan2.class,
          Tanh.class,
          Sigmoid.class,
          Softplus.class,
          Relu.class,
          // Special functions
          Erf.class,
          Erfc.class,
          Ndtri.class,
          LogNdtr.class,
          Lgamma.class,
          Polygamma.class,
          Log1mexp.class,
          GammaP.class,
          GammaQ.class,
          GammaPDerivative.class,
          GammaPInverse.class,
          BetaI.class,
          BetaIComplement.class,
          BetaIDerivative.class,
          BetaIInverse.class,
          StudentCdf.class,
          StudentCdfDerivative.class,
          StudentQuantile.class,
          LogBesselI0.class,
          BesselRatio.class,
          VonMisesCdf.class,
          VonMisesCdfDerivative.class,
          VonMisesQuantile.class,
          PoissonQuantile.class,
          BinomialQuantile.class,
          // Reductions and scans
          Sum.class,
          Max.class,
          LogSumExp.class,
          ArgMax.class,
          CumSum.class,
          // Shapes and indexing
          Reshape.class,
          Expand.class,
          Transpose.class,
          Slice.class,
          Pad.class,
          Reverse.class,
          Concat.class,
          Gather.class,
          ScatterAdd.class,
          // Linear algebra
          MatMul.class,
          Cholesky.class,
          TriangularSolve.class,
          Diag.class,
          Diagonal.class,
          // Networks
          Conv2d.class,
          Conv2dInputGradient.class,
          Conv2dWeightGradient.class,
          MaxPool2d.class,
          ArgMaxPool2d.class);

  private static final Map<String, Class<? extends Op>> BY_NAME = byName();

  private Catalogue() {}

  /** Every operation's record. */
  public static List<Class<? extends Op>> operations() {
    return OPERATIONS;
  }

  /** The record of the operation with a name, or null if there is none. */
  public static @Nullable Class<? extends Op> find(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Reads a graph of these operations from its printed text.
   *
   * @throws org.ppl4j.error.ParseFailure if the text is no graph
   */
  public static Graph parse(String text) {
    return Parser.parse(text, Catalogue::find);
  }

  private static Map<String, Class<? extends Op>> byName() {
    Map<String, Class<? extends Op>> names = new HashMap<>();
    for (Class<? extends Op> operation : OPERATIONS) {
      String name = operation.getSimpleName();
      names.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), operation);
    }
    return names;
  }
}
