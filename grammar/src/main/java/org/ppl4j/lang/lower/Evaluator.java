package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.Source;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.model.Fields;

/**
 * Runs code: calls the methods of the API that it names. Records of the unit are {@link Fields}.
 * Whatever goes wrong has the line of the {@code .ppl} file.
 */
final class Evaluator {
  private final Unit unit;
  private final Environment constants = new Environment(null);

  Evaluator(Unit unit) {
    this.unit = unit;
    for (Unit.Constant constant : unit.constants()) {
      constants.put(constant.local().name(), evaluate(constant.value(), constants));
    }
  }

  /** What a method of the unit gives. */
  Object call(Unit.Method method, List<?> arguments) {
    Environment environment = new Environment(constants);
    for (int i = 0; i < arguments.size(); i++) {
      environment.put(method.parameters().get(i).name(), arguments.get(i));
    }
    return requireNonNull(run(method.body(), environment));
  }

  /** A record of the unit, checked. */
  Fields construct(Unit.RecordType type, Map<String, Object> parts) {
    Environment environment = new Environment(constants);
    parts.forEach(environment::put);
    run(type.checks(), environment);
    return new Fields(parts);
  }

  /** A record of the unit of which those parts may be missing that others tell. */
  Fields complete(Unit.RecordType type, Map<String, Object> parts) {
    Environment environment = new Environment(constants);
    parts.forEach(environment::put);
    for (Unit.Inferred inferred : type.inferred()) {
      if (!parts.containsKey(inferred.name())) {
        environment.put(inferred.name(), evaluate(inferred.from(), environment));
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    for (Unit.Component component : type.components()) {
      all.put(component.name(), environment.get(component.name()));
    }
    return construct(type, all);
  }

  private @Nullable Object run(List<JavaStatement> body, Environment environment) {
    for (JavaStatement statement : body) {
      Object value = evaluate(statement.value(), environment);
      if (statement instanceof JavaStatement.Return) {
        return value;
      }
      if (statement instanceof JavaStatement.Declare declare) {
        environment.put(declare.local().name(), value);
      }
    }
    return null;
  }

  private Object evaluate(Code code, Environment environment) {
    if (code instanceof Code.Literal literal) {
      return literal.value();
    } else if (code instanceof Code.Local local) {
      return environment.get(local.name());
    } else if (code instanceof Code.Invoke invoke) {
      return invoke(invoke, environment);
    } else if (code instanceof Code.Own own) {
      Unit.Method method = requireNonNull(unit.method(own.method(), own.arguments().size()));
      return call(method, all(own.arguments(), environment));
    } else if (code instanceof Code.Construct construct) {
      return construct(construct, environment);
    } else if (code instanceof Code.Component component) {
      return component(evaluate(component.record(), environment), component.name());
    } else if (code instanceof Code.Infix infix) {
      return Arithmetic.of(
          infix.sign(), evaluate(infix.left(), environment), evaluate(infix.right(), environment));
    } else if (code instanceof Code.Negative negative) {
      return Arithmetic.negative(evaluate(negative.operand(), environment));
    } else if (code instanceof Code.Conditional conditional) {
      boolean holds = (Boolean) evaluate(conditional.test(), environment);
      return evaluate(holds ? conditional.yes() : conditional.no(), environment);
    } else if (code instanceof Code.StaticField field) {
      return Reflection.get(field.owner(), field.name());
    } else if (code instanceof Code.ClassLiteral literal) {
      return literal.of().own() == null ? literal.of().raw() : Fields.class;
    }
    return new Closure(code, environment);
  }

  private List<Object> all(List<Code> codes, Environment environment) {
    return codes.stream().map(code -> evaluate(code, environment)).toList();
  }

  private Object construct(Code.Construct construct, Environment environment) {
    List<Object> arguments = all(construct.arguments(), environment);
    if (construct.type().own() == null) {
      return Reflection.construct(construct.type().raw(), arguments);
    }
    Unit.RecordType type = unit.record(construct.type().own());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Unit.Component component : type.components()) {
      parts.put(component.name(), arguments.get(parts.size()));
    }
    return line(construct.line()).during(() -> construct(type, parts));
  }

  private static Object component(Object record, String name) {
    return record instanceof Fields fields
        ? fields.get(name)
        : Reflection.component((Record) record, name);
  }

  private Object invoke(Code.Invoke invoke, Environment environment) {
    Object receiver = invoke.receiver() == null ? null : evaluate(invoke.receiver(), environment);
    List<Object> given = all(invoke.arguments(), environment);
    @Nullable Object[] arguments = spread(invoke, given);
    return line(invoke.line())
        .during(() -> Reflection.invoke(invoke.method(), receiver, arguments));
  }

  /**
   * The arguments as reflection wants them: functions of the right kind, the last ones an array.
   */
  private @Nullable Object[] spread(Code.Invoke invoke, List<Object> given) {
    Class<?>[] wanted = invoke.method().getParameterTypes();
    int fixed = invoke.isSpread() ? wanted.length - 1 : wanted.length;
    @Nullable Object[] out = new @Nullable Object[wanted.length];
    for (int i = 0; i < fixed; i++) {
      out[i] = fitted(given.get(i), wanted[i]);
    }
    if (invoke.isSpread()) {
      Class<?> one = wanted[fixed].getComponentType();
      Object rest = Array.newInstance(one, given.size() - fixed);
      for (int i = fixed; i < given.size(); i++) {
        Array.set(rest, i - fixed, fitted(given.get(i), one));
      }
      out[fixed] = rest;
    }
    return out;
  }

  private Object fitted(Object value, Class<?> wanted) {
    return value instanceof Closure closure ? closure.as(wanted) : value;
  }

  /** A function, with what the names in it stand for. */
  private final class Closure {
    private final Code code;
    private final Environment around;

    Closure(Code code, Environment around) {
      this.code = code;
      this.around = around;
    }

    /** It, as an interface of one method. */
    Object as(Class<?> function) {
      return Reflection.function(function, this::apply);
    }

    private @Nullable Object apply(List<Object> arguments) {
      if (code instanceof Code.Reference reference) {
        return Reflection.invokeStatic(reference.owner(), reference.method(), arguments);
      }
      Code.Lambda lambda = (Code.Lambda) code;
      Environment inside = new Environment(around);
      for (int i = 0; i < arguments.size(); i++) {
        inside.put(lambda.parameters().get(i).name(), arguments.get(i));
      }
      return run(lambda.body(), inside);
    }
  }

  private Source line(int line) {
    return Source.of(unit.file() + ":" + line);
  }
}
