package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Type;

/** Functions of the catalogue whose Java depends on the types and shapes of their arguments. */
final class Specials {
  private final Calls calls;
  private final Expressions expressions;
  private final Expression call;
  private final int line;

  private Specials(Calls calls, Expression call, int line) {
    this.calls = calls;
    this.expressions = calls.expressions();
    this.call = call;
    this.line = line;
  }

  /** The code of a special function; null for those that a template says all of. */
  static @Nullable Code of(Calls calls, String name, Ast call, int line) {
    return call instanceof Expression expression
        ? new Specials(calls, expression, line).of(name)
        : null;
  }

  private @Nullable Code of(String name) {
    return switch (name) {
      case "length" ->
          calls.size(requireNonNull(((Type.Tensor) calls.checked().type(call)).value()));
      case "zeros" -> filled(0, shape(call));
      case "ones" -> filled(1, shape(call));
      case "identity" -> Methods.call(filled(1, shape(call).subList(0, 1)), "diag", line);
      case "repeat" -> repeat();
      case "concat" -> concat();
      case "outer" -> outer();
      case "variance" -> variance();
      case "sd" -> Methods.call(variance(), "sqrt", line);
      case "to_real" -> Expressions.real(value(0), line);
      case "to_int" -> value(0).type().raw() == Int.class ? value(0) : null;
      case "log_choose" -> logChoose();
      case "log_density" -> calls.logDensity(given(), line);
      case "simulate" -> calls.simulate(requireNonNull(given().get(0)), line);
      default -> null;
    };
  }

  private List<@Nullable Expression> given() {
    return calls.checked().arguments(call);
  }

  private Code value(int place) {
    return expressions.value(requireNonNull(given().get(place)));
  }

  private Code real(int place) {
    return Methods.staged(Real.class, expressions.real(requireNonNull(given().get(place))), line);
  }

  private List<Code> shape(Expression expression) {
    return ((Type.Tensor) calls.checked().type(expression))
        .shape().stream().map(calls::size).toList();
  }

  private Code filled(int number, List<Code> shape) {
    Code one = Methods.staticCall(Real.class, "constant", line, Code.Literal.of(number));
    return Methods.call(one, "expand", line, shape);
  }

  private Code repeat() {
    return Methods.call(value(0), "expand", line, shape(call));
  }

  private Code concat() {
    Class<?> type = Expressions.classOf(expressions.element(call));
    List<Code> parts = new ArrayList<>(List.of(Code.Literal.of(0)));
    for (int i = 0; i < 2; i++) {
      parts.add(Expressions.staged(value(i), expressions.element(call), line));
    }
    return Methods.staticCall(type, "concat", line, parts);
  }

  private Code outer() {
    List<Code> shape = shape(call);
    Code column = Methods.call(real(0), "reshape", line, shape.get(0), Code.Literal.of(1));
    Code row = Methods.call(real(1), "reshape", line, Code.Literal.of(1), shape.get(1));
    return Methods.call(column, "matmul", line, row);
  }

  private Code variance() {
    int axis = shape(requireNonNull(given().get(0))).size() - 1;
    return Methods.call(real(0), "variance", line, Code.Literal.of(axis));
  }

  private Code logChoose() {
    Code n = real(0);
    Code k = real(1);
    Code rest = logFactorial(Methods.call(n, "minus", line, k));
    return Methods.call(
        Methods.call(logFactorial(n), "minus", line, logFactorial(k)), "minus", line, rest);
  }

  private Code logFactorial(Code n) {
    return Methods.call(Methods.call(n, "plus", line, Code.Literal.of(1)), "lgamma", line);
  }
}
