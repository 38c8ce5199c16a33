package org.ppl4j.runtime.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Code.Block;
import org.ppl4j.runtime.jvm.Code.Statement;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Writes code, block in block. Equal values are computed once: what was defined in a block around
 * is used again, and arithmetic on numbers that are known is done at once.
 */
final class Writer {
  private record Key(Object what, List<Value> operands) {}

  /**
   * A block that is being written.
   *
   * @param counter that of the loop it is, if all that this reads from arrays was made before it
   */
  private record Scope(
      Block block,
      @Nullable LoopVariable counter,
      Map<Key, Value> values,
      Map<Work.Place, Value> elements,
      Set<Value> defined) {}

  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final Map<Long, Value> literals = new HashMap<>();
  private final List<Object> sites = new ArrayList<>();
  private final IdentityHashMap<Object, Code.Site> siteOf = new IdentityHashMap<>();

  /** Objects that the code calls on. */
  List<Object> sites() {
    return sites;
  }

  /** The place of an object that the code calls on. */
  Code.Site site(Object object) {
    return siteOf.computeIfAbsent(
        object,
        key -> {
          sites.add(object);
          return new Code.Site(sites.size() - 1, object.getClass());
        });
  }

  /** From here on, statements go into a new block. */
  Block open() {
    return open(null);
  }

  /**
   * From here on, statements go into the block of a loop, before which all was made that it reads
   * from arrays.
   */
  Block open(@Nullable LoopVariable counter) {
    Block block = new Block();
    scopes.push(
        new Scope(
            block,
            counter,
            new HashMap<>(),
            new HashMap<>(),
            Collections.newSetFromMap(new IdentityHashMap<>())));
    return block;
  }

  /** Ends the innermost block; what was defined in it is out of reach. */
  void close() {
    scopes.pop();
  }

  void add(Statement statement) {
    scope().block.statements.add(statement);
  }

  private Scope scope() {
    return scopes.element();
  }

  Value literal(double number) {
    return literals.computeIfAbsent(
        Double.doubleToRawLongBits(number), key -> new Code.Literal(number));
  }

  Value apply(Function function, Value... operands) {
    return apply(function, Arrays.asList(operands));
  }

  Value apply(Function function, List<Value> operands) {
    Value simple = simple(function, operands);
    return simple != null
        ? simple
        : define(new Key(function, operands), new Code.Apply(function, operands));
  }

  /**
   * A quotient. By a number that a loop does not change it is a product with the reciprocal, which
   * is computed before the loop and rounds once more; a constant's, if it is a normal number.
   */
  Value divide(Value x, Value y) {
    if (y instanceof Code.Literal literal) {
      double inverse = 1 / literal.number;
      boolean normal =
          Math.abs(inverse) >= Double.MIN_NORMAL && Math.abs(inverse) <= Double.MAX_VALUE;
      return normal ? apply(Basic.TIMES, x, literal(inverse)) : apply(Basic.DIV, x, y);
    }
    Scope home = home(y);
    if (home == null || home.block == scope().block || isLiteral(x, 1)) {
      return apply(Basic.DIV, x, y);
    }
    List<Value> operands = List.of(literal(1), y);
    Value inverse =
        defineIn(home, new Key(Basic.DIV, operands), new Code.Apply(Basic.DIV, operands));
    return apply(Basic.TIMES, x, inverse);
  }

  /** The block in which a value was defined; null if that is not known. */
  private @Nullable Scope home(Value value) {
    for (Scope scope : scopes) {
      if (scope.defined.contains(value)) {
        return scope;
      }
    }
    return null;
  }

  private Value defineIn(Scope home, Key key, Value candidate) {
    Value known = home.values.get(key);
    if (known != null) {
      return known;
    }
    home.values.put(key, candidate);
    home.defined.add(candidate);
    home.block.statements.add(new Code.Define(candidate));
    return candidate;
  }

  Value load(Buffer buffer, Index at) {
    if (buffer.kind() == Buffer.Kind.CONSTANT && at.isConstant()) {
      return literal(buffer.data()[at.constant()]);
    }
    Key key = new Key(List.of(buffer, at), List.of());
    Value known = known(key);
    return known != null ? known : defineIn(homeOfLoad(at), key, new Code.Load(buffer, at));
  }

  /** Where an element is loaded: before all loops in which it is the same. */
  private Scope homeOfLoad(Index at) {
    boolean counted = at.terms().stream().allMatch(term -> term.atom() instanceof LoopVariable);
    for (Scope scope : scopes) {
      if (!counted || scope.counter == null || at.mentions(scope.counter)) {
        return scope;
      }
    }
    return scope();
  }

  Value number(Index index) {
    return index.isConstant()
        ? literal(index.constant())
        : define(new Key(index, List.of()), new Code.Number(index));
  }

  /** What a variable holds now. */
  Value read(Code.Variable variable) {
    Value value = new Code.Read(variable);
    scope().defined.add(value);
    add(new Code.Define(value));
    return value;
  }

  /** A number as an index into an axis; {@code site} is the node that fails if it is none. */
  Index index(Value number, int length, Code.Site site) {
    if (number instanceof Code.Literal literal
        && literal.number >= 0
        && literal.number < length
        && literal.number == Math.rint(literal.number)) {
      return Index.of((int) literal.number);
    }
    Value checked =
        define(
            new Key(List.of(length, site), List.of(number)),
            new Code.Checked(number, length, site.slot()));
    return Index.of((Code.Checked) checked);
  }

  Index entry(Code.Table table, Index at) {
    if (at.isConstant()) {
      return Index.of(table.data[at.constant()]);
    }
    Value entry = define(new Key(List.of(table, at), List.of()), new Code.Entry(table, at));
    return Index.of((Code.Entry) entry);
  }

  /** Notes what an element is, for whoever needs it in this block or one within. */
  void know(Work.Place place, Value value) {
    scope().elements.put(place, value);
  }

  @Nullable Value known(Work.Place place) {
    for (Scope scope : scopes) {
      Value value = scope.elements.get(place);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private Value define(Key key, Value candidate) {
    Value known = known(key);
    return known != null ? known : defineIn(scope(), key, candidate);
  }

  private @Nullable Value known(Key key) {
    for (Scope scope : scopes) {
      Value value = scope.values.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A value that is known or already there; null if there is something to compute. */
  private @Nullable Value simple(Function function, List<Value> operands) {
    if (!(function instanceof Basic basic)) {
      boolean evenSign =
          function.equals(Functions.ABS)
              && operands.get(0) instanceof Code.Apply apply
              && apply.function == Basic.NEGATE;
      return evenSign ? apply(function, ((Code.Apply) operands.get(0)).operands) : null;
    }
    if (operands.stream().allMatch(Code.Literal.class::isInstance)) {
      double[] x =
          operands.stream().mapToDouble(operand -> ((Code.Literal) operand).number).toArray();
      return literal(basic.apply(x));
    }
    return switch (basic) {
      case TIMES ->
          isLiteral(operands.get(0), 1)
              ? operands.get(1)
              : isLiteral(operands.get(1), 1)
                  ? operands.get(0)
                  : isLiteral(operands.get(1), -1) ? apply(Basic.NEGATE, operands.get(0)) : null;
      case SELECT ->
          operands.get(0) instanceof Code.Literal literal
              ? operands.get(literal.number != 0 ? 1 : 2)
              : null;
      default -> null;
    };
  }

  private static boolean isLiteral(Value value, double number) {
    return value instanceof Code.Literal literal && literal.number == number;
  }
}
