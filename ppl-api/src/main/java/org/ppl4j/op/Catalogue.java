package org.ppl4j.op;

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

/** Every operation there is. A new one adds its line here. */
public final class Catalogue {
  private static final List<Class<? extends Op>> OPERATIONS =
      List.of(
          // Leaves and structure of graphs
          Constant.class,
          Noise.class,
          Output.class,
          Iota.class,
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
          GammaP.class,
          GammaPDerivative.class,
          GammaPInverse.class,
          PoissonQuantile.class,
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
          Diagonal.class);

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
