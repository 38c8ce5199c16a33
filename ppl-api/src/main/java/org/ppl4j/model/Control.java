package org.ppl4j.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Value;
import org.ppl4j.control.Cond;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Noise;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Iota;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Substitute;

/**
 * Decisions that are made when a program runs.
 *
 * <pre>{@code
 * Real rate = Control.cond(x.greaterThan(0), () -> x.log(), () -> expensive(x));
 * }</pre>
 */
public final class Control {
  private Control() {}

  /**
   * The results of one of two branches, of which only the chosen one is computed. Both are traced,
   * here and now: what only one of them needs is its own, what both need (or the condition) is
   * computed before, and placeholders, noise and literal arrays come from outside. A site in a
   * branch is a site of the program, whichever is chosen.
   *
   * <p>In a plate, each element decides for itself: then both branches are computed for all
   * elements, unless none chooses it, but no value or derivative of a branch gets into elements
   * that did not choose it; see {@link Cond}.
   *
   * @param condition a scalar
   * @param yes gives values, or records or lists of them, where the condition holds
   * @param no gives the same structure, types and shapes where it does not
   * @throws ShapeMismatch if the condition is no scalar, or the branches give different things
   */
  public static <T> T cond(Bool condition, Supplier<T> yes, Supplier<T> no) {
    return decide(condition, yes.get(), no.get(), new NodeMap<>());
  }

  /**
   * The same with a boundary: what the operands are made of is computed before, and what the
   * branches make of them within.
   *
   * @param operands values, or records or lists of them, that the branches take
   */
  public static <A, T> T cond(Bool condition, A operands, Function<A, T> yes, Function<A, T> no) {
    NodeMap<Expr> given = new NodeMap<>();
    A inside =
        Structure.map(
            operands,
            value -> {
              Expr placeholder = Input.create("operand", "operand of cond", value.expr().type());
              given.put(placeholder, value.expr());
              return Value.of(placeholder);
            });
    return decide(condition, yes.apply(inside), no.apply(inside), given);
  }

  /**
   * What a body gives for each index, along a new outermost axis. It is traced once, for one of
   * them.
   *
   * <pre>{@code
   * Real squares = Control.each(8, i -> x.at(i).square());
   * }</pre>
   *
   * @param count how many indices there are, from 0
   * @param body takes an index, and gives a value, or a record or list of them
   */
  public static <T> T each(int count, Function<Int, T> body) {
    Int index = new Int(Input.index("i", "index of each", count));
    T one = body.apply(index);
    List<Expr> inside = exprs(one);
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(index.expr(), Expr.of(new Iota(count), List.of()));
    List<Expr> all = Batch.batch(inside, mapped, count);
    int[] at = {0};
    return Structure.map(one, value -> Value.of(all.get(at[0]++)));
  }

  private static <T> T decide(Bool condition, T yes, T no, NodeMap<Expr> given) {
    List<Expr> ifTrue = exprs(yes);
    List<Expr> ifFalse = exprs(no);
    List<?> typesTrue = ifTrue.stream().map(Expr::type).toList();
    List<?> typesFalse = ifFalse.stream().map(Expr::type).toList();
    if (!typesTrue.equals(typesFalse)
        || !Structure.names(yes).equals(Structure.names(no))
        || ifTrue.isEmpty()) {
      throw ShapeMismatch.of(
          Report.of("cond: one branch gives " + typesTrue + ", the other " + typesFalse + ".")
              .where("condition", condition.expr().party())
              .at(Source.here())
              .cure("both branches give values of the same structure, types and shapes"));
    }
    Set<Expr> before = before(condition.expr(), ifTrue, ifFalse);
    Set<Expr> operands = new LinkedHashSet<>();
    collect(ifTrue, before, operands);
    collect(ifFalse, before, operands);
    Cond cond = new Cond(branch("yes", ifTrue, operands), branch("no", ifFalse, operands));
    List<Expr> inputs = new ArrayList<>();
    inputs.add(condition.expr());
    inputs.addAll(operands);
    List<Expr> results =
        Output.all(Expr.of(cond, Substitute.substitute(inputs, given), Source.here()));
    int[] at = {0};
    return Structure.map(yes, value -> Value.of(results.get(at[0]++)));
  }

  private static List<Expr> exprs(Object structure) {
    return Structure.values(structure).stream().map(Value::expr).toList();
  }

  /** What is computed whatever is decided. */
  private static Set<Expr> before(Expr condition, List<Expr> yes, List<Expr> no) {
    Set<Expr> out = identitySet();
    Set<Expr> both = identitySet();
    both.addAll(Graph.nodes(yes));
    both.retainAll(Set.copyOf(Graph.nodes(no)));
    out.addAll(Graph.nodes(List.of(condition)));
    out.addAll(both);
    return out;
  }

  /** Adds what a branch takes from outside. */
  private static void collect(List<Expr> outputs, Set<Expr> before, Set<Expr> operands) {
    Set<Expr> read = identitySet();
    read.addAll(outputs);
    List<Expr> nodes = Graph.nodes(outputs);
    for (Expr node : nodes) {
      if (!isOutside(node, before)) {
        read.addAll(node.inputs());
      }
    }
    for (Expr node : nodes) {
      if (read.contains(node) && isOutside(node, before)) {
        operands.add(node);
      }
    }
  }

  /** Scalar literals are made wherever they are read; results are picked where they are made. */
  private static boolean isOutside(Expr node, Set<Expr> before) {
    if (node.op() instanceof Constant) {
      return !node.shape().isScalar();
    }
    return before.contains(node)
        || node.op() instanceof Input
        || node.op() instanceof Noise
        || (node.op() instanceof Output && before.contains(node.input(0)));
  }

  private static Graph branch(String name, List<Expr> outputs, Set<Expr> operands) {
    NodeMap<Expr> replaced = new NodeMap<>();
    List<Expr> inputs = new ArrayList<>();
    for (Expr operand : operands) {
      Expr input = Input.create("operand", "operand of cond", operand.type());
      replaced.put(operand, input);
      inputs.add(input);
    }
    return new Graph(name, inputs, Substitute.substitute(outputs, replaced));
  }

  private static Set<Expr> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
