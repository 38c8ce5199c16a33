package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Checks;

/** The record of a program's arguments: what it holds, and what must hold of that. */
final class DataRecord {
  private final FileScope file;
  private final Checked checked;
  private final Declaration.Program program;
  private final List<Ast.Parameter> parameters;
  private final JavaType type;

  /** Where a size can be read off: from which argument, on which axis of how many. */
  private record Axis(Ast.Parameter parameter, int rank, int axis) {}

  private final Map<Size.Variable, Axis> axes = new LinkedHashMap<>();

  DataRecord(FileScope file, Declaration.Program program) {
    this.file = file;
    this.checked = file.checked();
    this.program = program;
    this.parameters = program.parameters();
    for (Ast.Parameter parameter : parameters) {
      if (checked.declared(parameter) instanceof Type.Tensor tensor) {
        for (int i = 0; i < tensor.shape().size(); i++) {
          Size.Variable variable = tensor.shape().get(i).variable();
          if (variable != null) {
            axes.putIfAbsent(variable, new Axis(parameter, tensor.shape().size(), i));
          }
        }
      }
    }
    this.type = parameters.isEmpty() ? JavaType.NO_ARGUMENTS : declare();
  }

  /** The record's type; that of no arguments where there are none. */
  JavaType type() {
    return type;
  }

  boolean isEmpty() {
    return parameters.isEmpty();
  }

  private JavaType declare() {
    String name = file.records().fresh(file.ofProgram(program, "Data"));
    List<Unit.Component> components = new ArrayList<>();
    List<Unit.Inferred> inferred = new ArrayList<>();
    for (Ast.Parameter parameter : parameters) {
      JavaType type =
          file.isKnown(parameter)
              ? JavaType.INT
              : file.type(checked.declared(parameter), Names.ofType(parameter.name().text()));
      components.add(new Unit.Component(component(parameter), type, parameter.doc().lines()));
      Axis axis = file.isKnown(parameter) ? axes.get(variable(parameter)) : null;
      if (axis != null) {
        inferred.add(new Unit.Inferred(component(parameter), read(local(axis.parameter()), axis)));
      }
    }
    return file.records()
        .add(
            new Unit.RecordType(
                List.of(), name, components, checks(), inferred, file.line(program.name())));
  }

  private Size.Variable variable(Ast.Parameter parameter) {
    return requireNonNull(requireNonNull(checked.symbol(parameter.name())).size());
  }

  private static String component(Ast.Parameter parameter) {
    return Names.ofComponent(parameter.name().text());
  }

  private Code.Local local(Ast.Parameter parameter) {
    JavaType type =
        file.isKnown(parameter)
            ? JavaType.INT
            : file.type(checked.declared(parameter), Names.ofType(parameter.name().text()));
    return new Code.Local(component(parameter), type);
  }

  private Code read(Code from, Axis axis) {
    return Methods.staticCall(
        Checks.class,
        "size",
        file.line(axis.parameter()),
        Code.Literal.of(axis.parameter().name().text()),
        from,
        Code.Literal.of(axis.rank()),
        Code.Literal.of(axis.axis()));
  }

  /** What the constructor asks: that shapes fit together, and that values lie in their sets. */
  private List<JavaStatement> checks() {
    List<JavaStatement> out = new ArrayList<>();
    Scopes scopes = new Scopes(new Names(null));
    for (Ast.Parameter parameter : parameters) {
      scopes.names().fresh(component(parameter));
      Symbol symbol = requireNonNull(checked.symbol(parameter.name()));
      scopes.put(symbol, local(parameter));
      if (symbol.size() != null && file.isKnown(parameter)) {
        scopes.sizes().put(symbol.size(), local(parameter));
      }
    }
    Expressions expressions = new Expressions(file, scopes, null);
    for (Ast.Parameter parameter : parameters) {
      if (checked.declared(parameter) instanceof Type.Tensor tensor) {
        check(parameter, tensor, scopes, expressions, out);
      }
    }
    return out;
  }

  private void check(
      Ast.Parameter parameter,
      Type.Tensor tensor,
      Scopes scopes,
      Expressions expressions,
      List<JavaStatement> out) {
    int line = file.line(parameter);
    Code name = Code.Literal.of(parameter.name().text());
    Code.Local value = local(parameter);
    Domains domains = new Domains(expressions::of);
    if (file.isKnown(parameter)) {
      bounds(name, value, tensor.domain(), domains, line, out);
      return;
    }
    for (Size size : tensor.shape()) {
      for (Size.Variable variable : size.variables()) {
        Axis axis = axes.get(variable);
        if (!scopes.sizes().has(variable) && axis != null) {
          Code.Local local =
              new Code.Local(
                  scopes.names().fresh(Names.ofComponent(variable.name())), JavaType.INT);
          out.add(new JavaStatement.Declare(local, read(local(axis.parameter()), axis), ""));
          scopes.sizes().put(variable, local);
        }
      }
    }
    List<Code> arguments = new ArrayList<>(List.of(name, value, Code.Literal.of(shape(parameter))));
    tensor.shape().forEach(size -> arguments.add(scopes.sizes().of(size)));
    out.add(new JavaStatement.Do(Methods.staticCall(Checks.class, "shape", line, arguments)));
    if (!tensor.domain().isWhole()) {
      Code support = domains.ofData(tensor.domain(), line);
      out.add(
          new JavaStatement.Do(
              Methods.staticCall(Checks.class, "support", line, name, value, support)));
    }
  }

  private static void bounds(
      Code name, Code value, Domain domain, Domains domains, int line, List<JavaStatement> out) {
    if (domain.lower() != null) {
      Code least = domains.bound(domain.lower());
      out.add(
          new JavaStatement.Do(
              Methods.staticCall(Checks.class, "atLeast", line, name, least, value)));
    }
    if (domain.upper() != null) {
      Code most = domains.bound(domain.upper());
      out.add(
          new JavaStatement.Do(
              Methods.staticCall(Checks.class, "atMost", line, name, most, value)));
    }
  }

  /** The sizes as they are written. */
  private String shape(Ast.Parameter parameter) {
    return parameter.type() instanceof TypeNode.Values values && !values.dimensions().isEmpty()
        ? checked
            .source()
            .text(
                values
                    .dimensions()
                    .get(0)
                    .span()
                    .to(values.dimensions().get(values.dimensions().size() - 1).span()))
            .transform(text -> "[" + text + "]")
        : "[]";
  }

  /**
   * Has the names of the arguments stand for a record's components, and sizes for what tells them.
   */
  void bind(@Nullable Code record, Scopes scopes) {
    IdentityHashMap<Symbol, Code> values = new IdentityHashMap<>();
    for (Ast.Parameter parameter : parameters) {
      Symbol symbol = requireNonNull(checked.symbol(parameter.name()));
      Code.Component value =
          new Code.Component(requireNonNull(record), component(parameter), local(parameter).type());
      values.put(symbol, value);
      scopes.put(symbol, value);
      if (symbol.size() != null && file.isKnown(parameter)) {
        scopes.sizes().put(symbol.size(), value);
      }
    }
    for (Map.Entry<Size.Variable, Axis> entry : axes.entrySet()) {
      if (!scopes.sizes().has(entry.getKey())) {
        Axis axis = entry.getValue();
        Code value =
            requireNonNull(values.get(requireNonNull(checked.symbol(axis.parameter().name()))));
        int line = file.line(axis.parameter());
        Code shape = Methods.call(value, "shape", line);
        Code size = Methods.call(shape, "dim", line, Code.Literal.of(axis.axis()));
        String name = scopes.names().fresh(Names.ofComponent(entry.getKey().name()));
        Code.Local local = new Code.Local(name, JavaType.INT);
        scopes.sizes().put(entry.getKey(), new JavaStatement.Declare(local, size, ""));
      }
    }
  }

  /** A record of these arguments, which a call hands over. */
  Code construct(List<Code> arguments, int line) {
    return new Code.Construct(type, arguments, line);
  }

  List<Ast.Parameter> parameters() {
    return parameters;
  }
}
