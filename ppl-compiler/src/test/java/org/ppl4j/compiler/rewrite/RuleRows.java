package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Promise.EXACT;
import static org.ppl4j.compiler.rewrite.Promise.PRODUCTS;
import static org.ppl4j.compiler.rewrite.Promise.ROUNDED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Abs;
import org.ppl4j.op.And;
import org.ppl4j.op.Aside;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Credited;
import org.ppl4j.op.FirstOrder;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Or;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** At least one row for each rule; a new rule adds its own here. */
final class RuleRows {
  /**
   * Graphs on which a rule fires, or must not.
   *
   * @param rule the rule's name
   * @param title what is rewritten
   * @param fires whether the rule does anything to them
   * @param promise what holds of values before and after
   * @param graphs the same thing in several shapes
   */
  record Row(String rule, String title, boolean fires, Promise promise, List<Graph> graphs) {
    @Override
    public String toString() {
      return rule + ": " + title + (fires ? "" : " (stays)");
    }
  }

  private static final Shape VECTOR = Shape.of(3);
  private static final Shape EMPTY = Shape.of(0);

  private final List<Row> rows = new ArrayList<>();

  private RuleRows() {}

  static List<Row> all() {
    RuleRows rows = new RuleRows();
    rows.arithmetic();
    rows.signs();
    rows.constants();
    rows.choices();
    StableRows.add(rows);
    StructureRows.add(rows);
    LoopRows.add(rows);
    BranchRows.add(rows);
    return rows.rows;
  }

  private void arithmetic() {
    unary("constant last", "1 + x", EXACT, x -> Ops.plus(c(1), x));
    unary("constant last", "2 * x", EXACT, x -> Ops.times(c(2), x));
    unary("constant last", "wide 2 * x", EXACT, x -> Ops.times(like(2, x), x));
    unary("constant last", "min(1, x)", EXACT, x -> Ops.binary(new Minimum(), c(1), x));
    unary("constant last", "max(1, x)", EXACT, x -> Ops.binary(new Maximum(), c(1), x));
    unary("constant last", "1 == x", EXACT, x -> Ops.equal(c(1), x));
    stays("constant last", "1 - x", x -> Ops.minus(c(1), x));
    unary("neutral element", "x + 0", EXACT, x -> Ops.plus(x, c(0)));
    unary("neutral element", "x + -0", EXACT, x -> Ops.plus(x, c(-0.0)));
    unary("neutral element", "x - wide 0", EXACT, x -> Ops.minus(x, like(0, x)));
    unary("neutral element", "x * 1", EXACT, x -> Ops.times(x, c(1)));
    unary("neutral element", "x / 1", EXACT, x -> Ops.div(x, c(1)));
    unary("neutral element", "x ^ 1", EXACT, x -> Ops.pow(x, c(1)));
    stays("neutral element", "x * 0", x -> Ops.times(x, c(0)));
    row(
        "neutral element",
        "scalar + wide 0",
        false,
        EXACT,
        graph(in -> Ops.plus(in.get(0), Ops.zeros(Type.real(3))), Type.real()));
    unary("square", "x * x", EXACT, x -> Ops.times(x, x));
    unary("square", "x ^ 2", EXACT, x -> Ops.pow(x, c(2)));
    row(
        "square",
        "an integer's",
        false,
        EXACT,
        graph(in -> Ops.times(in.get(0), in.get(0)), Type.integer(3)));
    unary("square of sign", "(-x)²", EXACT, x -> Ops.square(Ops.negate(x)));
    unary("square of sign", "|x|²", EXACT, x -> Ops.square(Ops.unary(new Abs(), x)));
  }

  private void signs() {
    unary("negation", "0 - x", EXACT, x -> Ops.minus(c(0), x));
    unary("negation", "x * -1", EXACT, x -> Ops.times(x, c(-1)));
    unary("negation", "x / -1", EXACT, x -> Ops.div(x, c(-1)));
    unary("double negation", "-(-x)", EXACT, x -> Ops.negate(Ops.negate(x)));
    binary("double negation", "-(x - y)", EXACT, (x, y) -> Ops.negate(Ops.minus(x, y)));
    binary("plus negated", "x + -y", EXACT, (x, y) -> Ops.plus(x, Ops.negate(y)));
    binary("plus negated", "-x + y", EXACT, (x, y) -> Ops.plus(Ops.negate(x), y));
    binary("plus negated", "x - -y", EXACT, (x, y) -> Ops.minus(x, Ops.negate(y)));
    binary("negation outward", "-x * y", EXACT, (x, y) -> Ops.times(Ops.negate(x), y));
    binary("negation outward", "x * -y", EXACT, (x, y) -> Ops.times(x, Ops.negate(y)));
    binary("negation outward", "-x / y", EXACT, (x, y) -> Ops.div(Ops.negate(x), y));
    binary("negation outward", "x / -y", EXACT, (x, y) -> Ops.div(x, Ops.negate(y)));
    unary("negation outward", "-x * 3", EXACT, x -> Ops.times(Ops.negate(x), c(3)));
    unary("negation outward", "-x / 3", EXACT, x -> Ops.div(Ops.negate(x), c(3)));
  }

  private void constants() {
    closed("fold constants", "exp(1)", true, Ops.exp(c(1)));
    closed("fold constants", "a vector plus a scalar", true, Ops.plus(vector(1, 2), c(-0.0)));
    closed("fold constants", "log 0 and log -1", true, Ops.log(vector(0, -1)));
    closed("fold constants", "an empty sum", true, Ops.sum(vector()));
    closed("fold constants", "a repeated scalar", false, like(1, vector(1, 2)));
    closed(
        "fold constants",
        "NaN as an integer",
        false,
        Ops.unary(new Cast(DType.INT), c(Double.NaN)));
    closed(
        "fold constants",
        "an integer divided by 0",
        false,
        Ops.floorDiv(Ops.integer(1), Ops.integer(0)));
    closed(
        "fold constants",
        "10,000 numbers",
        false,
        Ops.exp(Ops.constant(Tensor.full(Type.real(10_000), 1))));
    unary("gather constants", "(x + 1) + 2", ROUNDED, x -> Ops.plus(Ops.plus(x, c(1)), c(2)));
    unary("gather constants", "(x * 3) * 2", PRODUCTS, x -> Ops.times(Ops.times(x, c(3)), c(2)));
    stays("gather constants", "(x * 3) * 0", x -> Ops.times(Ops.times(x, c(3)), c(0)));
    stays(
        "gather constants",
        "(x * 1e200) * 1e200",
        x -> Ops.times(Ops.times(x, c(1e200)), c(1e200)));
    stays(
        "gather constants",
        "(x * 1e-30) * 1e-30",
        x -> Ops.times(Ops.times(x, c(1e-30)), c(1e-30)));
    stays(
        "gather constants", "(x + 1e308) + 1e308", x -> Ops.plus(Ops.plus(x, c(1e308)), c(1e308)));
    stays(
        "gather constants",
        "(x + inf) + -inf",
        x -> Ops.plus(Ops.plus(x, c(Double.POSITIVE_INFINITY)), c(Double.NEGATIVE_INFINITY)));
    binary("constant outward", "(x * 3) * y", PRODUCTS, (x, y) -> Ops.times(Ops.times(x, c(3)), y));
    binary(
        "constant outward",
        "x * (y * -0.5)",
        PRODUCTS,
        (x, y) -> Ops.times(x, Ops.times(y, c(-0.5))));
    row(
        "constant outward",
        "(x * 1e-200) * y",
        false,
        EXACT,
        pairs((x, y) -> Ops.times(Ops.times(x, c(1e-200)), y)));
    row(
        "constant outward",
        "(x * 0) * y",
        false,
        EXACT,
        pairs((x, y) -> Ops.times(Ops.times(x, c(0)), y)));
  }

  private void choices() {
    Type bool = Type.bool(3);
    Type real = Type.real(3);
    row(
        "decided choice",
        "between equals",
        true,
        EXACT,
        graph(in -> Ops.select(in.get(0), in.get(1), in.get(1)), bool, real));
    binary(
        "decided choice",
        "true",
        EXACT,
        (x, y) -> Ops.select(wide(true, x, y), wide(x, y), wide(y, x)));
    binary(
        "decided choice",
        "false",
        EXACT,
        (x, y) -> Ops.select(truth(false), wide(x, y), wide(y, x)));
    row(
        "decided choice",
        "a scalar among vectors",
        false,
        EXACT,
        graph(in -> Ops.select(truth(true), in.get(0), in.get(1)), Type.real(), real));
    for (Type condition : List.of(bool, Type.bool())) {
      row(
          "negated choice",
          "by " + condition,
          true,
          EXACT,
          graph(
              in -> Ops.select(Ops.unary(new Not(), in.get(0)), in.get(1), in.get(2)),
              condition,
              real,
              Type.real()));
    }
    row(
        "logic",
        "not not x",
        true,
        EXACT,
        graph(in -> Ops.unary(new Not(), Ops.unary(new Not(), in.get(0))), bool));
    row(
        "logic",
        "x and true",
        true,
        EXACT,
        graph(in -> Ops.binary(new And(), in.get(0), truth(true)), bool));
    row(
        "logic",
        "x or false",
        true,
        EXACT,
        graph(in -> Ops.binary(new Or(), in.get(0), truth(false)), bool));
    row(
        "logic",
        "x and false",
        false,
        EXACT,
        graph(in -> Ops.binary(new And(), in.get(0), truth(false)), bool));
    unary("idle cast", "x to real", EXACT, x -> Ops.unary(new Cast(DType.REAL), x));
    stays("idle cast", "x to integer", x -> Ops.unary(new Cast(DType.INT), x));
    unary("stopped gradient", "stop(x)", EXACT, Ops::stopGradient);
    unary("aside", "aside(x)", EXACT, x -> Ops.unary(new Aside(), x));
    unary("magic box", "box(x)", EXACT, x -> Ops.unary(new MagicBox(), x));
    row(
        "credit",
        "credited(sum(x), x, y)",
        true,
        EXACT,
        graph(
            in -> Expr.of(new Credited(), List.of(Ops.sum(in.get(0)), in.get(0), in.get(1))),
            real,
            real));
    row(
        "attached gradient",
        "attach(x, y, z)",
        true,
        EXACT,
        graph(in -> Expr.of(new AttachGradient(), in), real, real, real));
    row(
        "first-order gradient",
        "first(x, y)",
        true,
        EXACT,
        graph(in -> Expr.of(new FirstOrder(true), in), real, real));
  }

  void row(String rule, String title, boolean fires, Promise promise, Graph... graphs) {
    rows.add(new Row(rule, title, fires, promise, List.of(graphs)));
  }

  /** One operand: a vector, a scalar, nothing at all. */
  void unary(String rule, String title, Promise promise, UnaryOperator<Expr> f) {
    row(rule, title, true, promise, singles(f));
  }

  /**
   * Two operands: vectors, a scalar with a vector in both orders, scalars, a scalar with nothing.
   */
  void binary(String rule, String title, Promise promise, BinaryOperator<Expr> f) {
    row(rule, title, true, promise, pairs(f));
  }

  private void stays(String rule, String title, UnaryOperator<Expr> f) {
    row(rule, title, false, EXACT, singles(f));
  }

  void closed(String rule, String title, boolean fires, Expr expr) {
    row(rule, title, fires, EXACT, new Graph("f", List.of(), List.of(expr)));
  }

  private static Graph[] singles(UnaryOperator<Expr> f) {
    return List.of(VECTOR, Shape.SCALAR, EMPTY).stream()
        .map(shape -> graph(in -> f.apply(in.get(0)), Type.real().withShape(shape)))
        .toArray(Graph[]::new);
  }

  private static Graph[] pairs(BinaryOperator<Expr> f) {
    List<Graph> graphs = new ArrayList<>();
    for (Shape left : List.of(VECTOR, Shape.SCALAR, EMPTY)) {
      for (Shape right : List.of(VECTOR, Shape.SCALAR, EMPTY)) {
        if (left.equals(right) || left.isScalar() || right.isScalar()) {
          Type x = Type.real().withShape(left);
          Type y = Type.real().withShape(right);
          graphs.add(graph(in -> f.apply(in.get(0), in.get(1)), x, y));
        }
      }
    }
    return graphs.toArray(Graph[]::new);
  }

  /** A graph of a function of placeholders x, y, z. */
  static Graph graph(Function<List<Expr>, Expr> f, Type... types) {
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      inputs.add(Input.create("xyz".substring(i, i + 1), types[i]));
    }
    return new Graph("f", inputs, List.of(f.apply(inputs)));
  }

  static Graph parsed(String text) {
    return Catalogue.parse("graph f" + text + " }");
  }

  static Expr c(double value) {
    return Ops.constant(Tensor.scalar(value));
  }

  static Expr vector(double... values) {
    return Ops.constant(Tensor.wrap(Type.real(values.length), values));
  }

  private static Expr truth(boolean value) {
    return Ops.constant(Tensor.full(Type.bool(), value ? 1 : 0));
  }

  /** A number repeated to the shape of another node. */
  static Expr like(double value, Expr shaped) {
    return Ops.expand(c(value), shaped.shape());
  }

  /** The first, repeated to the wider shape of both. */
  private static Expr wide(Expr x, Expr other) {
    return x.shape().isScalar() ? Ops.expand(x, other.shape()) : x;
  }

  private static Expr wide(boolean value, Expr x, Expr y) {
    return Ops.expand(truth(value), wide(x, y).shape());
  }
}
