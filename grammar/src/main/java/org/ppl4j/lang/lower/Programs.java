package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.model.Model;
import org.ppl4j.model.Scope;

/** Models and guides: methods that give a {@code Model}. */
final class Programs {
  private final FileScope file;
  private final Checked checked;
  private final Declaration.Program program;
  private final Checked.ProgramInfo info;
  private final DataRecord data;
  private final Names names = new Names(null);
  private final Scopes scopes = new Scopes(names);

  Programs(FileScope file, Declaration.Program program) {
    this.file = file;
    this.checked = file.checked();
    this.program = program;
    this.info = checked.program(program);
    this.data = file.data(program);
    file.recordName(file.ofProgram(program, ""));
  }

  /** A method that gives the model with its arguments open, and one that takes them. */
  List<Unit.Method> methods() {
    List<Unit.Method> out = new ArrayList<>();
    int line = file.line(program.name());
    JavaType result = file.result(program);
    String name = file.method(program);
    List<String> comment = program.doc().lines();
    JavaType open = JavaType.of(Model.class, data.type(), result);
    List<JavaStatement> body = List.of(new JavaStatement.Return(model(line)));
    out.add(
        new Unit.Method(comment, true, open, name, program.name().text(), List.of(), body, line));
    if (!data.isEmpty()) {
      Code.Local given = new Code.Local("data", data.type());
      Code whole = new Code.Own(name, List.of(), open, line);
      JavaType closed = JavaType.of(Model.class, JavaType.NO_ARGUMENTS, result);
      out.add(
          new Unit.Method(
              comment,
              true,
              closed,
              name,
              program.name().text(),
              List.of(given),
              List.of(new JavaStatement.Return(Methods.call(whole, "given", line, given))),
              line));
    }
    return out;
  }

  private Code model(int line) {
    Code name = Code.Literal.of(program.name().text());
    if (program.body() instanceof Declaration.Value value) {
      return derived(name, value.expression(), line);
    }
    Code.Local m = new Code.Local(names.fresh(scopeName()), JavaType.of(Scope.class));
    List<Code.Local> parameters = new ArrayList<>(List.of(m));
    if (!data.isEmpty()) {
      parameters.add(dataParameter());
    }
    Ast.Block block = ((Declaration.Statements) program.body()).block();
    Exports exports = new Exports(checked, block, info.returned());
    Expressions expressions = new Expressions(file, scopes, m);
    Bodies bodies = new Bodies(file, scopes, expressions, exports, m);
    List<JavaStatement> body = new ArrayList<>(bodies.all(block));
    if (!info.returned().isEmpty()) {
      body.add(new JavaStatement.Return(returned(line)));
    }
    body.addAll(0, scopes.sizes().declared());
    Code.Lambda function = new Code.Lambda(parameters, body);
    return data.isEmpty()
        ? Methods.staticCall(Model.class, "model", line, name, function)
        : Methods.staticCall(
            Model.class, "model", line, name, new Code.ClassLiteral(data.type()), function);
  }

  /** {@code m}, unless the file itself calls something so. */
  private String scopeName() {
    boolean[] isTaken = {false};
    Walk.nodes(
        program, node -> isTaken[0] |= node instanceof Ast.Name name && name.text().equals("m"));
    return isTaken[0] ? "scope" : "m";
  }

  private Code.Local dataParameter() {
    Code.Local given = new Code.Local(names.fresh("data"), data.type());
    data.bind(given, scopes);
    return given;
  }

  /** A model that is made of another one. */
  private Code derived(Code name, Expression expression, int line) {
    Expressions expressions = new Expressions(file, scopes, null);
    if (data.isEmpty()) {
      return new Models(file, scopes, expressions).of(expression);
    }
    Code.Local given = dataParameter();
    Code inner = new Models(file, scopes, expressions).of(expression);
    List<JavaStatement> body = new ArrayList<>(scopes.sizes().declared());
    body.add(new JavaStatement.Return(inner));
    return Methods.staticCall(
        Model.class,
        "of",
        line,
        name,
        new Code.ClassLiteral(data.type()),
        new Code.Lambda(List.of(given), body));
  }

  /** Without {@code return}, a record of all that has a name. */
  private Code returned(int line) {
    List<Code> values = new ArrayList<>();
    for (Symbol symbol : info.returned()) {
      values.add(requireNonNull(scopes.find(symbol)).code(line));
    }
    return new Code.Construct(file.result(program), values, line);
  }
}
