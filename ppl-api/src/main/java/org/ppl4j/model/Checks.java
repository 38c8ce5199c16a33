package org.ppl4j.model;

import org.ppl4j.Value;
import org.ppl4j.dist.Support;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidData;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** What a record of a model's data may ask of its components, in its constructor. */
public final class Checks {
  private Checks() {}

  /**
   * A size must not be below what makes sense.
   *
   * @throws InvalidArgument if it is
   */
  public static void atLeast(String name, int least, int size) {
    if (size < least) {
      throw InvalidArgument.of(
          Report.of(
                  "\""
                      + name
                      + "\" is "
                      + size
                      + ", but at least "
                      + least
                      + " by its declaration.")
              .at(Source.here())
              .cure("check the data"));
    }
  }

  /**
   * A size must not be above what makes sense.
   *
   * @throws InvalidArgument if it is
   */
  public static void atMost(String name, int most, int size) {
    if (size > most) {
      throw InvalidArgument.of(
          Report.of(
                  "\"" + name + "\" is " + size + ", but at most " + most + " by its declaration.")
              .at(Source.here())
              .cure("check the data"));
    }
  }

  /**
   * A value must have the shape that is declared.
   *
   * @param declared the shape as it is declared, like {@code [N, 2]}
   * @param dims what that comes to
   * @throws ShapeMismatch if it has another
   */
  public static void shape(String name, Value value, String declared, int... dims) {
    Shape wanted = Shape.of(dims);
    if (!value.shape().equals(wanted)) {
      String meaning = declared.equals(wanted.toString()) ? "" : ", which is " + wanted + " here";
      throw ShapeMismatch.of(
          Report.of(
                  "\""
                      + name
                      + "\" is declared as "
                      + (wanted.isScalar() ? "one number" : declared)
                      + meaning
                      + ", but is given as "
                      + value.expr().type()
                      + ".")
              .at(Source.here())
              .cure("give data of that shape, or change the sizes that it is declared by"));
    }
  }

  /**
   * How long an axis of a value is.
   *
   * @param rank how many axes it is declared to have
   * @throws ShapeMismatch if it has another number of them
   */
  public static int size(String name, Value value, int rank, int axis) {
    if (value.shape().rank() != rank) {
      throw ShapeMismatch.of(
          Report.of(
                  "\""
                      + name
                      + "\" is declared with "
                      + (rank == 1 ? "1 axis" : rank + " axes")
                      + ", but is given as "
                      + value.expr().type()
                      + ".")
              .at(Source.here())
              .cure("give data of as many axes, the outermost first"));
    }
    return value.shape().dim(axis);
  }

  /**
   * A value must lie in a set, if it is known already.
   *
   * @throws InvalidData if it does not; the message shows an element that is at fault
   */
  public static void support(String name, Value value, Support support) {
    if (Expressions.isKnown(value.expr())
        && Expressions.isKnown(support.contains(value).expr())
        && support.contains(value).value().doubleValue() == 0) {
      throw InvalidData.declared(name, support.describe(), shown(value, support), Source.here());
    }
  }

  /** The first number that lies outside by itself; else the first numbers of all. */
  private static String shown(Value value, Support support) {
    Tensor all = Evaluator.evaluate(value.expr());
    for (int i = 0; i < all.shape().size(); i++) {
      if (!all.shape().isScalar() && isOutside(all, i, support)) {
        return all.get(i) + " (element " + i + ")";
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(all.shape().size(), 5); i++) {
      out.append(i == 0 ? "" : ", ").append(all.get(i));
    }
    return out.append(all.shape().size() > 5 ? ", ..." : "").toString();
  }

  private static boolean isOutside(Tensor all, int place, Support support) {
    Tensor one = Tensor.full(all.type().withShape(Shape.SCALAR), all.get(place));
    try {
      return support.contains(Value.of(Ops.constant(one))).value().doubleValue() == 0;
    } catch (PplException e) {
      return false; // A set of vectors, or with a bound for each element.
    }
  }
}
