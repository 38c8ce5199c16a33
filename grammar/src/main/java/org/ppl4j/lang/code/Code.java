package org.ppl4j.lang.code;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of Java. */
public sealed interface Code {
  /** Its static type. */
  JavaType type();

  /** A number, a truth value or a text. */
  record Literal(Object value, JavaType type) implements Code {
    /** An int, a double, a boolean or a String. */
    public static Literal of(Object value) {
      return new Literal(value, JavaType.of(primitive(value)));
    }

    private static Class<?> primitive(Object value) {
      return value instanceof Integer
          ? int.class
          : value instanceof Double
              ? double.class
              : value instanceof Boolean ? boolean.class : value.getClass();
    }
  }

  /** A local variable, a parameter, or a constant of the class. */
  record Local(String name, JavaType type) implements Code {}

  /** A static field of the API. */
  record StaticField(Class<?> owner, String name, JavaType type) implements Code {}

  /** {@code Name.class}. */
  record ClassLiteral(JavaType of, JavaType type) implements Code {
    /** The class of a type. */
    public ClassLiteral(JavaType of) {
      this(of, JavaType.of(Class.class));
    }
  }

  /**
   * A call of a method of the API.
   *
   * @param receiver what it is called on; null for a static method
   * @param owner the class on which it is found
   * @param isSpread whether the last arguments make up an array
   * @param line the line of the {@code .ppl} file that asks for it
   */
  record Invoke(
      @Nullable Code receiver,
      Class<?> owner,
      Method method,
      List<Code> arguments,
      boolean isSpread,
      JavaType type,
      int line)
      implements Code {
    /** The same, known to give something more special. */
    public Invoke as(JavaType known) {
      return new Invoke(receiver, owner, method, arguments, isSpread, known, line);
    }
  }

  /** A call of a method of the class itself. */
  record Own(String method, List<Code> arguments, JavaType type, int line) implements Code {}

  /** A new record: one of the class's own, or one of the API's. */
  record Construct(JavaType type, List<Code> arguments, int line) implements Code {}

  /** A component of a record. */
  record Component(Code record, String name, JavaType type) implements Code {}

  /** Arithmetic on ints and doubles. */
  record Infix(String sign, Code left, Code right, JavaType type) implements Code {}

  /** The negative of an int or a double. */
  record Negative(Code operand) implements Code {
    @Override
    public JavaType type() {
      return operand.type();
    }
  }

  /** {@code test ? yes : no}. */
  record Conditional(Code test, Code yes, Code no) implements Code {
    @Override
    public JavaType type() {
      return yes.type();
    }
  }

  /** A function; its last statement returns, unless it gives nothing. */
  record Lambda(List<Local> parameters, List<JavaStatement> body) implements Code {
    @Override
    public JavaType type() {
      return JavaType.FUNCTION;
    }
  }

  /** {@code Owner::method}. */
  record Reference(Class<?> owner, String method) implements Code {
    @Override
    public JavaType type() {
      return JavaType.FUNCTION;
    }
  }
}
