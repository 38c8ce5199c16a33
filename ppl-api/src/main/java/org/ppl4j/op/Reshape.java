package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The same elements, in row-major order, under another shape.
 *
 * @param shape the new shape, of as many elements
 */
public record Reshape(Shape shape) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    Checks.require(
        x.shape().size() == shape.size(),
        this,
        x.type() + " has " + x.shape().size() + " elements, " + shape + " has " + shape.size(),
        x,
        "reshape keeps all elements; expand(...) repeats them");
    return x.type().withShape(shape);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Ops.reshape(cotangent, node.input(0).shape()));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new Reshape(shape.prepend(size)), inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return Tensor.wrap(type, inputs.get(0).data());
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.reshaped(node.input(0).shape(), shape);
  }
}
