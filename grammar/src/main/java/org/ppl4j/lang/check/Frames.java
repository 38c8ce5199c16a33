package org.ppl4j.lang.check;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks plates and scans. */
final class Frames {
  private final Session session;
  private final Expressions expressions;
  private final Bodies bodies;
  private final Indices indices;
  private final IdentityHashMap<Statement, Size> counts = new IdentityHashMap<>();

  Frames(Session session, Expressions expressions, Bodies bodies) {
    this.session = session;
    this.expressions = expressions;
    this.bodies = bodies;
    this.indices = new Indices(session, expressions);
  }

  /** How many elements a plate or scan has, or null if that is wrong. */
  @Nullable Size count(Statement frame) {
    return counts.get(frame);
  }

  void plate(Statement.Plate plate, Names names, Program program) {
    Names inside = names.inside(plate);
    Size count = indices.bind(plate.binder(), inside);
    if (plate.subsample() != null) {
      Size some = expressions.size(plate.subsample(), names, "a number of elements");
      Long excess = some == null || count == null ? null : some.minus(count).constant();
      if (excess != null && excess > 0) {
        session.add(
            session
                .error("size", plate.subsample().span(), "there are not that many elements")
                .fact("expected", "at most " + count)
                .fact("found", String.valueOf(some)));
      }
      count = some;
    }
    frame(plate, plate.name(), Symbol.Kind.PLATE, count, names);
    bodies.check(plate.body(), inside, program);
    inside.exportTo(names);
  }

  private void frame(
      Statement frame, Ast.Name name, Symbol.Kind kind, @Nullable Size count, Names names) {
    if (count != null) {
      counts.put(frame, count);
    }
    Symbol symbol = new Symbol(kind, name, frame, names.frames(), Type.ERROR);
    session.bind(name, symbol);
  }

  void scan(Statement.Scan scan, Names names, Program program) {
    Names inside = names.inside(scan);
    List<Symbol> carries = new ArrayList<>();
    for (Statement.Carry carry : scan.carries()) {
      Type type = expressions.infer(carry.initial(), names);
      if (type instanceof Tensor tensor) {
        boolean isReal = tensor.element() == DType.REAL || isLiteral(carry.initial());
        type =
            isReal
                ? Tensor.real(tensor.shape())
                : new Tensor(
                    tensor.element(),
                    tensor.shape(),
                    Domains.between(Expressions.kind(tensor.element()), Double.NaN, Double.NaN),
                    null);
      }
      Symbol symbol = inside.define(Symbol.Kind.CARRY, carry.name(), carry, type, names.frames());
      symbol.random(true);
      carries.add(symbol);
    }
    Size count = indices.bind(scan.binder(), inside);
    frame(scan, scan.name(), Symbol.Kind.SCAN, count, names);
    bodies.check(scan.body(), inside, program);
    nexts(scan, carries, inside);
    inside.exportTo(names);
    carries.forEach(names::export);
  }

  private static boolean isLiteral(Expression expression) {
    return expression instanceof Expression.Number
        || (expression instanceof Expression.Unary unary && isLiteral(unary.operand()));
  }

  /** Each carry has one next value, of its own type. */
  private void nexts(Statement.Scan scan, List<Symbol> carries, Names inside) {
    Map<Symbol, Statement.Next> given = new HashMap<>();
    for (Statement statement : scan.body().statements()) {
      if (!(statement instanceof Statement.Next next)) {
        continue;
      }
      Type type = expressions.infer(next.value(), inside);
      Symbol carry =
          carries.stream()
              .filter(each -> each.name().equals(next.name().text()))
              .findFirst()
              .orElse(null);
      if (carry == null) {
        String near = Session.near(next.name().text(), carries.stream().map(Symbol::name).toList());
        Diagnostic problem =
            session.error("name", next.name().span(), "the scan carries no `" + next.name() + "`");
        session.add(
            near != null
                ? problem.cure("did you mean `" + near + "`?")
                : problem.cure(
                    "say what it is at first: `scan "
                        + scan.name()
                        + "[...]("
                        + next.name()
                        + " = ...)`"));
        continue;
      }
      session.bind(next.name(), carry);
      if (given.put(carry, next) != null) {
        session.add(
            session.error(
                "duplicate",
                next.name().span(),
                "`" + next.name() + "` has its next value already"));
      }
      if (!isCarried(carry.type(), type)) {
        session.add(
            session
                .error("type", next.value().span(), "what a scan carries keeps its type")
                .fact("at first", carry.type().toString(), carry.span())
                .fact("next", type.toString()));
      }
    }
    for (Symbol carry : carries) {
      if (!given.containsKey(carry)) {
        session.add(
            session
                .error("scan", carry.span(), "`" + carry.name() + "` has no next value")
                .cure("end the scan's body by `next " + carry.name() + " = ...`"));
      }
    }
  }

  private static boolean isCarried(Type carry, Type next) {
    if (carry.isError() || next.isError()) {
      return true;
    }
    if (carry instanceof Tensor a && next instanceof Tensor b) {
      return a.shape().equals(b.shape())
          && (a.element() == b.element()
              || (a.element() == DType.REAL && b.element() == DType.INT));
    }
    if (carry instanceof Type.Fields a && next instanceof Type.Fields b) {
      return a.fields().keySet().equals(b.fields().keySet())
          && a.fields().entrySet().stream()
              .allMatch(
                  field ->
                      isCarried(field.getValue(), requireNonNull(b.fields().get(field.getKey()))));
    }
    return false;
  }
}
