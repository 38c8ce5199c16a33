package org.ppl4j.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** One distribution of the table with one setting of its parameters. */
record Case(Row row, List<Tensor> parameters) {
  /** The distribution over some parameter values, with the value's type left open. */
  @SuppressWarnings("unchecked")
  Distribution<Value> distribution(List<Value> arguments) {
    return (Distribution<Value>) row.make.apply(new Arguments(arguments));
  }

  /** The distribution with literal parameters. */
  Distribution<Value> distribution() {
    return distribution(parameters.stream().map(tensor -> Value.of(Ops.constant(tensor))).toList());
  }

  /** Placeholders for the parameters. */
  List<Value> placeholders() {
    List<Value> out = new ArrayList<>();
    for (Tensor parameter : parameters) {
      out.add(Value.of(Input.create("p" + out.size(), parameter.type())));
    }
    return out;
  }

  /** Those of some placeholders for parameters that are real. */
  static List<Expr> reals(List<Value> placeholders) {
    return placeholders.stream().filter(Real.class::isInstance).map(Value::expr).toList();
  }

  /** The type of a draw. */
  Type type() {
    Distribution<?> distribution = distribution();
    return new Type(distribution.dtype(), distribution.shape());
  }

  /** Whether a draw is of real numbers. */
  boolean isContinuous() {
    return !distribution().support().isDiscrete() && type().dtype() == DType.REAL;
  }

  /** Whether a draw is one number. */
  boolean isScalar() {
    return type().isScalar();
  }

  /** All elements of all parameters in order. */
  double[] flat() {
    return parameters.stream().flatMapToDouble(t -> java.util.Arrays.stream(t.data())).toArray();
  }

  /** Draws, with an outermost axis of this many. */
  Tensor draws(int count) {
    return Draws.of(toString(), distribution().draw(new RandomStream("draw")), count);
  }

  /** A placeholder for a value. */
  Value value() {
    return Value.of(Input.create("x", type()));
  }

  /** Element {@code i} of a batch of draws. */
  Tensor element(Tensor batch, int i) {
    Shape shape = type().shape();
    double[] data = new double[shape.size()];
    System.arraycopy(batch.data(), i * data.length, data, 0, data.length);
    return Tensor.wrap(type(), data);
  }

  @Override
  public String toString() {
    return parameters.stream()
        .map(Tensor::toString)
        .collect(Collectors.joining(", ", row.name() + "(", ")"));
  }
}
