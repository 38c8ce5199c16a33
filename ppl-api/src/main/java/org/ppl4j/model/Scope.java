package org.ppl4j.model;

import java.util.function.Consumer;
import java.util.function.Function;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.Support;
import org.ppl4j.op.Ops;
import org.ppl4j.strategy.Strategy;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * What a model's function may ask of the program that it describes. A scope is good only while its
 * model is traced; values are good only inside the plate or scan that made them.
 */
public interface Scope {
  /**
   * A random value.
   *
   * @param name its address, unique in the program
   * @param distribution what it is drawn from
   * @throws org.ppl4j.error.DuplicateAddress if another site has that address
   */
  <V extends Value> V sample(String name, Distribution<V> distribution);

  /**
   * A random value whose gradient is estimated by a strategy of the user's choice; which strategies
   * go with which distributions javac checks.
   */
  <V extends Value, D extends Distribution<V>> V sample(
      String name, D distribution, Strategy<? super D> strategy);

  /**
   * Data, whose density given the distribution counts.
   *
   * @param data of the distribution's shape
   * @throws org.ppl4j.error.InvalidData if they are known and outside its support
   */
  <V extends Value> void observe(String name, Distribution<V> distribution, V data);

  /** A scalar term of the log density. */
  void factor(String name, Real term);

  /** Keeps a value under a name, for its readers; returns it. */
  <V extends Value> V deterministic(String name, V value);

  /**
   * A value to be learned, which begins at a literal.
   *
   * @param initial where it begins, which gives its shape; inside the support
   * @param support where it must stay
   */
  Real param(String name, Real initial, Support support);

  /** A value to be learned that may be any real. */
  Real param(String name, Real initial);

  /**
   * A value to be learned, which begins where unconstrained space has its origin.
   *
   * @param support where it must stay
   * @param dims its shape
   */
  default Real param(String name, Support support, int... dims) {
    Shape shape = Shape.of(dims);
    Bijector bijector = support.bijector(shape);
    Tensor origin = Tensor.full(Type.real().withShape(bijector.unconstrainedShape(shape)), 0);
    return param(name, bijector.forward(new Real(Ops.constant(origin))), support);
  }

  /** The address that a site of this name gets here: the name below the prefixes of calls. */
  String address(String name);

  /** {@code size} independent elements, whose body is traced once. */
  Plate plate(String name, int size);

  /**
   * Steps in order, each given what the one before carried on.
   *
   * @param name the scan's name
   * @param length how many steps
   * @param initial what is carried into the first: a value or a record of values
   * @param body one step, given its carry and its index
   * @return the last carry, and what the steps put out with the steps as outermost axis
   */
  <C, Y> Step<C, Y> scan(String name, int length, C initial, ScanBody<C, Y> body);

  /** One step of a scan. */
  @FunctionalInterface
  interface ScanBody<C, Y> {
    /**
     * Does the step.
     *
     * @param carry what the step before carried on
     * @param index which step this is, from 0
     */
    Step<C, Y> step(C carry, Int index);
  }

  /** Runs another model's function as a part of this program, its sites below a prefix. */
  <A extends Record, R> R call(String prefix, Model<A, R> model, A arguments);

  /** Runs another model's function as a part of this program, its sites below a prefix. */
  <R> R call(String prefix, Model<NoArguments, R> model);

  /** Runs a part of this program with its sites below a prefix. */
  <R> R scope(String prefix, Function<Scope, R> part);

  /** Runs a part of this program with handlers around it. */
  <R> R handle(Handler handler, Function<Scope, R> part);

  /** Independent elements. */
  interface Plate {
    /**
     * Only some elements, drawn anew for each evaluation, whose densities stand for all.
     *
     * @param count how many of them
     */
    Plate subsample(int count);

    /**
     * Traces the body for one element.
     *
     * @param body takes the element's index; {@code data.at(index)} is the element's own
     * @return what the body returned, for all elements: each value with a new outermost axis
     */
    <T> T map(Function<Int, T> body);

    /** Traces a body that returns nothing. */
    void forEach(Consumer<Int> body);
  }

  /** A value that may steer what is observed, for example a missing one. */
  default <V extends Value> void observeWhere(
      Bool present, String name, Distribution<V> distribution, V data) {
    handle(
        (request, next) -> next.apply(request.with(request.weight().masked(present.expr()))),
        scope -> {
          scope.observe(name, distribution, data);
          return data;
        });
  }
}
