package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Signature;
import org.ppl4j.lang.check.Callee;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Choices;
import org.ppl4j.nn.Embedding;
import org.ppl4j.nn.LstmCell;
import org.ppl4j.type.DType;

/** Calls: of what the catalogue has, of the file's own functions, and of networks. */
final class Calls {
  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Expressions expressions;
  private final Map<String, Code> names;
  private @Nullable Objectives objective;

  /**
   * Calls inside a method.
   *
   * @param scope what templates call {@code m} and {@code e}: the scope of a model or an objective
   */
  Calls(FileScope file, Scopes scopes, Expressions expressions, Code.@Nullable Local scope) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.expressions = expressions;
    this.names = scope == null ? Map.of() : Map.of("m", scope, "e", scope);
  }

  /** A call, of whatever it is. */
  Code of(Expression.Call call) {
    Callee callee = checked.callee(call);
    int line = expressions.line(call);
    if (callee instanceof Callee.Ready ready) {
      return ready(ready.builtin(), call, line);
    } else if (callee instanceof Callee.Function function) {
      return function(function.declaration(), call, line);
    } else if (callee instanceof Callee.Applied applied) {
      return applied(requireNonNull(scopes.find(applied.network())).code(line), call, line);
    }
    throw new IllegalStateException("no value: " + checked.source().text(call.span()));
  }

  /** Something that the catalogue has. */
  Code ready(Builtin builtin, Ast call, int line) {
    return ready(builtin, call, line, names);
  }

  /** Something of the catalogue whose template has further words. */
  Code ready(Builtin builtin, Ast call, int line, Map<String, Code> words) {
    Code special = Specials.of(this, builtin.name(), call, line);
    if (special != null) {
      return special;
    }
    List<@Nullable Expression> given =
        call instanceof Expression.Reference ? List.of() : checked.arguments(call);
    List<List<Code>> arguments = new ArrayList<>();
    for (int i = 0; i < builtin.signature().parameters().size(); i++) {
      Expression argument = i < given.size() ? given.get(i) : null;
      Signature.Parameter parameter = builtin.signature().parameters().get(i);
      arguments.add(argument == null ? List.of() : argument(parameter.type(), argument, call));
    }
    for (int i = arguments.size(); i < given.size(); i++) { // The last parameter takes them all.
      List<Code> last = new ArrayList<>(arguments.remove(arguments.size() - 1));
      last.add(expressions.of(requireNonNull(given.get(i))));
      arguments.add(last);
    }
    return Templates.read(
        builtin.java(),
        arguments,
        place ->
            receiver(
                builtin.signature().parameters().get(place).type(), arguments.get(place), line),
        words,
        line);
  }

  /** An argument as a parameter of its type takes it: numbers may stay numbers of Java. */
  private List<Code> argument(TypeNode wanted, Expression argument, Ast call) {
    String type = wanted instanceof TypeNode.Values values ? values.name().text() : "any";
    return switch (type) {
      case "size" -> List.of(expressions.size(argument));
      case "sizes" -> elements(argument).stream().map(expressions::size).toList();
      case "distributions" -> elements(argument).stream().map(expressions::of).toList();
      case "int" -> List.of(integer(expressions.of(argument), argument));
      case "number" -> List.of(number(expressions.of(argument), argument, call));
      case "any", "distribution", "text", "model", "run" -> List.of(expressions.of(argument));
      case "activation", "baseline" -> List.of(named(argument));
      case "proposal" -> List.of(proposal(argument));
      default -> List.of(expressions.real(argument));
    };
  }

  private static List<Expression> elements(Expression argument) {
    return argument instanceof Expression.Array array ? array.elements() : List.of(argument);
  }

  private Code integer(Code code, Expression argument) {
    return code.type().raw() == Bool.class
        ? Methods.call(code, "toInt", expressions.line(argument))
        : code;
  }

  /** Integers become reals where the result is real. */
  private Code number(Code code, Expression argument, Ast call) {
    boolean isReal = call instanceof Expression outer && expressions.element(outer) == DType.REAL;
    return isReal ? Expressions.real(code, expressions.line(argument)) : integer(code, argument);
  }

  /** A function from the choices that a proposal is given to a guide. */
  private Code proposal(Expression argument) {
    Ast.Name name =
        argument instanceof Expression.Call call
            ? call.name()
            : ((Expression.Reference) argument).name();
    Declaration.Program guide =
        (Declaration.Program) requireNonNull(checked.symbol(name)).declaration();
    int line = expressions.line(argument);
    Names before = scopes.enter();
    Code.Local given = new Code.Local(scopes.names().fresh("given"), JavaType.of(Choices.class));
    List<Code> arguments = new ArrayList<>();
    for (Ast.Parameter parameter : checked.program(guide).parameters()) {
      boolean isInteger =
          checked.declared(parameter) instanceof Type.Tensor tensor
              && tensor.element() == DType.INT;
      Code site = Code.Literal.of(parameter.name().text());
      arguments.add(Methods.call(given, isInteger ? "integer" : "real", line, site));
    }
    Code model = new Models(file, scopes, expressions).program(guide, arguments, line);
    scopes.leave(before);
    return new Code.Lambda(List.of(given), List.of(new JavaStatement.Return(model)));
  }

  /** An activation or a baseline: by its name alone, or called. */
  private Code named(Expression argument) {
    Callee callee = checked.callee(argument);
    return ready(((Callee.Ready) callee).builtin(), argument, expressions.line(argument));
  }

  private static Code receiver(TypeNode wanted, List<Code> argument, int line) {
    Code code = argument.get(0);
    boolean isInteger =
        wanted instanceof TypeNode.Values values && values.name().text().equals("int");
    return Methods.staged(isInteger ? Int.class : Real.class, code, line);
  }

  private Code function(Declaration.Function function, Expression.Call call, int line) {
    List<@Nullable Expression> given = checked.arguments(call);
    List<Code> arguments = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Expression argument = requireNonNull(given.get(i));
      arguments.add(handed(function.parameters().get(i), argument));
    }
    return new Code.Own(
        file.method(function), arguments, file.type(checked.type(call), file.recordName()), line);
  }

  /** An argument of a function of the file's, or of one of its models. */
  Code handed(Ast.Parameter parameter, Expression argument) {
    if (file.isKnown(parameter)) {
      return expressions.size(argument);
    }
    Type type = checked.declared(parameter);
    Code code = expressions.of(argument);
    return type instanceof Type.Tensor tensor
        ? Expressions.staged(code, tensor.element(), expressions.line(argument))
        : code;
  }

  private Code applied(Code network, Expression.Call call, int line) {
    Class<?> kind = network.type().raw();
    List<Code> inputs = new ArrayList<>();
    for (Expression argument : checked.arguments(call)) {
      Expression input = requireNonNull(argument);
      inputs.add(
          kind == Embedding.class // Things count from 1.
              ? expressions.shifted(input).plus(-1).code(line)
              : Methods.staged(Real.class, expressions.real(input), line));
    }
    if (kind != LstmCell.class) {
      return Methods.call(network, "apply", line, inputs);
    }
    Code state = new Code.Construct(JavaType.of(LstmCell.State.class), inputs.subList(1, 3), line);
    return Methods.call(network, "apply", line, inputs.get(0), state);
  }

  Expressions expressions() {
    return expressions;
  }

  Checked checked() {
    return checked;
  }

  /** A size as an int. */
  Code size(Size size) {
    return scopes.sizes().of(size);
  }

  /** A component of a record. */
  Code member(Expression.Member member) {
    Code record = expressions.of(member.base());
    if (checked.type(member.base()) instanceof Type.Run) {
      return run(record, member.name().text(), expressions.line(member));
    }
    return new Code.Component(
        record,
        Names.ofComponent(member.name().text()),
        file.type(checked.type(member), file.recordName()));
  }

  /** What is known of a run: its log density, and the values of its sites. */
  private static Code run(Code run, String name, int line) {
    return name.equals("log_density")
        ? Methods.call(run, "logDensity", line)
        : Methods.call(Methods.call(run, "choices", line), "real", line, Code.Literal.of(name));
  }

  /** Has an objective answer for what only objectives have. */
  void objective(Objectives owner) {
    objective = owner;
  }

  /** What only objectives have. */
  Code special(Expression expression) {
    return requireNonNull(objective, () -> "no value: " + expression).special(expression);
  }

  /** A run of a model. */
  Code simulate(Expression model, int line) {
    return requireNonNull(objective).simulated(model, line);
  }

  /** Of a distribution and a value, of a model and a run, or of a run. */
  Code logDensity(List<@Nullable Expression> given, int line) {
    Expression of = requireNonNull(given.get(0));
    Expression value = given.size() > 1 ? given.get(1) : null;
    if (value == null) {
      return Methods.call(expressions.of(of), "logDensity", line);
    } else if (checked.type(of) instanceof Type.Program model) {
      // A run's own density: where it is an estimate, the one whose reciprocal is unbiased.
      return checked.type(value) instanceof Type.Run run
              && run.model().equals(model.name())
              && of instanceof Expression.Reference
          ? Methods.call(expressions.of(value), "logDensity", line)
          : requireNonNull(objective).density(of, value, line);
    }
    DType element =
        checked.type(of) instanceof Type.Distributed distributed
            ? distributed.draw().element()
            : DType.REAL;
    Code at = Expressions.staged(expressions.of(value), element, line);
    return Methods.call(expressions.of(of), "logDensity", line, at);
  }
}
