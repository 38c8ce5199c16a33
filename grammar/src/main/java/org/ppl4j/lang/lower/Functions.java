package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/** Functions: static methods. */
final class Functions {
  private final FileScope file;
  private final Checked checked;
  private final Declaration.Function function;
  private final Names names = new Names(null);
  private final Scopes scopes = new Scopes(names);
  private final Expressions expressions;

  Functions(FileScope file, Declaration.Function function) {
    this.file = file;
    this.checked = file.checked();
    this.function = function;
    this.expressions = new Expressions(file, scopes, null);
    file.recordName(Names.ofType(function.name().text()) + "Result");
  }

  Unit.Method method() {
    List<Code.Local> parameters = new ArrayList<>();
    for (Ast.Parameter parameter : function.parameters()) {
      Symbol symbol = requireNonNull(checked.symbol(parameter.name()));
      JavaType type =
          file.isKnown(parameter)
              ? JavaType.INT
              : file.type(checked.declared(parameter), Names.ofType(symbol.name()));
      Code.Local local = new Code.Local(names.fresh(Names.ofMember(symbol.name())), type);
      parameters.add(local);
      scopes.put(symbol, local);
      if (symbol.size() != null && file.isKnown(parameter)) {
        scopes.sizes().put(symbol.size(), local);
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      readSizes(function.parameters().get(i), parameters.get(i));
    }
    List<JavaStatement> body = body();
    body.addAll(0, scopes.sizes().declared());
    JavaType result = body.get(body.size() - 1).value().type();
    return new Unit.Method(
        function.doc().lines(),
        true,
        result,
        file.method(function),
        function.name().text(),
        parameters,
        body,
        file.line(function.name()));
  }

  /** Sizes that only an argument's shape names are read off the argument. */
  private void readSizes(Ast.Parameter parameter, Code.Local local) {
    if (!(checked.declared(parameter) instanceof Type.Tensor tensor)) {
      return;
    }
    int line = file.line(parameter);
    for (int axis = 0; axis < tensor.shape().size(); axis++) {
      Size.Variable variable = tensor.shape().get(axis).variable();
      if (variable != null && !scopes.sizes().has(variable)) {
        Code shape = Methods.call(local, "shape", line);
        Code size = Methods.call(shape, "dim", line, Code.Literal.of(axis));
        Code.Local name =
            new Code.Local(names.fresh(Names.ofComponent(variable.name())), JavaType.INT);
        scopes.sizes().put(variable, new JavaStatement.Declare(name, size, ""));
      }
    }
  }

  private List<JavaStatement> body() {
    List<JavaStatement> out = new ArrayList<>();
    if (function.body() instanceof Declaration.Value value) {
      out.add(returned(value.expression()));
      return out;
    }
    for (Statement statement : ((Declaration.Statements) function.body()).block().statements()) {
      if (statement instanceof Statement.Let let) {
        out.add(expressions.let(let));
      } else if (statement instanceof Statement.Return returned) {
        out.add(returned(returned.value()));
      } else {
        throw new IllegalStateException("not in a function: " + statement);
      }
    }
    return out;
  }

  private JavaStatement returned(Expression expression) {
    Code code = expressions.of(expression);
    Type wanted =
        function.type() == null ? checked.type(expression) : checked.declared(function.type());
    return new JavaStatement.Return(
        wanted instanceof Type.Tensor tensor
            ? Expressions.staged(code, tensor.element(), expressions.line(expression))
            : code);
  }
}
