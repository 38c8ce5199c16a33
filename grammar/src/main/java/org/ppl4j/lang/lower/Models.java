package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.check.Callee;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.model.Model;

/** Expressions that are models: calls of the file's, those that an objective is given, and more. */
final class Models {
  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Expressions expressions;

  Models(FileScope file, Scopes scopes, Expressions expressions) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.expressions = expressions;
  }

  /** A model whose arguments are known. */
  Code of(Expression expression) {
    int line = expressions.line(expression);
    if (expression instanceof Expression.Call call) {
      return called(call, line);
    } else if (expression instanceof Expression.Marginal marginal) {
      List<Code> arguments = new ArrayList<>();
      arguments.add(algorithm(marginal.algorithm(), line));
      marginal.kept().forEach(name -> arguments.add(Code.Literal.of(name.text())));
      return Methods.call(called(marginal.model(), line), "marginal", line, arguments)
          .as(JavaType.of(Model.class, JavaType.NO_ARGUMENTS, JavaType.ANY));
    } else if (expression instanceof Expression.Normalize normalize) {
      Code algorithm = algorithm(normalize.algorithm(), line);
      return Methods.call(called(normalize.model(), line), "normalize", line, algorithm)
          .as(JavaType.of(Model.class, JavaType.NO_ARGUMENTS, JavaType.ANY));
    }
    Expression.Reference reference = (Expression.Reference) expression;
    Symbol symbol = requireNonNull(checked.symbol(reference.name()));
    Shifted value = scopes.find(symbol);
    return value != null
        ? value.code(line)
        : program((Declaration.Program) symbol.declaration(), List.of(), line);
  }

  private Code called(Expression.Call call, int line) {
    Symbol symbol = requireNonNull(checked.symbol(call.name()));
    Shifted given = scopes.find(symbol);
    if (given != null) {
      return given.code(line);
    }
    Declaration.Program program = (Declaration.Program) symbol.declaration();
    return program(program, arguments(program, call), line);
  }

  /** What a call hands over to a model, in order. */
  private List<Code> arguments(Declaration.Program program, Expression.Call call) {
    List<Ast.Parameter> parameters = checked.program(program).parameters();
    List<@Nullable Expression> given = parameters.isEmpty() ? List.of() : checked.arguments(call);
    List<Code> out = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      out.add(expressions.calls().handed(parameters.get(i), requireNonNull(given.get(i))));
    }
    return out;
  }

  /** A model of the file, with its arguments. */
  Code program(Declaration.Program program, List<Code> arguments, int line) {
    DataRecord data = file.data(program);
    List<Code> given =
        data.isEmpty() ? List.of() : List.of(new Code.Construct(data.type(), arguments, line));
    JavaType type = JavaType.of(Model.class, JavaType.NO_ARGUMENTS, file.result(program));
    return new Code.Own(file.method(program), given, type, line);
  }

  private Code algorithm(Expression.Call algorithm, int line) {
    Callee.Ready ready = (Callee.Ready) checked.callee(algorithm);
    return expressions.calls().ready(ready.builtin(), algorithm, line, Map.of());
  }
}
