package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks statements, in order. */
final class Bodies {
  private final Session session;
  private final Expressions expressions;
  private final Types types;
  private final Frames frames;
  private final Learned learned;
  private final Sites sites;
  private final Observations observations;
  private final Objectives objectives;

  Bodies(Session session, Programs programs) {
    this.session = session;
    this.expressions = new Expressions(session, this, programs);
    this.types = new Types(session, expressions);
    this.frames = new Frames(session, expressions, this);
    this.learned = new Learned(session, expressions, this);
    this.sites = new Sites(session, expressions, types);
    this.observations = new Observations(session, expressions, sites);
    this.objectives = new Objectives(session, expressions, this, programs);
  }

  Expressions expressions() {
    return expressions;
  }

  Types types() {
    return types;
  }

  Sites sites() {
    return sites;
  }

  Objectives objectives() {
    return objectives;
  }

  /** How many elements a plate or scan has, or null if that is wrong. */
  @Nullable Size count(Statement frame) {
    return frames.count(frame);
  }

  /** What only objectives, and models made of models, have. */
  Type special(Expression expression, Names names) {
    return objectives.infer(expression, names);
  }

  void check(Ast.Block block, Names names, Program program) {
    List<String> later = new ArrayList<>();
    block.statements().forEach(each -> collect(each, later));
    names.expectLater(later);
    boolean isOver = false;
    for (Statement each : block.statements()) {
      if (isOver) {
        session.add(session.error("statement", each.span(), "nothing is done after `return`"));
        return;
      }
      check(each, names, program);
      isOver = each instanceof Statement.Return;
    }
  }

  private static void collect(Statement statement, List<String> names) {
    if (statement instanceof Statement.Sample each) {
      names.add(each.name().text());
    } else if (statement instanceof Statement.Let each) {
      names.add(each.name().text());
    } else if (statement instanceof Statement.Deterministic each) {
      names.add(each.name().text());
    } else if (statement instanceof Statement.Param each) {
      names.add(each.name().text());
    } else if (statement instanceof Statement.Network each) {
      names.add(each.name().text());
    } else if (statement instanceof Statement.Plate each) {
      each.body().statements().forEach(inner -> collect(inner, names));
    } else if (statement instanceof Statement.Scan each) {
      each.body().statements().forEach(inner -> collect(inner, names));
    }
  }

  private void check(Statement statement, Names names, Program program) {
    if (!isAllowed(statement, names)) {
      return;
    }
    if (statement instanceof Statement.Sample sample) {
      sites.sample(sample, names, program);
    } else if (statement instanceof Statement.Observe observe) {
      observations.check(observe, names, program);
    } else if (statement instanceof Statement.Let let) {
      program.defined.add(let(let, names));
    } else if (statement instanceof Statement.Deterministic each) {
      Type type = value(each.type(), each.value(), names);
      Symbol symbol = names.define(Symbol.Kind.DETERMINISTIC, each.name(), each, type);
      symbol.random(isRandom(each.value()));
      program.kept.add(symbol);
      sites.address(program, each.name().text(), each.name().span());
    } else if (statement instanceof Statement.Param param) {
      learned.param(param, names, program);
    } else if (statement instanceof Statement.Network network) {
      learned.network(network, names, program);
    } else if (statement instanceof Statement.Factor factor) {
      factor(factor, names, program);
    } else if (statement instanceof Statement.Plate plate) {
      frames.plate(plate, names, program);
    } else if (statement instanceof Statement.Scan scan) {
      frames.scan(scan, names, program);
    } else if (statement instanceof Statement.Side side) {
      number(side.term(), names, "a side objective");
    } else if (statement instanceof Statement.Return result) {
      program.result = expressions.infer(result.value(), names);
      program.returned = result.value();
    }
  }

  /** Whether a statement may stand here; else says where it may. */
  private boolean isAllowed(Statement statement, Names names) {
    String problem = null;
    String cure = "";
    boolean inFrame = !names.frames().isEmpty();
    switch (names.place) {
      case MODEL, GUIDE, CONSTANT -> {
        if (statement instanceof Statement.Side) {
          problem = "only an objective has terms on the side";
          cure = "a term of the log density is `factor term`";
        } else if (statement instanceof Statement.Return && inFrame) {
          problem = "a plate or scan returns nothing";
          cure = "use its names after it: each is an array there";
        } else if (statement instanceof Statement.Observe && names.place == Names.Place.GUIDE) {
          problem = "a guide observes nothing: it draws what its model leaves unknown";
          cure = "draw the value by `~`, or let the model observe it";
        }
      }
      case OBJECTIVE -> {
        boolean fits =
            statement instanceof Statement.Let
                || statement instanceof Statement.Sample
                || statement instanceof Statement.Side
                || statement instanceof Statement.Return;
        problem = fits ? null : "this stands in models, not in objectives";
        cure = "an objective has let, `~`, minimize, maximize and return";
      }
      case FUNCTION -> {
        boolean fits = statement instanceof Statement.Let || statement instanceof Statement.Return;
        problem = fits ? null : "a function only computes: it has `let` and `return`";
        cure = "make it a model, and call it by `x ~ name(...)`";
      }
    }
    if (statement instanceof Statement.Next
        && (names.frames().isEmpty()
            || !(names.frames().get(names.frames().size() - 1) instanceof Statement.Scan))) {
      problem = "`next` stands in a scan";
      cure = "write `scan name[t: T](state = first) { ... next state = ... }`";
    }
    if (problem != null) {
      session.add(session.error("statement", statement.span(), problem).cure(cure));
    }
    return problem == null;
  }

  Symbol let(Statement.Let let, Names names) {
    Type type = value(let.type(), let.value(), names);
    Symbol symbol = names.define(Symbol.Kind.LET, let.name(), let, type);
    symbol.random(isRandom(let.value()));
    return symbol;
  }

  /** Whether a value depends on what is drawn. */
  boolean isRandom(Expression expression) {
    boolean[] found = {false};
    Walk.references(
        expression,
        reference -> {
          Symbol symbol = session.facts.symbols.get(reference.name());
          found[0] |= symbol != null && symbol.isRandom();
        });
    return found[0];
  }

  /** A value's type, which must fit a declared one if there is one. */
  Type value(@Nullable TypeNode declared, Expression value, Names names) {
    Type found = expressions.infer(value, names);
    if (declared == null) {
      return found;
    }
    Type wanted = types.of(declared, names, null);
    if (wanted.isError() || found.isError()) {
      return wanted;
    }
    if (wanted instanceof Tensor a && found instanceof Tensor b) {
      boolean isElement =
          a.element() == b.element() || (a.element() == DType.REAL && b.element() == DType.INT);
      String code =
          !isElement
              ? "type"
              : !a.shape().equals(b.shape())
                  ? "shape"
                  : Domains.areDisjoint(a.domain(), b.domain()) ? "support" : null;
      if (code == null) {
        return new Tensor(a.element(), a.shape(), a.domain(), b.value());
      }
      return misfit(code, value, wanted, found);
    }
    return wanted.toString().equals(found.toString())
        ? wanted
        : misfit("type", value, wanted, found);
  }

  Type misfit(String code, Expression value, Type wanted, Type found) {
    session.add(
        session
            .error(code, value.span(), "this does not fit the declared type")
            .fact("expected", wanted.toString())
            .fact("found", found.toString()));
    return wanted;
  }

  private void factor(Statement.Factor factor, Names names, Program program) {
    number(factor.term(), names, "a term of the log density");
    Ast.Name name = factor.name();
    if (name != null) {
      sites.address(program, name.text(), name.span());
    }
  }

  private void number(Expression at, Names names, String what) {
    Type type = expressions.infer(at, names);
    boolean isNumber =
        type.isError()
            || type instanceof Type.Expected
            || (type instanceof Tensor tensor
                && tensor.isScalar()
                && tensor.element() != DType.BOOL);
    if (!isNumber) {
      Diagnostic problem =
          session
              .error("shape", at.span(), what + " is one number")
              .fact("found", session.text(at) + ": " + type);
      session.add(
          type instanceof Tensor tensor && !tensor.isScalar()
              ? problem.cure("sum it: `sum(...)`")
              : problem);
    }
  }
}
