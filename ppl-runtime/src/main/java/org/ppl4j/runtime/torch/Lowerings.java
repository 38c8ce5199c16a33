package org.ppl4j.runtime.torch;

import java.util.HashMap;
import java.util.Map;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.error.UnsupportedOp;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
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
import org.ppl4j.op.Reduction;
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
import org.ppl4j.type.Axes;

/** How each operation is written in TorchScript: one line for each. */
final class Lowerings {
  private static final Map<Class<? extends Op>, Lowering> TABLE = new HashMap<>();

  private Lowerings() {}

  /** Writes the expression that computes a node. */
  interface Lowering {
    String write(Expr node, LoweringContext context);
  }

  static {
    TABLE.put(Output.class, (n, c) -> c.in(n, 0) + "[" + ((Output) n.op()).index() + "]");
    TABLE.put(
        Iota.class,
        (n, c) -> "torch.arange(" + n.shape().size() + ", dtype=4, device=" + c.device() + ")");

    TABLE.put(Scan.class, LoopLowerings::scan);
    TABLE.put(Cond.class, LoopLowerings::cond);

    binary(Plus.class, "add");
    binary(Minus.class, "sub");
    binary(Times.class, "mul");
    binary(Div.class, "div");
    TABLE.put(Pow.class, Structures::pow);
    TABLE.put(FloorDiv.class, Structures::floorDiv);
    TABLE.put(Mod.class, Structures::mod);
    TABLE.put(Minimum.class, (n, c) -> Structures.extremum(n, c, "minimum", "clamp_max"));
    TABLE.put(Maximum.class, (n, c) -> Structures.extremum(n, c, "maximum", "clamp_min"));
    unary(Negate.class, "neg");
    unary(Abs.class, "abs");
    helper(Sign.class, "sign");
    TABLE.put(Square.class, (n, c) -> "torch.mul(" + c.in(n, 0) + ", " + c.in(n, 0) + ")");
    unary(Floor.class, "floor");
    unary(Ceil.class, "ceil");
    unary(Round.class, "round");
    TABLE.put(
        Cast.class,
        (n, c) -> "torch.to(" + c.in(n, 0) + ", " + c.dtype(((Cast) n.op()).to()) + ")");
    TABLE.put(Credited.class, (n, c) -> c.in(n, 0));
    TABLE.put(Aside.class, (n, c) -> c.in(n, 0));
    TABLE.put(StopGradient.class, (n, c) -> c.in(n, 0));
    TABLE.put(AttachGradient.class, (n, c) -> c.in(n, 0));
    TABLE.put(MagicBox.class, (n, c) -> "torch.ones_like(" + c.in(n, 0) + ")");
    TABLE.put(FirstOrder.class, (n, c) -> c.in(n, 0));

    binary(Less.class, "lt");
    binary(LessEqual.class, "le");
    binary(Equal.class, "eq");
    tensors(And.class, "logical_and", 2);
    tensors(Or.class, "logical_or", 2);
    unary(Not.class, "logical_not");
    TABLE.put(Select.class, Structures::select);

    unary(Exp.class, "exp");
    unary(Expm1.class, "expm1");
    unary(Log.class, "log");
    unary(Log1p.class, "log1p");
    unary(Sqrt.class, "sqrt");
    unary(Sin.class, "sin");
    unary(Cos.class, "cos");
    tensors(Atan2.class, "atan2", 2);
    unary(Tanh.class, "tanh");
    unary(Sigmoid.class, "sigmoid");
    helper(Softplus.class, "softplus");
    unary(Relu.class, "relu");

    unary(Erf.class, "erf");
    unary(Erfc.class, "erfc");
    unary(Ndtri.class, "special_ndtri");
    special(LogNdtr.class, "log_ndtr");
    unary(Lgamma.class, "lgamma");
    TABLE.put(Polygamma.class, Structures::polygamma);
    special(GammaP.class, "gamma_p");
    special(GammaQ.class, "gamma_q");
    TABLE.put(GammaPDerivative.class, Structures::gammaPDerivative);
    special(GammaPInverse.class, "gamma_p_inverse");
    special(Log1mexp.class, "log1mexp");
    TABLE.put(BetaI.class, (n, c) -> c.special(n, "beta_i", "0"));
    TABLE.put(BetaIComplement.class, (n, c) -> c.special(n, "beta_i", "1"));
    TABLE.put(
        BetaIDerivative.class,
        (n, c) ->
            c.special(
                n, "beta_i_derivative", Integer.toString(((BetaIDerivative) n.op()).shape())));
    special(BetaIInverse.class, "beta_i_inverse");
    special(StudentCdf.class, "student_cdf");
    special(StudentCdfDerivative.class, "student_cdf_derivative");
    special(StudentQuantile.class, "student_quantile");
    TABLE.put(
        LogBesselI0.class,
        (n, c) -> c.special(n, "log_bessel_i0", ((LogBesselI0) n.op()).scaled() ? "1" : "0"));
    special(BesselRatio.class, "bessel_ratio");
    special(VonMisesCdf.class, "von_mises_cdf");
    special(VonMisesCdfDerivative.class, "von_mises_cdf_derivative");
    special(VonMisesQuantile.class, "von_mises_quantile");
    special(PoissonQuantile.class, "poisson_quantile");
    special(BinomialQuantile.class, "binomial_quantile");

    reduction(Sum.class, "sum");
    reduction(Max.class, "amax");
    reduction(LogSumExp.class, "logsumexp");
    TABLE.put(
        ArgMax.class,
        (n, c) -> "torch.argmax(" + c.in(n, 0) + ", " + ((ArgMax) n.op()).axis() + ", False)");
    TABLE.put(CumSum.class, Structures::cumSum);

    TABLE.put(
        Reshape.class,
        (n, c) -> "torch.reshape(" + c.in(n, 0) + ", " + LoweringContext.list(n.shape()) + ")");
    TABLE.put(Expand.class, Structures::expand);
    TABLE.put(
        Transpose.class,
        (n, c) -> "torch.permute(" + c.in(n, 0) + ", " + ((Transpose) n.op()).permutation() + ")");
    TABLE.put(Slice.class, Structures::slice);
    TABLE.put(Pad.class, Structures::pad);
    TABLE.put(
        Reverse.class,
        (n, c) -> "torch.flip(" + c.in(n, 0) + ", " + ((Reverse) n.op()).axes() + ")");
    TABLE.put(Concat.class, Structures::concat);
    TABLE.put(Gather.class, Indexings::gather);
    TABLE.put(ScatterAdd.class, Indexings::scatterAdd);

    TABLE.put(MatMul.class, Matrices::matmul);
    helper(Cholesky.class, "cholesky");
    TABLE.put(TriangularSolve.class, Matrices::triangularSolve);
    unary(Diag.class, "diag_embed");
    TABLE.put(Diagonal.class, (n, c) -> "torch.diagonal(" + c.in(n, 0) + ", 0, -2, -1)");

    TABLE.put(Conv2d.class, Networks::conv2d);
    TABLE.put(Conv2dInputGradient.class, Networks::conv2dInputGradient);
    TABLE.put(Conv2dWeightGradient.class, Networks::conv2dWeightGradient);
    TABLE.put(MaxPool2d.class, Networks::maxPool2d);
    TABLE.put(ArgMaxPool2d.class, Networks::argMaxPool2d);
  }

  /** Whether there is a line for an operation. */
  static boolean knows(Op op) {
    return TABLE.containsKey(op.getClass());
  }

  /**
   * The expression that computes a node.
   *
   * @throws UnsupportedOp if there is no line for its operation
   */
  static String lower(Expr node, LoweringContext context) {
    Lowering lowering = TABLE.get(node.op().getClass());
    if (lowering == null) {
      throw UnsupportedOp.of(
          "torch", node.party(), "add its line to Lowerings, or run it on the interp executor");
    }
    return lowering.write(node, context);
  }

  private static void unary(Class<? extends Op> op, String function) {
    TABLE.put(op, (n, c) -> "torch." + function + "(" + c.in(n, 0) + ")");
  }

  /** At most one operand is written as a literal: of two, PyTorch would not know the type. */
  private static void binary(Class<? extends Op> op, String function) {
    TABLE.put(
        op,
        (n, c) -> {
          boolean both = LoweringContext.isLiteral(n, 0) && LoweringContext.isLiteral(n, 1);
          String left = both ? c.in(n, 0) : c.operand(n, 0);
          return "torch." + function + "(" + left + ", " + c.operand(n, 1) + ")";
        });
  }

  private static void tensors(Class<? extends Op> op, String function, int operands) {
    TABLE.put(
        op,
        (n, c) -> {
          StringBuilder out = new StringBuilder("torch.").append(function).append('(');
          for (int i = 0; i < operands; i++) {
            out.append(i == 0 ? "" : ", ").append(c.in(n, i));
          }
          return out.append(')').toString();
        });
  }

  private static void helper(Class<? extends Op> op, String function) {
    TABLE.put(op, (n, c) -> c.helper(function, c.in(n, 0)));
  }

  private static void special(Class<? extends Op> op, String function) {
    TABLE.put(op, (n, c) -> c.special(n, function));
  }

  /** Along no axes PyTorch would reduce all of them. */
  private static void reduction(Class<? extends Reduction> op, String function) {
    TABLE.put(
        op,
        (n, c) -> {
          Axes axes = ((Reduction) n.op()).axes();
          return axes.count() == 0
              ? c.in(n, 0)
              : "torch." + function + "(" + c.in(n, 0) + ", " + axes + ", False)";
        });
  }
}
