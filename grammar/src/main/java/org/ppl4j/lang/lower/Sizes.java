package org.ppl4j.lang.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Size;

/** Sizes as ints of Java. */
final class Sizes {
  private final Map<Size.Variable, Code> known = new HashMap<>();

  private final Map<Size.Variable, JavaStatement.Declare> deferred = new HashMap<>();
  private final List<JavaStatement> declared = new ArrayList<>();

  /** Says what stands for a named size. */
  void put(Size.Variable variable, Code code) {
    known.put(variable, code);
  }

  /**
   * Says how a named size is found, if it is asked for: by a variable, declared before all else.
   */
  void put(Size.Variable variable, JavaStatement.Declare declaration) {
    known.put(variable, declaration.local());
    deferred.put(variable, declaration);
  }

  /** The variables that were asked for. */
  List<JavaStatement> declared() {
    return List.copyOf(declared);
  }

  boolean has(Size.Variable variable) {
    return known.containsKey(variable);
  }

  /** A size: a sum of products. */
  Code of(Size size) {
    Code sum = null;
    for (Map.Entry<List<Size.Atom>, Long> term : size.terms().entrySet()) {
      long factor = term.getValue();
      Code product = null;
      for (Size.Atom atom : term.getKey()) {
        product = product == null ? of(atom) : infix("*", product, of(atom));
      }
      long count = Math.abs(factor);
      Code scaled =
          product == null
              ? number(count)
              : count == 1 ? product : infix("*", number(count), product);
      sum =
          sum == null
              ? factor < 0 ? new Code.Negative(scaled) : scaled
              : infix(factor < 0 ? "-" : "+", sum, scaled);
    }
    return sum == null ? number(0) : sum;
  }

  private Code of(Size.Atom atom) {
    if (atom instanceof Size.Quotient quotient) {
      return Methods.staticCall(
          Math.class, "floorDiv", 0, of(quotient.dividend()), of(quotient.divisor()));
    }
    Code code = known.get((Size.Variable) atom);
    if (code == null) {
      throw new IllegalStateException("the size " + atom + " is not known here");
    }
    JavaStatement.Declare declaration = deferred.remove((Size.Variable) atom);
    if (declaration != null) {
      declared.add(declaration);
    }
    return code;
  }

  /** The sum of an int and a literal, with literals added at once. */
  static Code plus(Code size, int more) {
    if (size instanceof Code.Literal literal) {
      return number((Integer) literal.value() + more);
    }
    if (size instanceof Code.Infix infix
        && infix.right() instanceof Code.Literal literal
        && (infix.sign().equals("+") || infix.sign().equals("-"))) {
      int before = (Integer) literal.value();
      return plus(infix.left(), (infix.sign().equals("+") ? before : -before) + more);
    }
    return more == 0 ? size : infix(more < 0 ? "-" : "+", size, number(Math.abs(more)));
  }

  static Code infix(String sign, Code left, Code right) {
    return new Code.Infix(sign, left, right, JavaType.INT);
  }

  static Code number(long value) {
    return Code.Literal.of(Math.toIntExact(value));
  }
}
