package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.InvalidParameter;
import org.ppl4j.error.PplException;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Arguments;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Signature;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/**
 * Distributions over placeholders, with the literals of the call as they are: what a strategy
 * supports and which literals are wrong is asked of the distribution itself, not written down once
 * more.
 */
final class Probes {
  /** What every named size is, in a probe. */
  private static final int SIZE = 6;

  private static final int LARGEST = 10_000;

  private final Session session;
  private final Expressions expressions;

  Probes(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  /**
   * One of the kind, or null if none can be made up.
   *
   * @throws InvalidParameter if a literal is wrong
   */
  @Nullable Distribution<?> distribution(Expression.Call call, Builtin builtin) {
    List<@Nullable Expression> ordered = session.facts.arguments.get(call);
    if (ordered == null) {
      return null;
    }
    try {
      return (Distribution<?>) builtin.maker().apply(arguments(builtin, ordered));
    } catch (InvalidParameter e) {
      throw e;
    } catch (PplException | IllegalArgumentException | ArithmeticException | ClassCastException e) {
      return null;
    }
  }

  private Arguments arguments(Builtin builtin, List<@Nullable Expression> ordered) {
    List<Signature.Parameter> parameters = builtin.signature().parameters();
    List<@Nullable Object> made = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Expression argument = ordered.get(i);
      String word = Builtins.word(parameters.get(Math.min(i, parameters.size() - 1)).type());
      if (word.equals("sizes")) {
        made.add(
            ordered.subList(i, ordered.size()).stream()
                .mapToInt(each -> each == null ? 1 : size(each))
                .toArray());
        break;
      }
      if (word.equals("distributions")) {
        List<Object> all = new ArrayList<>();
        ordered.subList(i, ordered.size()).forEach(each -> all.add(made(each, word)));
        made.add(all);
        break;
      }
      made.add(argument == null ? null : made(argument, word));
    }
    return new Arguments(made);
  }

  private Object made(@Nullable Expression argument, String word) {
    if (argument == null) {
      throw new IllegalArgumentException("no argument");
    }
    if (word.equals("size")) {
      return size(argument);
    }
    Type type = session.facts.types.get(argument);
    if (type instanceof Type.Distributed distributed && distributed.probe() != null) {
      return distributed.probe();
    }
    if (!(type instanceof Tensor tensor)) {
      throw new IllegalArgumentException("no value");
    }
    Double constant = expressions.constant(argument);
    if (constant != null) {
      // As a literal, not as a cast of one, so that the distribution sees its value.
      return word.equals("int") && Math.abs(constant) < 1e9
          ? Int.constant((int) Math.rint(constant))
          : Real.constant(constant);
    }
    if (argument instanceof Expression.Array array) {
      double[] values = literals(array);
      if (values != null) {
        return Real.constant(values);
      }
    }
    int[] dims = tensor.shape().stream().mapToInt(Probes::dim).toArray();
    long count = Arrays.stream(dims).asLongStream().reduce(1, (a, b) -> a * b);
    if (count > LARGEST) {
      throw new IllegalArgumentException("too large");
    }
    if (tensor.element() == DType.BOOL) {
      return Bool.input("x", dims);
    }
    boolean isKnown = tensor.value() != null;
    if (isKnown && tensor.value() != null) {
      return Int.constant(dim(tensor.value()));
    }
    return tensor.element() == DType.INT ? Int.input("x", dims) : Real.input("x", dims);
  }

  private double @Nullable [] literals(Expression.Array array) {
    double[] values = new double[array.elements().size()];
    for (int i = 0; i < values.length; i++) {
      Double value = expressions.constant(array.elements().get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }

  private int size(Expression argument) {
    if (session.facts.types.get(argument) instanceof Tensor tensor && tensor.value() != null) {
      return dim(tensor.value());
    }
    throw new IllegalArgumentException("no size");
  }

  private static int dim(Size size) {
    long value = size.evaluate(variable -> SIZE);
    if (value < 1 || value > LARGEST) {
      throw new IllegalArgumentException("no size for a probe: " + size);
    }
    return (int) value;
  }
}
