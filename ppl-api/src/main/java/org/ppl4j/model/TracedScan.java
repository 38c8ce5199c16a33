package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.type.Type;

/**
 * A scan whose step is traced into a block of a recording.
 *
 * @param recording where its sites go
 * @param name the user's name
 * @param length how many steps
 * @param source the user's line
 */
record TracedScan(Recording recording, String name, int length, Source source) {
  TracedScan {
    if (length < 1) {
      throw InvalidArgument.of(
          Report.of("scan \"" + name + "\": " + length + " steps.")
              .at(source)
              .cure("a scan has at least one step"));
    }
  }

  <C, Y> Step<C, Y> run(C initial, Scope.ScanBody<C, Y> body) {
    Int index = new Int(Input.create(name, "index of scan \"" + name + "\"", Type.integer()));
    List<Expr> carry = new ArrayList<>();
    List<Expr> first = new ArrayList<>();
    C carried =
        Structure.map(
            initial,
            value -> {
              String kind = "carry of scan \"" + name + "\"";
              Expr placeholder = Input.create(name, kind, value.expr().type());
              carry.add(placeholder);
              first.add(value.expr());
              return Value.of(placeholder);
            });
    ScanFrame frame =
        new ScanFrame(name, length, index, carry, first, List.of(), List.of(), new ArrayList<>());
    return recording.inFrame(
        frame, () -> body.step(carried, index), (block, step) -> all(frame, block, step));
  }

  private <C, Y> Step<C, Y> all(ScanFrame frame, Block block, Step<C, Y> step) {
    List<Expr> next = exprs(step.carry());
    requireSteady(frame, next);
    frame.next().addAll(next);
    List<Expr> results = frame.run(exprs(step.output()), block.stacked(), frame.next());
    int[] at = {0};
    C last = Structure.map(step.carry(), value -> Value.of(results.get(at[0]++)));
    Y all = Structure.map(step.output(), value -> Value.of(results.get(at[0]++)));
    return new Step<>(last, all);
  }

  private void requireSteady(ScanFrame frame, List<Expr> next) {
    List<Type> into = frame.carry().stream().map(Expr::type).toList();
    List<Type> out = next.stream().map(Expr::type).toList();
    if (!into.equals(out)) {
      throw ShapeMismatch.of(
          Report.of(
                  frame.describe()
                      + " carries "
                      + into
                      + " into its first step, but "
                      + out
                      + " out of it.")
              .at(source)
              .cure("the carry keeps its structure, types and shapes from step to step"));
    }
  }

  private static List<Expr> exprs(Object structure) {
    return Structure.values(structure).stream().map(Value::expr).toList();
  }
}
