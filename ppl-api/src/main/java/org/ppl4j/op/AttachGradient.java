package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A cost that hands over a derivative found elsewhere: its value is the cost's, and its derivative
 * in a parameter is, beside what the cost itself depends on, the one that is given. The operands
 * are cost, parameter, derivative; the parameter's outermost axes are the cost's. Right to first
 * order only: a second derivative through it is an error.
 */
public record AttachGradient() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr cost = inputs.get(0);
    Expr parameter = inputs.get(1);
    for (Expr input : inputs) {
      Elementwise.require(this, input, DType.REAL);
    }
    if (!inputs.get(2).type().equals(parameter.type())) {
      throw Checks.mismatch(
          this,
          "the derivative must be " + parameter.type() + ", not " + inputs.get(2).type(),
          parameter,
          inputs.get(2),
          "give one number for each of the parameter's");
    }
    int rank = cost.shape().rank();
    Shape shape = parameter.shape();
    if (rank > shape.rank() || !shape.slice(0, rank).equals(cost.shape())) {
      throw Checks.mismatch(
          this,
          "the cost's axes must be the parameter's outermost",
          cost,
          parameter,
          "sum the cost, or take the parameter of each of its elements");
    }
    return cost.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr parameter = node.input(1);
    Expr given = Expr.of(new FirstOrder(true), List.of(node.input(2), parameter));
    Expr passed = Expr.of(new FirstOrder(false), List.of(cotangent, parameter));
    int[] axes = IntStream.range(0, node.shape().rank()).toArray();
    Expr wide = Ops.expand(cotangent, parameter.shape(), axes);
    return Arrays.asList(passed, Ops.times(wide, given), null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.shape().rank() ? lane : null;
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return inputs.get(0);
  }
}
