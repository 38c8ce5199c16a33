package org.ppl4j.lang.code;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.model.NoArguments;

/**
 * A type of Java.
 *
 * @param raw the class; {@code Record} for a record that the generated class declares itself
 * @param own that record's name, or null
 * @param arguments the type arguments; none of a generic class: they are left to the compiler
 */
public record JavaType(Class<?> raw, @Nullable String own, List<JavaType> arguments) {
  /** {@code int}. */
  public static final JavaType INT = of(int.class);

  /** {@code double}. */
  public static final JavaType DOUBLE = of(double.class);

  /** {@code boolean}. */
  public static final JavaType BOOLEAN = of(boolean.class);

  /** The record of no arguments. */
  public static final JavaType NO_ARGUMENTS = of(NoArguments.class);

  /** A functional interface, whichever fits. */
  public static final JavaType FUNCTION = of(Function.class);

  /** {@code ?}, as a type argument. */
  public static final JavaType ANY = of(Object.class);

  /** What {@link #FUNCTION} stands for. */
  private interface Function {}

  /** Keeps the list. */
  public JavaType {
    arguments = List.copyOf(arguments);
  }

  /** A class, with its type arguments. */
  public static JavaType of(Class<?> raw, JavaType... arguments) {
    return new JavaType(raw, null, List.of(arguments));
  }

  /** A record that the generated class declares. */
  public static JavaType own(String name) {
    return new JavaType(Record.class, name, List.of());
  }

  /** Whether it is an int or a double: a number that is known while a program is traced. */
  public boolean isNumber() {
    return raw == int.class || raw == double.class;
  }

  /** Whether a variable of it is best declared as {@code var}. */
  public boolean isLeftToCompiler() {
    return own == null && arguments.isEmpty() && raw.getTypeParameters().length > 0;
  }

  /** Whether Java lets a value of it stand where one of a class is wanted. */
  boolean fits(Class<?> wanted) {
    if (this.equals(FUNCTION)) {
      return wanted.isInterface();
    }
    if (raw == int.class && wanted == double.class) {
      return true;
    }
    return wanted.isAssignableFrom(raw) || (own != null && wanted == Object.class);
  }
}
