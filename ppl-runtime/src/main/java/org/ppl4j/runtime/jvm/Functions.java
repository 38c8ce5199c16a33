package org.ppl4j.runtime.jvm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ceil;
import org.ppl4j.op.Cos;
import org.ppl4j.op.Div;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Floor;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Not;
import org.ppl4j.op.Or;
import org.ppl4j.op.Plus;
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
import org.ppl4j.op.Tanh;
import org.ppl4j.op.Times;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;
import org.ppl4j.runtime.jvm.Function.Method;

/** Which instructions, methods or kernels elementwise operations are. */
final class Functions {
  private static final String MATH = "java/lang/Math";
  static final Method EXP = new Method(MATH, "exp");
  static final Method LOG = new Method(MATH, "log");
  static final Method ABS = new Method(MATH, "abs");
  static final Method MAX = new Method(MATH, "max");
  static final Method MIN = new Method(MATH, "min");

  static final Method SQRT = new Method(MATH, "sqrt");

  private static final Map<Class<? extends Op>, Function> SIMPLE = simple();

  private Functions() {}

  private static Map<Class<? extends Op>, Function> simple() {
    Map<Class<? extends Op>, Function> map = new HashMap<>();
    map.put(Plus.class, Basic.PLUS);
    map.put(Minus.class, Basic.MINUS);
    map.put(Times.class, Basic.TIMES);
    map.put(Negate.class, Basic.NEGATE);
    map.put(Less.class, Basic.LESS);
    map.put(LessEqual.class, Basic.LESS_EQUAL);
    map.put(Equal.class, Basic.EQUAL);
    map.put(Select.class, Basic.SELECT);
    map.put(Or.class, MAX);
    map.put(Log1p.class, SpecialFunctions.LOG1P);
    map.put(Expm1.class, SpecialFunctions.EXPM1);
    map.put(Tanh.class, SpecialFunctions.TANH);
    map.put(Maximum.class, MAX);
    map.put(Minimum.class, MIN);
    map.put(Exp.class, EXP);
    map.put(Log.class, LOG);
    map.put(Abs.class, ABS);
    map.put(Sqrt.class, SQRT);
    map.put(Sin.class, new Method(MATH, "sin"));
    map.put(Cos.class, new Method(MATH, "cos"));
    map.put(Floor.class, new Method(MATH, "floor"));
    map.put(Ceil.class, new Method(MATH, "ceil"));
    map.put(Round.class, new Method(MATH, "rint"));
    map.put(Sign.class, new Method(MATH, "signum"));
    return Map.copyOf(map);
  }

  /** Whether an operation takes a call even where it is done on vectors. */
  static boolean isCall(Op op) {
    Function simple = SIMPLE.get(op.getClass());
    return simple == null
        ? op instanceof Sigmoid || op instanceof Softplus
        : VectorInstructions.isCall(simple);
  }

  /** Whether an operation is a call, or a division: more than an instruction or two. */
  static boolean isCostly(Elementwise op) {
    Function simple = SIMPLE.get(op.getClass());
    if (simple != null) {
      return !(simple instanceof Basic || simple == ABS || simple == MAX || simple == MIN);
    }
    return !(op instanceof And
        || op instanceof Square
        || op instanceof Relu
        || op instanceof Not
        || op instanceof Cast);
  }

  /** The value of an elementwise operation at one element. */
  static Value apply(Writer writer, Elementwise op, List<Value> operands) {
    Function simple = SIMPLE.get(op.getClass());
    Value x = operands.get(0);
    if (simple != null) {
      return writer.apply(simple, operands);
    }
    Value made = composed(writer, op, x, operands.get(operands.size() - 1));
    return made != null ? made : writer.apply(new Function.Kernel(op, writer.site(op)), operands);
  }

  /** Functions that are made of others, so that parts can be shared; null for any other. */
  private static @Nullable Value composed(Writer writer, Elementwise op, Value x, Value last) {
    if (op instanceof Div) {
      return writer.divide(x, last);
    }
    if (op instanceof Pow) {
      return power(writer, x, last);
    }
    if (op instanceof And) {
      Value zero = writer.literal(0);
      return x == zero || last == zero ? zero : writer.apply(Basic.TIMES, x, last);
    }
    if (op instanceof Square) {
      return writer.apply(Basic.TIMES, x, x);
    }
    if (op instanceof Relu) {
      return writer.apply(MAX, x, writer.literal(0));
    }
    if (op instanceof Not) {
      return writer.apply(Basic.MINUS, writer.literal(1), x);
    }
    if (op instanceof Cast) {
      Value up = writer.apply(new Method(MATH, "ceil"), x);
      Value down = writer.apply(new Method(MATH, "floor"), x);
      return writer.apply(Basic.SELECT, writer.apply(Basic.LESS, x, writer.literal(0)), up, down);
    }
    if (op instanceof Sigmoid) {
      // With e = exp(-|x|), which softplus and the sigmoid of -x need as well.
      Value e = shrunk(writer, x);
      Value over = writer.apply(SpecialFunctions.OVER, x, e);
      return writer.apply(Basic.DIV, over, writer.apply(Basic.PLUS, writer.literal(1), e));
    }
    if (op instanceof Softplus) {
      Value most = writer.apply(MAX, x, writer.literal(0));
      Value rest = writer.apply(SpecialFunctions.LOG1P, shrunk(writer, x));
      return writer.apply(Basic.PLUS, most, rest);
    }
    return null;
  }

  private static Value power(Writer writer, Value x, Value exponent) {
    if (exponent instanceof Code.Literal literal) {
      double size = Math.abs(literal.number);
      Value power = size == 1 ? x : size == 2 ? writer.apply(Basic.TIMES, x, x) : null;
      if (power != null) {
        Value one = writer.literal(1);
        return literal.number > 0 ? power : writer.apply(Basic.DIV, one, power);
      }
    }
    return writer.apply(new Method(MATH, "pow"), x, exponent);
  }

  private static Value shrunk(Writer writer, Value x) {
    Value size = writer.apply(ABS, x);
    return writer.apply(EXP, writer.apply(Basic.NEGATE, size));
  }
}
