package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.model.Step;

/** Scans: what is carried is one value, or a record of several. */
final class Scans {
  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Expressions expressions;
  private final Bodies bodies;
  private final Code.Local m;

  Scans(FileScope file, Scopes scopes, Expressions expressions, Bodies bodies, Code.Local m) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.expressions = expressions;
    this.bodies = bodies;
    this.m = m;
  }

  /** A scan that hands out some values of its steps. */
  JavaStatement of(Statement.Scan scan, List<Symbol> handed) {
    int line = expressions.line(scan);
    String outer = scopes.names().fresh(Names.ofMember(scan.name().text()));
    Ast.Binder binder = scan.binder();
    Code count = expressions.count(binder.lower(), binder.upper());
    List<Symbol> carried = new ArrayList<>();
    List<Code> initial = new ArrayList<>();
    for (Statement.Carry carry : scan.carries()) {
      Symbol symbol = requireNonNull(checked.symbol(carry.name()));
      carried.add(symbol);
      initial.add(carried(symbol, scan, carry.initial()));
    }
    Code first = together(scan, carried, initial, line);
    Names before = scopes.enter();
    String wanted = carried.size() == 1 ? carried.get(0).name() : "carry";
    Code.Local carry = new Code.Local(scopes.names().fresh(Names.ofMember(wanted)), first.type());
    bind(scan, carried, initial, carry);
    Code.Local index = expressions.bind(binder);
    List<JavaStatement> body = body(scan, carried, handed, line);
    scopes.leave(before);
    Code.Lambda function = new Code.Lambda(List.of(carry, index), body);
    Code name = Code.Literal.of(scan.name().text());
    Code all = Methods.call(m, "scan", line, name, count, first, function);
    Code.Local local = new Code.Local(outer, JavaType.of(Step.class));
    bind(scan, carried, initial, new Code.Component(local, "carry", first.type()));
    if (!handed.isEmpty()) {
      Code.Construct step = (Code.Construct) body.get(body.size() - 1).value();
      bodies.rebind(handed, new Code.Component(local, "output", step.arguments().get(1).type()));
    }
    return new JavaStatement.Declare(local, all, scan.doc().text());
  }

  private List<JavaStatement> body(
      Statement.Scan scan, List<Symbol> carried, List<Symbol> handed, int line) {
    List<JavaStatement> body = new ArrayList<>();
    Map<Symbol, Code> next = new LinkedHashMap<>();
    carried.forEach(symbol -> next.put(symbol, bodies.base(symbol, line)));
    for (Statement statement : scan.body().statements()) {
      if (statement instanceof Statement.Next after) {
        Symbol symbol = requireNonNull(checked.symbol(after.name()));
        next.put(symbol, carried(symbol, scan, after.value()));
      } else {
        body.addAll(bodies.statement(statement));
      }
    }
    Code carry = together(scan, carried, List.copyOf(next.values()), line);
    Code output =
        handed.isEmpty()
            ? Methods.staticCall(List.class, "of", line)
            : bodies.handedOut(scan.name(), handed, line);
    body.add(
        new JavaStatement.Return(
            new Code.Construct(JavaType.of(Step.class), List.of(carry, output), line)));
    return body;
  }

  /** What is carried of a value: a category as Java counts it, if each step hands on one. */
  private Code carried(Symbol symbol, Statement.Scan scan, Expression value) {
    int line = expressions.line(value);
    Shifted shifted = expressions.shifted(value).plus(-offset(symbol, scan));
    return Expressions.staged(shifted.code(line), Sites.element(symbol), line);
  }

  private int offset(Symbol symbol, Statement.Scan scan) {
    boolean isCategory =
        scan.body().statements().stream()
            .anyMatch(
                statement ->
                    statement instanceof Statement.Next next
                        && checked.symbol(next.name()) == symbol
                        && next.value() instanceof Expression.Reference reference
                        && bodies.isCountedFromOne(
                            requireNonNull(checked.symbol(reference.name()))));
    return isCategory ? 1 : 0;
  }

  private Code together(Statement.Scan scan, List<Symbol> carried, List<Code> values, int line) {
    if (values.size() == 1) {
      return values.get(0);
    }
    Map<String, JavaType> types = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      types.put(carried.get(i).name(), values.get(i).type());
    }
    String wanted = Names.ofType(scan.name().text()) + "Carry";
    JavaType type = file.records().of(types, wanted, List.of(), line);
    return new Code.Construct(type, values, line);
  }

  private void bind(Statement.Scan scan, List<Symbol> carried, List<Code> initial, Code carry) {
    for (int i = 0; i < carried.size(); i++) {
      Symbol symbol = carried.get(i);
      Code code =
          carried.size() == 1
              ? carry
              : new Code.Component(carry, Names.ofComponent(symbol.name()), initial.get(i).type());
      scopes.put(symbol, new Shifted(code, offset(symbol, scan)));
    }
  }
}
