package org.ppl4j.ir;

import java.util.List;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.Report.Party;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Independent random numbers that a run supplies from its key: the same address, kind and shape are
 * the same numbers. Before a graph is compiled, the pipeline turns them into inputs.
 *
 * @param kind their distribution
 * @param address what keys them, beside the run's seed and step
 * @param shape how many
 */
public record Noise(Kind kind, String address, Shape shape) implements LeafOp {
  /** The distribution of noise. */
  public enum Kind {
    /** Standard normal. */
    NORMAL,
    /** Uniform on the open interval (0, 1). */
    UNIFORM
  }

  @Override
  public Type type() {
    return Type.real().withShape(shape);
  }

  /** Always fails: noise has no value without a run's key. */
  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    throw FreePlaceholder.of(
        "this expression", new Party(address, "noise, which needs a key", Source.UNKNOWN));
  }
}
