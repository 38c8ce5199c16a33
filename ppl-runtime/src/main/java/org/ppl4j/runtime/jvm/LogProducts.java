package org.ppl4j.runtime.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Turns a sum of logarithms into the logarithm of a product: where a loop adds up {@code a +
 * log1p(e)} with {@code e = exp(-|x|)}, as sums of softplus do, it adds up {@code a} and multiplies
 * {@code 1 + e}.
 *
 * <p>A product of n factors between 1 and 2 is below 2^n, and off by n/2 ulp, which makes its
 * logarithm off by as much as the sum of n logarithms would be.
 */
final class LogProducts {
  /** A product of no more factors does not overflow. */
  static final int MOST = 1000;

  /**
   * A product that belongs to a sum.
   *
   * @param sum what its logarithm is to be added to
   * @param factors the product, from 1 on
   */
  record Product(Code.Variable sum, Code.Variable factors) {}

  private LogProducts() {}

  /**
   * Rewrites a loop.
   *
   * @param uses how often each value is read in it
   * @return the products that it makes now
   */
  static List<Product> extract(Code.Loop loop, Map<Value, Integer> uses) {
    List<Statement> body = loop.body().statements;
    List<Product> products = new ArrayList<>();
    for (Statement statement : List.copyOf(body)) {
      if (!(statement instanceof Code.Assign assign)) {
        continue;
      }
      Code.Apply sum = (Code.Apply) assign.value();
      Value term = sum.operands.get(1);
      Code.Apply log = sum.function == Basic.PLUS ? logarithm(term, uses) : null;
      if (log == null) {
        continue;
      }
      Code.Variable factors = new Code.Variable();
      multiply(body, log, factors);
      products.add(new Product(assign.variable(), factors));
      remove(body, log);
      remove(body, term);
      remove(body, sum);
      int end = body.indexOf(assign);
      body.remove(end);
      if (term == log) {
        remove(body, sum.operands.get(0));
        continue;
      }
      List<Value> operands = ((Code.Apply) term).operands;
      Value rest = operands.get(operands.get(0) == log ? 1 : 0);
      Value less = new Code.Apply(Basic.PLUS, List.of(sum.operands.get(0), rest));
      body.add(end, new Code.Define(less));
      body.add(end + 1, new Code.Assign(assign.variable(), less));
    }
    return products;
  }

  /** The logarithm in a term, which is that or a sum of two; null if there is none to extract. */
  private static Code.@Nullable Apply logarithm(Value term, Map<Value, Integer> uses) {
    if (uses.getOrDefault(term, 0) != 1 || !(term instanceof Code.Apply apply)) {
      return null;
    }
    if (apply.function == Basic.PLUS) {
      for (Value operand : apply.operands) {
        Code.Apply log = logarithm(operand, uses);
        if (log != null && log == operand) {
          return log;
        }
      }
      return null;
    }
    return apply.function.equals(SpecialFunctions.LOG1P)
            && ShortFunctions.isShrunk(apply.operands.get(0))
        ? apply
        : null;
  }

  /** Multiplies {@code 1 + e} into the product, where that is there already or else is made. */
  private static void multiply(List<Statement> body, Code.Apply log, Code.Variable factors) {
    Value e = log.operands.get(0);
    Value factor = null;
    int at = 0;
    for (int i = 0; i < body.size(); i++) {
      Value value = body.get(i) instanceof Code.Define define ? define.value() : null;
      if (value instanceof Code.Apply sum
          && sum.function == Basic.PLUS
          && sum.operands.get(1) == e
          && sum.operands.get(0) instanceof Code.Literal literal
          && literal.number == 1) {
        factor = value;
        at = i + 1;
      } else if (value == log && factor == null) {
        at = i;
      }
    }
    if (factor == null) {
      factor = new Code.Apply(Basic.PLUS, List.of(new Code.Literal(1), e));
      body.add(at++, new Code.Define(factor));
    }
    Value before = new Code.Read(factors);
    Value after = new Code.Apply(Basic.TIMES, List.of(before, factor));
    body.add(at, new Code.Define(before));
    body.add(at + 1, new Code.Define(after));
    body.add(at + 2, new Code.Assign(factors, after));
  }

  private static void remove(List<Statement> body, Value value) {
    body.removeIf(statement -> statement instanceof Code.Define define && define.value() == value);
  }
}
