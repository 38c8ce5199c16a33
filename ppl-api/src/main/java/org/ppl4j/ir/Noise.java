package org.ppl4j.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.Report.Party;
import org.ppl4j.error.Source;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;
import org.ppl4j.type.DType;
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
 * @param population for a subset, how many there are to choose from; else 0
 */
public record Noise(Kind kind, String address, Shape shape, int population) implements LeafOp {
  /** Noise that needs no population. */
  public Noise(Kind kind, String address, Shape shape) {
    this(kind, address, shape, 0);
  }

  /** Distinct integers from 0 to before {@code population}, each set of {@code count} as likely. */
  public static Noise subset(String address, int count, int population) {
    return new Noise(Kind.SUBSET, address, Shape.of(count), population);
  }

  /** This many times over, each time on its own, along a new outermost axis. */
  public Noise repeated(int count) {
    return new Noise(kind, address, shape.prepend(count), population);
  }

  /** The distribution of noise. */
  public enum Kind {
    /** Standard normal. */
    NORMAL,
    /** Uniform on the open interval (0, 1). */
    UNIFORM,
    /** Distinct integers. */
    SUBSET
  }

  /**
   * Writes this noise's numbers of one step.
   *
   * @param key the run's key with this noise's address folded in
   * @param step which step's
   * @param at where in the array they begin
   */
  public void fill(Key key, long step, double[] out, int at) {
    switch (kind) {
      case NORMAL -> NoiseSource.fillNormal(key, step, out, at, shape.size());
      case UNIFORM -> NoiseSource.fillUniform(key, step, out, at, shape.size());
      case SUBSET -> fillSubset(key, step, out, at);
    }
  }

  /** Floyd's way: for each of the last places one draw, or the place itself if that is taken. */
  private void fillSubset(Key key, long step, double[] out, int at) {
    int all = shape.size();
    int count = all == 0 ? 0 : shape.dim(shape.rank() - 1);
    NoiseSource.fillUniform(key, step, out, at, all);
    Set<Integer> taken = new HashSet<>();
    for (int first = at; first < at + all; first += count) {
      taken.clear();
      for (int i = 0; i < count; i++) {
        int place = population - count + i;
        int drawn = (int) (out[first + i] * (place + 1));
        int chosen = taken.add(drawn) ? drawn : place;
        taken.add(chosen);
        out[first + i] = chosen;
      }
    }
  }

  @Override
  public Type type() {
    return new Type(kind == Kind.SUBSET ? DType.INT : DType.REAL, shape);
  }

  /** Always fails: noise has no value without a run's key. */
  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    throw FreePlaceholder.of(
        "this expression", new Party(address, "noise, which needs a key", Source.UNKNOWN));
  }
}
