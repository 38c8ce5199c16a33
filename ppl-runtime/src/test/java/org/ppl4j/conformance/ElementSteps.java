package org.ppl4j.conformance;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Cos;
import org.ppl4j.op.Div;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Erf;
import org.ppl4j.op.Erfc;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Floor;
import org.ppl4j.op.FloorDiv;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Or;
import org.ppl4j.op.Plus;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Relu;
import org.ppl4j.op.Round;
import org.ppl4j.op.Select;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Sign;
import org.ppl4j.op.Sin;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.StopGradient;
import org.ppl4j.op.Tanh;
import org.ppl4j.op.Times;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** Random elementwise steps. */
final class ElementSteps {

  private static final List<Op> ANYWHERE =
      List.of(
          new Negate(),
          new Abs(),
          new Sign(),
          new Square(),
          new Floor(),
          new Ceil(),
          new Round(),
          new Exp(),
          new Expm1(),
          new Sin(),
          new Cos(),
          new Tanh(),
          new Sigmoid(),
          new Softplus(),
          new Relu(),
          new Erf(),
          new Erfc(),
          new LogNdtr(),
          new Negate(),
          new Square(),
          new Exp());

  private static final List<Op> POSITIVE =
      List.of(
          new Log(),
          new Log(),
          new Log1p(),
          new Sqrt(),
          new Lgamma(),
          new Polygamma(0),
          new Polygamma(1));

  private static final List<Op> BINARY =
      List.of(
          new Plus(),
          new Minus(),
          new Times(),
          new Div(),
          new Minimum(),
          new Maximum(),
          new Atan2(),
          new Mod(),
          new FloorDiv(),
          new Plus(),
          new Minus(),
          new Times());

  private static final List<Op> OF_POSITIVE =
      List.of(new Pow(), new GammaP(), new GammaPDerivative(1));

  private static final List<Op> OF_POSITIVE_AND_PROBABILITY =
      List.of(new GammaPInverse(), new PoissonQuantile());

  private static final List<Op> OF_INTEGERS =
      List.of(new Plus(), new Minus(), new Times(), new Minimum(), new Maximum());

  private static final List<Op> COMPARISONS = List.of(new Less(), new LessEqual(), new Equal());

  static final List<Consumer<RandomGraph>> STEPS =
      List.of(
          ElementSteps::anywhere,
          ElementSteps::anywhere,
          ElementSteps::anywhere,
          ElementSteps::positive,
          ElementSteps::binary,
          ElementSteps::binary,
          ElementSteps::binary,
          ElementSteps::ofPositive,
          ElementSteps::ofPositiveAndProbability,
          ElementSteps::ndtri,
          ElementSteps::integers,
          ElementSteps::division,
          ElementSteps::compare,
          ElementSteps::logic,
          ElementSteps::select,
          ElementSteps::select,
          ElementSteps::cast,
          ElementSteps::stop,
          SpecialSteps::step,
          ElementSteps::idiom);

  private ElementSteps() {}

  private static void anywhere(RandomGraph g) {
    unary(g, g.pick(ANYWHERE), g.find(DType.REAL));
  }

  private static void positive(RandomGraph g) {
    unary(g, g.pick(POSITIVE), positiveNode(g, g.find(DType.REAL)));
  }

  private static void binary(RandomGraph g) {
    Expr x = g.find(DType.REAL);
    if (x != null) {
      Expr y = g.partner(x.type());
      boolean swapped = g.random().nextBoolean();
      g.add(g.pick(BINARY), swapped ? y : x, swapped ? x : y);
    }
  }

  private static void ofPositive(RandomGraph g) {
    Expr x = positiveNode(g, g.find(DType.REAL));
    if (x != null) {
      Op op = g.pick(OF_POSITIVE);
      Expr y = g.partner(x.type());
      y = op instanceof Pow ? y : positiveNode(g, y);
      if (y != null) {
        g.add(op, x, y);
      }
    }
  }

  private static void ofPositiveAndProbability(RandomGraph g) {
    Expr x = positiveNode(g, g.find(DType.REAL));
    if (x != null) {
      Expr u = g.add(new Sigmoid(), g.partner(x.type()));
      if (u != null) {
        g.add(g.pick(OF_POSITIVE_AND_PROBABILITY), x, u);
      }
    }
  }

  private static void ndtri(RandomGraph g) {
    Expr x = g.find(DType.REAL);
    Expr u = x == null ? null : g.add(new Sigmoid(), x);
    unary(g, new Ndtri(), u);
  }

  private static void integers(RandomGraph g) {
    Expr x = g.find(DType.INT);
    if (x != null) {
      g.add(g.pick(OF_INTEGERS), x, g.partner(x.type()));
      unary(g, g.pick(List.of(new Negate(), new Abs())), x);
    }
  }

  private static void division(RandomGraph g) {
    Expr x = g.find(DType.INT);
    if (x != null) {
      Op op = g.random().nextBoolean() ? new FloorDiv() : new Mod();
      g.add(op, x, Ops.constant(Tensor.full(x.type().withShape(Shape.SCALAR), 3)));
    }
  }

  private static void compare(RandomGraph g) {
    Expr x = g.find(node -> node.dtype() != DType.BOOL);
    if (x != null) {
      g.add(g.pick(COMPARISONS), x, g.partner(x.type()));
    }
  }

  private static void logic(RandomGraph g) {
    Expr x = g.find(DType.BOOL);
    if (x != null) {
      g.add(g.random().nextBoolean() ? new And() : new Or(), x, g.partner(x.type()));
      unary(g, new Not(), x);
    }
  }

  private static void select(RandomGraph g) {
    Expr condition = g.find(DType.BOOL);
    if (condition == null) {
      return;
    }
    Expr yes = g.find(node -> fits(node.shape(), condition.shape()));
    if (yes != null) {
      Shape shape = condition.shape().isScalar() ? yes.shape() : condition.shape();
      g.add(new Select(), condition, yes, g.partner(yes.type().withShape(shape)));
    }
  }

  private static boolean fits(Shape a, Shape b) {
    return a.isScalar() || b.isScalar() || a.equals(b);
  }

  private static void cast(RandomGraph g) {
    Expr x = g.find(node -> true);
    if (x != null) {
      g.add(new Cast(g.pick(List.of(DType.REAL, DType.INT))), x);
    }
  }

  private static void stop(RandomGraph g) {
    if (!g.isSmooth()) {
      unary(g, new StopGradient(), g.find(node -> true));
    }
  }

  /** What users write and the simplifier knows better. */
  private static void idiom(RandomGraph g) {
    Expr x = g.find(DType.REAL);
    if (x == null) {
      return;
    }
    Expr one = g.random().nextBoolean() ? Ops.real(1) : Ops.expand(Ops.real(1), x.shape());
    Expr exp = Ops.exp(x);
    Expr idiom =
        switch (g.random().nextInt(10)) {
          case 0 -> Ops.log(Ops.plus(one, exp));
          case 1 -> Ops.div(one, Ops.plus(one, Ops.exp(Ops.negate(x))));
          case 2 -> Ops.div(exp, Ops.plus(exp, one));
          case 3 -> Ops.minus(one, Ops.sigmoid(x));
          case 4 -> Ops.log(Ops.minus(one, Ops.sigmoid(x)));
          case 5 -> Ops.log(Ops.sum(exp));
          case 6 -> Ops.minus(exp, one);
          case 7 -> Ops.log(Ops.times(exp, Ops.plus(Ops.square(x), one)));
          case 8 -> Ops.unary(new Sqrt(), Ops.square(Ops.negate(exp)));
          default -> Ops.times(Ops.times(x, Ops.real(-2)), Ops.negate(x));
        };
    g.addAll(idiom);
  }

  private static void unary(RandomGraph g, Op op, @Nullable Expr x) {
    if (x != null) {
      g.add(op, x);
    }
  }

  /** The node if it is positive, else one made of it. */
  static @Nullable Expr positiveNode(RandomGraph g, @Nullable Expr x) {
    if (x == null || Steadiness.holds(new Sqrt(), List.of(g.valueOf(x)))) {
      return x;
    }
    return g.add(g.pick(List.of(new Exp(), new Softplus(), new Square(), new Abs())), x);
  }
}
