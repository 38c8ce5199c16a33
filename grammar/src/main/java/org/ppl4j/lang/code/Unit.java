package org.ppl4j.lang.code;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.code.Code.Local;

/**
 * A class: what a file comes to.
 *
 * @param file the file's name, as errors give it
 * @param name the class's name
 * @param constants its constants, in order
 * @param records the records that it declares
 * @param methods its methods
 */
public record Unit(
    String file,
    String name,
    List<Constant> constants,
    List<RecordType> records,
    List<Method> methods) {
  /** Keeps the lists. */
  public Unit {
    constants = List.copyOf(constants);
    records = List.copyOf(records);
    methods = List.copyOf(methods);
  }

  /** A constant. */
  public record Constant(List<String> comment, Local local, Code value, int line) {}

  /**
   * A record, and what must hold of its components.
   *
   * @param comment what the file says of it
   * @param name what Java calls it
   * @param components what it holds
   * @param checks what its constructor does first
   * @param inferred the components that need not be given, since others tell them: a constructor
   *     takes the rest
   * @param line where it comes from
   */
  public record RecordType(
      List<String> comment,
      String name,
      List<Component> components,
      List<JavaStatement> checks,
      List<Inferred> inferred,
      int line) {
    /** Keeps the lists. */
    public RecordType {
      comment = List.copyOf(comment);
      components = List.copyOf(components);
      checks = List.copyOf(checks);
      inferred = List.copyOf(inferred);
    }
  }

  /** A component, and what the file says of it. */
  public record Component(String name, JavaType type, List<String> comment) {}

  /** A component that others tell: how. */
  public record Inferred(String name, Code from) {}

  /**
   * A static method.
   *
   * @param comment what the file says of it
   * @param isPublic whether others may call it
   * @param result what it gives
   * @param name what Java calls it
   * @param original what the file calls it
   */
  public record Method(
      List<String> comment,
      boolean isPublic,
      JavaType result,
      String name,
      String original,
      List<Local> parameters,
      List<JavaStatement> body,
      int line) {
    /** Keeps the lists. */
    public Method {
      comment = List.copyOf(comment);
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /** A record by its name. */
  public RecordType record(String of) {
    return records.stream().filter(each -> each.name().equals(of)).findFirst().orElseThrow();
  }

  /** A method by its name and how many parameters it has; null if there is none. */
  public @Nullable Method method(String of, int parameters) {
    return methods.stream()
        .filter(each -> each.name().equals(of) && each.parameters().size() == parameters)
        .findFirst()
        .orElse(null);
  }
}
