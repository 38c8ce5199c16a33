package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Noise;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Suggest;

/** A model or guide of a file, with its data by name. */
final class Programmed {
  private final Evaluator evaluator;
  private final Checked checked;
  private final Declaration.Program program;
  private final List<Ast.Parameter> parameters;
  private final Unit.Method closed;
  private final Unit.@Nullable RecordType data;
  private final String file;

  Programmed(Evaluator evaluator, Unit unit, Checked checked, Declaration.Program program) {
    this.evaluator = evaluator;
    this.checked = checked;
    this.program = program;
    this.parameters = checked.program(program).parameters();
    this.file = unit.file();
    int arguments = parameters.isEmpty() ? 0 : 1;
    this.closed =
        unit.methods().stream()
            .filter(method -> method.original().equals(program.name().text()))
            .filter(method -> method.parameters().size() == arguments)
            .findFirst()
            .orElseThrow();
    this.data =
        parameters.isEmpty()
            ? null
            : unit.record(requireNonNull(closed.parameters().get(0).type().own()));
  }

  Model<Fields, Fields> model() {
    return Model.of(program.name().text(), Fields.class, this::given);
  }

  @SuppressWarnings("unchecked")
  private Model<NoArguments, Fields> given(Fields fields) {
    Fields known = bound(fields);
    List<Object> arguments = parameters.isEmpty() ? List.of() : List.of(known);
    Model<NoArguments, Object> model =
        (Model<NoArguments, Object>) evaluator.call(closed, arguments);
    return model.map(Programmed::named);
  }

  /** A result without names is called {@code result}. */
  private static Fields named(@Nullable Object result) {
    if (result instanceof Fields fields) {
      return fields;
    }
    return result instanceof Value value ? Fields.of().and("result", value) : Fields.of();
  }

  /** The arguments in their types, those added that others tell; checked. */
  private Fields bound(Fields fields) {
    for (String name : fields.names()) {
      if (parameters.stream().noneMatch(parameter -> parameter.name().text().equals(name))) {
        List<String> names = parameters.stream().map(parameter -> parameter.name().text()).toList();
        throw InvalidArgument.of(
            Report.of(
                    "\""
                        + program.name()
                        + "\" takes no data \""
                        + name
                        + "\"."
                        + Suggest.among(name, names))
                .at(source(program.name()))
                .cure("correct the name, or leave it out"));
      }
    }
    if (data == null) {
      return fields;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Ast.Parameter parameter = parameters.get(i);
      Object given = fields.find(parameter.name().text());
      if (given != null) {
        Unit.Component component = data.components().get(i);
        Object typed = source(parameter).during(() -> typed(parameter, given, component.type()));
        parts.put(component.name(), typed);
      } else if (!isInferred(data.components().get(i).name())) {
        throw missing(parameter);
      }
    }
    return evaluator.complete(data, parts);
  }

  private boolean isInferred(String component) {
    return requireNonNull(data).inferred().stream()
        .anyMatch(inferred -> inferred.name().equals(component));
  }

  private InvalidArgument missing(Ast.Parameter parameter) {
    return InvalidArgument.of(
        Report.of(
                "\""
                    + program.name()
                    + "\" needs data \""
                    + parameter.name()
                    + "\": "
                    + checked.declared(parameter)
                    + ".")
            .at(source(parameter))
            .cure("add it to the data that the model is given"));
  }

  private Object typed(Ast.Parameter parameter, Object given, JavaType wanted) {
    if (wanted.equals(JavaType.INT)) {
      return integer(parameter, given);
    }
    if (given instanceof Fields || given instanceof List<?>) {
      return given;
    }
    Value value =
        given instanceof Value staged
            ? staged
            : given instanceof Integer number
                ? Int.constant(number)
                : Real.constant(((Number) given).doubleValue());
    if (wanted.raw().isInstance(value)) {
      return value;
    } else if (wanted.raw() == Real.class) {
      return value instanceof Int integer ? integer.toReal() : ((Bool) value).toReal();
    } else if (wanted.raw() == Int.class && value instanceof Bool truth) {
      return truth.toInt();
    } else if (wanted.raw() == Int.class && isWhole(value)) {
      return ((Real) value).toInt();
    } else if (wanted.raw() == Bool.class && value instanceof Int integer && isKnown(value)) {
      return integer.equalTo(1);
    }
    throw mismatch(parameter, value);
  }

  private int integer(Ast.Parameter parameter, Object given) {
    if (given instanceof Integer number) {
      return number;
    }
    if (given instanceof Value value && value.shape().isScalar() && isWhole(value)) {
      return (int) value.value().doubleValue();
    }
    throw given instanceof Value value
        ? mismatch(parameter, value)
        : InvalidArgument.of(
            Report.of("\"" + parameter.name() + "\" is a size, but is given as " + given + ".")
                .at(source(parameter))
                .cure("give a whole number"));
  }

  private TypeMismatch mismatch(Ast.Parameter parameter, Value value) {
    return TypeMismatch.of(
        Report.of(
                "\""
                    + parameter.name()
                    + "\" is declared as "
                    + checked.declared(parameter)
                    + ", but is given as "
                    + value.expr().type()
                    + ".")
            .at(source(parameter))
            .cure("give data of that type, known when the model is traced if it is a size"));
  }

  private static boolean isWhole(Value value) {
    if (!isKnown(value)) {
      return false;
    }
    for (double each : value.value().data()) {
      if (each != Math.rint(each) || Math.abs(each) > Integer.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKnown(Value value) {
    return Graph.nodes(List.of(value.expr())).stream()
        .noneMatch(node -> node.op() instanceof Input || node.op() instanceof Noise);
  }

  private Source source(Ast node) {
    return Source.of(file + ":" + checked.source().line(node.span().start()));
  }
}
