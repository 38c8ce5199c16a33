package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.check.Checked.ProgramInfo;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks declarations, each when it is asked for first. */
final class Programs {
  private final Session session;
  private final Bodies bodies;
  private final Map<Symbol, Program> gathered = new LinkedHashMap<>();
  private final Map<Symbol, Names> arguments = new LinkedHashMap<>();
  private final Map<Symbol, Type> results = new LinkedHashMap<>();
  private final Set<Symbol> open = new HashSet<>();
  private final Set<Symbol> marginalised = new HashSet<>();

  Programs(Session session) {
    this.session = session;
    this.bodies = new Bodies(session, this);
  }

  /** What a model or guide is; null if it is being checked, or its model is unknown. */
  @Nullable ProgramInfo info(Symbol symbol) {
    check(symbol);
    return session.facts.programs.get(symbol.declaration());
  }

  /** What was gathered of a model or guide; null if it is being checked. */
  @Nullable Program gathered(Symbol symbol) {
    boolean isProgram = symbol.kind() == Symbol.Kind.MODEL || symbol.kind() == Symbol.Kind.GUIDE;
    if (!isProgram || open.contains(symbol)) {
      return null;
    }
    check(symbol);
    return gathered.get(symbol);
  }

  Map<Symbol, Program> all() {
    return gathered;
  }

  /** The names of a declaration's arguments. */
  Map<Symbol, Names> arguments() {
    return arguments;
  }

  /** What a function gives. */
  Type result(Symbol symbol) {
    check(symbol);
    return results.getOrDefault(symbol, Type.ERROR);
  }

  /** Notes that a guide's further sites are integrated out somewhere. */
  void marginalised(Symbol symbol) {
    marginalised.add(symbol);
  }

  boolean isMarginalised(Symbol symbol) {
    return marginalised.contains(symbol);
  }

  void check(Symbol symbol) {
    if (arguments.containsKey(symbol)) {
      if (open.contains(symbol)) {
        session.add(
            session
                .error("recursion", symbol.span(), "`" + symbol.name() + "` calls itself")
                .cure("steps that depend on those before stand in a scan"));
      }
      return;
    }
    open.add(symbol);
    Declaration declaration = (Declaration) symbol.declaration();
    if (declaration instanceof Declaration.Model model) {
      Names names = Names.of(session, Names.Place.MODEL);
      arguments.put(symbol, names);
      parameters(model.parameters(), names, null);
      program(symbol, model, model.parameters(), null, names);
    } else if (declaration instanceof Declaration.Guide guide) {
      guide(symbol, guide);
    } else if (declaration instanceof Declaration.Objective objective) {
      objective(symbol, objective);
    } else if (declaration instanceof Declaration.Function function) {
      function(symbol, function);
    } else if (declaration instanceof Declaration.Constant constant) {
      constant(symbol, constant);
    }
    open.remove(symbol);
  }

  // Arguments

  private void parameters(List<Ast.Parameter> parameters, Names names, @Nullable Names model) {
    Set<String> seen = new HashSet<>();
    // Numbers first, so that shapes may name them wherever they stand.
    for (int pass = 0; pass < 2; pass++) {
      for (Ast.Parameter each : parameters) {
        boolean isNumber =
            each.type() instanceof TypeNode.Values values
                && values.name().text().equals("int")
                && values.dimensions().isEmpty();
        if (isNumber == (pass == 0)) {
          parameter(each, names, model, seen);
        }
      }
    }
  }

  private void parameter(
      Ast.Parameter parameter, Names names, @Nullable Names model, Set<String> seen) {
    Type type = Type.ERROR;
    TypeNode node = parameter.type();
    if (node != null) {
      type = bodies.types().of(node, names, names);
    } else if (names.place == Names.Place.OBJECTIVE) {
      type = new Type.Program(parameter.name().text(), Type.ERROR);
    } else {
      session.add(
          session
              .error("type", parameter.name().span(), "`" + parameter.name() + "` has no type")
              .cure("write `" + parameter.name() + ": real`, or another type"));
    }
    session.facts.declared.put(parameter, type);
    boolean isTwice = !seen.add(parameter.name().text());
    Symbol symbol = names.define(Symbol.Kind.ARGUMENT, parameter.name(), parameter, type);
    Symbol shared = model == null ? null : model.visible(parameter.name().text());
    if (type instanceof Tensor tensor && tensor.isScalar() && tensor.element() == DType.INT) {
      Size.Variable variable =
          shared != null && shared.size() != null && !isTwice
              ? shared.size()
              : new Size.Variable(parameter.name().text());
      symbol.size(variable);
      symbol.type(new Tensor(DType.INT, List.of(), tensor.domain(), Size.of(variable)));
    }
    if (shared != null) {
      shared.use();
      if (!shared.type().isError()
          && !type.isError()
          && !shared.type().toString().equals(symbol.type().toString())) {
        session.add(
            session
                .error(
                    "agreement",
                    parameter.name().span(),
                    "the guide's `" + parameter.name() + "` is not its model's")
                .fact("model", shared.type().toString(), shared.span())
                .fact("guide", symbol.type().toString()));
      }
    }
  }

  // Programs

  private void program(
      Symbol symbol,
      Declaration.Program declaration,
      List<Ast.Parameter> parameters,
      Declaration.@Nullable Model model,
      Names names) {
    Program program = new Program();
    Type result;
    List<Symbol> returned = List.of();
    if (declaration.body() instanceof Declaration.Statements statements) {
      Names inside = names.inside(null);
      bodies.check(statements.block(), inside, program);
      if (program.result != null) {
        result = program.result;
      } else {
        returned = List.copyOf(program.kept);
        Map<String, Type> fields = new LinkedHashMap<>();
        returned.forEach(each -> fields.put(each.name(), whole(each)));
        result = fields.isEmpty() ? new Type.Nothing() : new Type.Fields(fields);
      }
    } else {
      Expression value = ((Declaration.Value) declaration.body()).expression();
      result = made(value, names, program);
    }
    gathered.put(symbol, program);
    session.facts.programs.put(
        declaration,
        new ProgramInfo(parameters, model, program.sites, program.params, result, returned));
  }

  /** A model that is made of another: its choices are the other's, or those kept. */
  private Type made(Expression value, Names names, Program program) {
    Type type = bodies.expressions().infer(value, names);
    if (type.isError()) {
      program.isOpen = true;
      return Type.ERROR;
    }
    if (!(type instanceof Type.Program called)) {
      program.isOpen = true;
      return session.wrong(
          session
              .error("type", value.span(), "a model is made of statements, or of a model")
              .fact("found", type.toString())
              .cure("write `{ return ... }`"));
    }
    Ast.Name name =
        value instanceof Expression.Marginal marginal
            ? marginal.model().name()
            : value instanceof Expression.Normalize normalize
                ? normalize.model().name()
                : value instanceof Expression.Call call
                    ? call.name()
                    : value instanceof Expression.Reference reference ? reference.name() : null;
    Symbol other = name == null ? null : session.facts.symbols.get(name);
    Program inner = other == null ? null : gathered(other);
    if (inner == null) {
      program.isOpen = true;
      return called.result();
    }
    program.isOpen = inner.isOpen;
    inner.choices.forEach(
        (address, choice) -> {
          boolean isKept =
              !(value instanceof Expression.Marginal marginal)
                  || marginal.kept().stream().anyMatch(each -> each.text().equals(address));
          if (isKept) {
            program.choices.put(address, choice);
          }
        });
    return called.result();
  }

  private Type whole(Symbol symbol) {
    Type type = symbol.type();
    List<Statement> frames = symbol.frames();
    for (int i = frames.size() - 1; i >= 0; i--) {
      Size count = bodies.count(frames.get(i));
      if (count == null) {
        return Type.ERROR;
      }
      type = type.lifted(count);
    }
    return type;
  }

  private void guide(Symbol symbol, Declaration.Guide guide) {
    Names names = Names.of(session, Names.Place.GUIDE);
    arguments.put(symbol, names);
    Symbol target = session.globals.get(guide.target().text());
    boolean isModel =
        target != null
            && (target.kind() == Symbol.Kind.MODEL || target.kind() == Symbol.Kind.GUIDE);
    Declaration.Model model = null;
    Names own = null;
    List<Ast.Parameter> parameters = guide.parameters();
    if (target == null || !isModel) {
      unknownTarget(guide, target);
    } else {
      session.bind(guide.target(), target);
      target.use();
      check(target);
      own = arguments.get(target);
      model = target.declaration() instanceof Declaration.Model found ? found : null;
      if (!guide.hasParameters()) {
        ProgramInfo info = session.facts.programs.get(target.declaration());
        parameters = info == null ? List.of() : info.parameters();
      }
    }
    if (guide.hasParameters()) {
      parameters(guide.parameters(), names, own);
    } else if (own != null) {
      names.share(own);
    }
    program(symbol, guide, parameters, model, names);
    Program mine = gathered.get(symbol);
    Program theirs = target == null ? null : gathered.get(target);
    if (target == null && mine != null) {
      mine.isOpen = true;
    }
    if (mine != null && theirs != null && target != null) {
      later.add(() -> new Agreement(session, this).check(guide, symbol, mine, target, theirs));
    }
  }

  private final List<Runnable> later = new ArrayList<>();

  /** What can be said only when all declarations are known. */
  void finish() {
    later.forEach(Runnable::run);
  }

  private void unknownTarget(Declaration.Guide guide, @Nullable Symbol target) {
    if (guide.target().text().isEmpty() || session.isSkipped(guide.target().text())) {
      return;
    }
    List<String> models =
        session.globals.values().stream()
            .filter(each -> each.kind() == Symbol.Kind.MODEL)
            .map(Symbol::name)
            .toList();
    String near = Session.near(guide.target().text(), models);
    Diagnostic problem =
        target != null
            ? session.error(
                "name",
                guide.target().span(),
                "`" + guide.target() + "` is a " + target.kind().word() + ", not a model")
            : session.error(
                "name", guide.target().span(), "there is no model `" + guide.target() + "`");
    session.add(
        near != null
            ? problem.cure("did you mean `" + near + "`?")
            : models.isEmpty() ? problem : problem.fact("models", String.join(", ", models)));
  }

  // Others

  private void objective(Symbol symbol, Declaration.Objective objective) {
    Names names = Names.of(session, Names.Place.OBJECTIVE);
    arguments.put(symbol, names);
    parameters(objective.parameters(), names, null);
    Program program = new Program();
    bodies.check(objective.body(), names.inside(null), program);
    Type result = program.result;
    if (result == null) {
      session.add(
          session
              .error("statement", objective.name().span(), "the objective returns nothing")
              .cure("end it by `return ...`"));
      return;
    }
    boolean isNumber =
        result.isError()
            || result instanceof Type.Expected
            || (result instanceof Tensor tensor
                && tensor.isScalar()
                && tensor.element() != DType.BOOL);
    Expression at = program.returned;
    if (!isNumber && at != null) {
      Diagnostic problem =
          session
              .error("shape", at.span(), "an objective is one number")
              .fact("found", session.text(at) + ": " + result);
      session.add(
          result instanceof Tensor tensor && !tensor.isScalar()
              ? problem.cure("of replicated weights take `log_mean_exp(...)` or `mean(...)`")
              : problem);
    }
  }

  private void function(Symbol symbol, Declaration.Function function) {
    Names names = Names.of(session, Names.Place.FUNCTION);
    arguments.put(symbol, names);
    parameters(function.parameters(), names, null);
    if (function.type() != null) {
      // Known before the body, which may be wrong.
      results.put(symbol, bodies.types().of(function.type(), names, null));
    }
    Expression value = null;
    Names inside = names.inside(null);
    if (function.body() instanceof Declaration.Value body) {
      value = body.expression();
    } else if (function.body() instanceof Declaration.Statements statements) {
      Program program = new Program();
      bodies.check(statements.block(), inside, program);
      value = program.returned;
    }
    if (value == null) {
      session.add(
          session
              .error("statement", function.name().span(), "the function returns nothing")
              .cure("end it by `return ...`"));
      return;
    }
    Type type = bodies.value(function.type(), value, inside);
    if (type instanceof Type.Program || type instanceof Type.Run) {
      type =
          session.wrong(
              session
                  .error("type", value.span(), "a function gives numbers, records or distributions")
                  .fact("found", type.toString()));
    }
    results.put(symbol, type);
  }

  private void constant(Symbol symbol, Declaration.Constant constant) {
    Names names = Names.of(session, Names.Place.CONSTANT);
    arguments.put(symbol, names);
    Type type = bodies.value(constant.type(), constant.value(), names);
    if (type instanceof Tensor tensor && tensor.isScalar() && tensor.element() == DType.REAL) {
      Double number = bodies.expressions().constant(constant.value());
      if (number != null) {
        type = tensor.in(Domains.between(Domain.Kind.REAL, number, number));
      }
    } else if (!(type instanceof Tensor) && !type.isError()) {
      type =
          session.wrong(
              session
                  .error("type", constant.value().span(), "a constant is a number or an array")
                  .fact("found", type.toString()));
    }
    symbol.type(type);
  }
}
