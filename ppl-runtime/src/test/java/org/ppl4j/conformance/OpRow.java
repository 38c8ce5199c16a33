package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Op;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * One row of the table: an operation with its attributes, and how to test it.
 *
 * @param name what the tests are called
 * @param op the operation
 * @param sampler draws operands away from kinks and inside the domain
 * @param edges operands at infinities, zeros and NaN where the operation defines a value
 * @param hard scalar or small operands far out, at which derivatives are still finite
 * @param smoothness which derivatives there are
 * @param tolerances how near executors must come
 */
record OpRow(
    String name,
    Op op,
    Sampler.Joint sampler,
    List<List<Tensor>> edges,
    List<List<Tensor>> hard,
    Smoothness smoothness,
    Tolerances tolerances) {

  /** Which derivatives an operation has in its real operands. */
  enum Smoothness {
    /** All that the suite asks for: the first and the second. */
    SMOOTH,
    /** The first; asking for the second is an error. */
    ONCE,
    /** None, though the result is real; asking is an error. */
    ROUGH,
    /** Zero by decree, whatever differences say. */
    STOPPED,
    /** An operand, or what is decreed, whatever differences say. */
    GIVEN,
    /** None, since the result is not real; asking is an error. */
    DISCRETE
  }

  /**
   * How near an executor must come to the interpreter, relative to the value; values below the
   * floor count as the floor.
   */
  record Tolerances(double float64, double float32, double floor) {
    static final Tolerances DEFAULT = new Tolerances(1e-12, 1e-5, 1e-30);
  }

  static OpRow of(Op op, Smoothness smoothness, Sampler.Joint sampler) {
    return new OpRow(op.name(), op, sampler, List.of(), List.of(), smoothness, Tolerances.DEFAULT);
  }

  static OpRow smooth(Op op, Sampler... operands) {
    return of(op, Smoothness.SMOOTH, Sampler.independent(operands));
  }

  static OpRow discrete(Op op, Sampler... operands) {
    return of(op, Smoothness.DISCRETE, Sampler.independent(operands));
  }

  OpRow named(String newName) {
    return new OpRow(newName, op, sampler, edges, hard, smoothness, tolerances);
  }

  OpRow within(double float64, double float32, double floor) {
    Tolerances wider = new Tolerances(float64, float32, floor);
    return new OpRow(name, op, sampler, edges, hard, smoothness, wider);
  }

  /** Adds edge operands, one tensor for each input. */
  OpRow edge(Tensor... operands) {
    return edges(List.of(List.of(operands)));
  }

  private OpRow edges(List<List<Tensor>> more) {
    List<List<Tensor>> all = new ArrayList<>(edges);
    all.addAll(more);
    return new OpRow(name, op, sampler, all, hard, smoothness, tolerances);
  }

  /** Adds edge values of an elementwise operation: all combinations for several operands. */
  OpRow edgeValues(double... values) {
    List<Type> types = inputTypes();
    int count = (int) Math.pow(values.length, types.size());
    List<Tensor> operands = new ArrayList<>();
    for (int k = 0; k < types.size(); k++) {
      double[] data = new double[count];
      int period = (int) Math.pow(values.length, k);
      for (int i = 0; i < count; i++) {
        data[i] = values[i / period % values.length];
      }
      operands.add(Tensor.wrap(new Type(types.get(k).dtype(), Type.real(count).shape()), data));
    }
    return edges(List.of(operands));
  }

  /** Adds points of an elementwise operation at which derivatives are hard but exist. */
  OpRow hard(double[]... points) {
    List<List<Tensor>> more = new ArrayList<>(hard);
    for (double[] point : points) {
      more.add(
          IntStream.range(0, point.length)
              .mapToObj(
                  i ->
                      Tensor.full(
                          new Type(inputTypes().get(i).dtype(), Type.real().shape()), point[i]))
              .toList());
    }
    return new OpRow(name, op, sampler, edges, more, smoothness, tolerances);
  }

  /** The operands of one run; the same seed draws the same. */
  List<Tensor> sample(long seed) {
    return sampler.sample(random(seed));
  }

  /** The suite's random numbers. */
  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(0x5eed + seed);
  }

  List<Type> inputTypes() {
    return sample(0).stream().map(Tensor::type).toList();
  }

  /** The operation as a graph over placeholders of given types. */
  Graph graph(List<Type> types) {
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      inputs.add(Input.create("x" + i, types.get(i)));
    }
    return new Graph(op.name(), inputs, List.of(Expr.of(op, inputs)));
  }

  Graph graph() {
    return graph(inputTypes());
  }

  Graph graphFor(List<Tensor> operands) {
    return graph(operands.stream().map(Tensor::type).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
