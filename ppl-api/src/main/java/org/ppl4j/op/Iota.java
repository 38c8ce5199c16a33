package org.ppl4j.op;

import java.util.List;
import java.util.stream.IntStream;
import org.ppl4j.ir.LeafOp;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The integers 0, 1, 2, ...
 *
 * @param size how many
 */
public record Iota(int size) implements LeafOp {
  @Override
  public Type type() {
    return Type.integer(size);
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    return Tensor.wrap(type, IntStream.range(0, size).asDoubleStream().toArray());
  }
}
