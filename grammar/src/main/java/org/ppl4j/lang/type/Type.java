package org.ppl4j.lang.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.Distribution;
import org.ppl4j.type.DType;

/** What an expression gives. */
public sealed interface Type {
  /** What was wrong before: anything may be done with it, so that one mistake gives one message. */
  @SuppressWarnings("ClassInitializationDeadlock") // The record needs nothing of the interface.
  Type ERROR = new Erroneous();

  /** Numbers or truth values: {@code toString} is as the language writes it. */
  record Tensor(DType element, List<Size> shape, Domain domain, @Nullable Size value)
      implements Type {
    /**
     * Values of one element type.
     *
     * @param element what they are
     * @param shape the size of each axis, the outermost first
     * @param domain the set that they lie in
     * @param value of an integer that is known before any data but for sizes: what it is; else null
     */
    public Tensor {
      shape = List.copyOf(shape);
    }

    /** Reals. */
    public static Tensor real(List<Size> shape) {
      return new Tensor(DType.REAL, shape, Domain.REAL, null);
    }

    /** Integers. */
    public static Tensor integer(List<Size> shape) {
      return new Tensor(DType.INT, shape, Domain.INTEGER, null);
    }

    /** Truth values. */
    public static Tensor bool(List<Size> shape) {
      return new Tensor(DType.BOOL, shape, Domain.BOOL, null);
    }

    /** An integer that is known as a size. */
    public static Tensor known(Size value) {
      return new Tensor(DType.INT, List.of(), Domain.INTEGER, value);
    }

    /** Whether it is one number or truth value. */
    public boolean isScalar() {
      return shape.isEmpty();
    }

    /** The same in another set. */
    public Tensor in(Domain other) {
      return new Tensor(element, shape, other, value);
    }

    /** The same set in another shape. */
    public Tensor shaped(List<Size> other) {
      return new Tensor(element, other, domain, other.isEmpty() ? value : null);
    }

    @Override
    public String toString() {
      int written = shape.size() - Math.max(0, domain.kind().axes() - 1);
      if (written < 0) {
        return element + "" + shape;
      }
      String sizes =
          shape.subList(0, written).stream().map(Size::toString).collect(Collectors.joining(", "));
      return domain + (sizes.isEmpty() ? "" : "[" + sizes + "]");
    }
  }

  /** Named values. */
  record Fields(Map<String, Type> fields) implements Type {
    /** Keeps the order. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + ": " + field.getValue())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * A distribution.
   *
   * @param draw what a draw is
   * @param name what it is called
   * @param probe one of the kind, over placeholders of sizes made up: for asking what it can do;
   *     null where none could be made
   */
  record Distributed(Tensor draw, String name, @Nullable Distribution<?> probe) implements Type {
    @Override
    public String toString() {
      return "distribution of " + draw;
    }
  }

  /**
   * A model with its arguments, as in {@code s ~ sub(x)}.
   *
   * @param result what it returns; {@link #ERROR} where it is not known which model it is
   */
  record Program(String name, Type result) implements Type {
    @Override
    public String toString() {
      return "model";
    }
  }

  /** A run of a model in an objective, by {@code simulate}: its choices and its density. */
  record Run(String model) implements Type {
    @Override
    public String toString() {
      return "run of a model";
    }
  }

  /**
   * A network: a function with parameters to be learned.
   *
   * @param kind which of the catalogue's
   * @param in the innermost size of what it takes
   * @param out the innermost size of what it gives
   */
  record Network(String kind, Size in, Size out) implements Type {
    @Override
    public String toString() {
      return "network from " + in + " to " + out;
    }
  }

  /** A scalar that is known by unbiased estimates only. */
  record Expected() implements Type {
    @Override
    public String toString() {
      return "expectation";
    }
  }

  /** A word for what only calls of the catalogue take: {@code text}, {@code activation}, ... */
  record Special(String word) implements Type {
    @Override
    public String toString() {
      return word;
    }
  }

  /** Nothing: a model without a result. */
  record Nothing() implements Type {
    @Override
    public String toString() {
      return "nothing";
    }
  }

  /** See {@link #ERROR}. */
  record Erroneous() implements Type {
    @Override
    public String toString() {
      return "?";
    }
  }

  /** Whether anything may be done with it. */
  default boolean isError() {
    return this instanceof Erroneous;
  }

  /** The same with one more outermost axis on all of its values: what a plate collects. */
  default Type lifted(Size size) {
    if (this instanceof Tensor tensor) {
      List<Size> shape = new ArrayList<>(List.of(size));
      shape.addAll(tensor.shape());
      return new Tensor(tensor.element(), shape, tensor.domain(), null);
    }
    if (this instanceof Fields record) {
      Map<String, Type> fields = new LinkedHashMap<>();
      record.fields().forEach((name, type) -> fields.put(name, type.lifted(size)));
      return new Fields(fields);
    }
    return this;
  }
}
