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
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks statements, in order. */
final class Bodies {
  private final Session session;
  private final IdentityHashMap<Statement, Size> counts = new IdentityHashMap<>();
  private final Expressions expressions;
  private final Types types;
  private final Indices indices;
  private final Sites sites;
  private final Observations observations;
  private final Objectives objectives;

  Bodies(Session session, Programs programs) {
    this.session = session;
    this.expressions = new Expressions(session, this, programs);
    this.types = new Types(session, expressions);
    this.indices = new Indices(session, expressions);
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

  /** How many elements a plate or scan has, or null if that is wrong. */
  @Nullable Size count(Statement frame) {
    return counts.get(frame);
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
      param(param, names, program);
    } else if (statement instanceof Statement.Network network) {
      network(network, names, program);
    } else if (statement instanceof Statement.Factor factor) {
      factor(factor, names, program);
    } else if (statement instanceof Statement.Plate plate) {
      plate(plate, names, program);
    } else if (statement instanceof Statement.Scan scan) {
      scan(scan, names, program);
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

  private Type misfit(String code, Expression value, Type wanted, Type found) {
    session.add(
        session
            .error(code, value.span(), "this does not fit the declared type")
            .fact("expected", wanted.toString())
            .fact("found", found.toString()));
    return wanted;
  }

  private void param(Statement.Param param, Names names, Program program) {
    Type initial = param.initial() == null ? Type.ERROR : expressions.infer(param.initial(), names);
    Type type = Type.ERROR;
    if (param.type() != null) {
      type = types.of(param.type(), names, null);
      if (type instanceof Tensor wanted && initial instanceof Tensor given) {
        initial(requireNonNull(param.initial()), wanted, given);
      } else if (!initial.isError() && !type.isError()) {
        misfit("type", requireNonNull(param.initial()), type, initial);
      }
    } else if (param.initial() == null) {
      type = Tensor.real(List.of());
    } else if (initial instanceof Tensor given) {
      type = Tensor.real(given.shape());
    }
    if (type instanceof Tensor tensor && tensor.element() != DType.REAL) {
      session.add(
          session
              .error("type", param.name().span(), "only reals can be learned")
              .fact("found", type.toString())
              .cure("declare it as `real`"));
      type = Type.ERROR;
    }
    Symbol symbol = names.define(Symbol.Kind.PARAM, param.name(), param, type);
    program.params.add(symbol);
    sites.address(program, param.name().text(), param.name().span());
  }

  private void initial(Expression at, Tensor wanted, Tensor given) {
    if (given.element() == DType.BOOL
        || !(given.isScalar() || given.shape().equals(wanted.shape()))) {
      session.add(
          session
              .error("shape", at.span(), "a parameter begins at one number, or at one for each")
              .fact("expected", wanted.toString())
              .fact("found", given.toString()));
      return;
    }
    Double number = expressions.constant(at);
    Domain domain = wanted.domain();
    boolean isNumeric = domain.kind() == Domain.Kind.REAL;
    boolean isOutside =
        number != null
            && isNumeric
            && (number < Domains.lower(domain) || number > Domains.upper(domain));
    boolean isOnEdge =
        number != null
            && isNumeric
            && (number == Domains.lower(domain) || number == Domains.upper(domain));
    if (isOutside || isOnEdge || (number == null && Domains.areDisjoint(domain, given.domain()))) {
      session.add(
          session
              .error(
                  "support",
                  at.span(),
                  isOnEdge
                      ? "a parameter begins inside of its set, not on its edge"
                      : "a parameter begins inside of its set")
              .fact("expected", domain.toString())
              .fact("found", session.text(at)));
    }
  }

  private void network(Statement.Network network, Names names, Program program) {
    Type type = Type.ERROR;
    if (network.value() instanceof Expression.Call call) {
      type = objectives.network(call, names);
      session.facts.types.put(call, type);
    } else {
      session.add(
          session
              .error("type", network.value().span(), "a network is made by a call")
              .cure("write `network " + network.name() + " = mlp([in, hidden, out])`"));
    }
    if (!names.frames().isEmpty()) {
      session.add(
          session
              .error(
                  "statement",
                  network.span(),
                  "in a plate or scan each element would have a network of its own")
              .cure("declare it before, and apply it here"));
    }
    Symbol symbol = names.define(Symbol.Kind.NETWORK, network.name(), network, type);
    program.defined.add(symbol);
    sites.address(program, network.name().text(), network.name().span());
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

  private void plate(Statement.Plate plate, Names names, Program program) {
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
    check(plate.body(), inside, program);
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

  private void scan(Statement.Scan scan, Names names, Program program) {
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
    check(scan.body(), inside, program);
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
