package org.ppl4j.lang.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Unit.Component;
import org.ppl4j.lang.code.Unit.RecordType;
import org.ppl4j.lang.type.Type;

/** The records that a class declares: one for each structure of values, and one for each data. */
final class Records {
  private final Names names;
  private final Map<String, RecordType> declared = new LinkedHashMap<>();
  private final Map<List<Component>, String> byStructure = new HashMap<>();

  /**
   * None yet.
   *
   * @param names the names of classes that are taken
   */
  Records(Names names) {
    this.names = names;
  }

  /** All, in the order in which they were asked for. */
  List<RecordType> all() {
    return List.copyOf(declared.values());
  }

  /** What a value, or a record of values, is in Java. */
  JavaType of(Type type, String wanted, int line) {
    if (type instanceof Type.Tensor tensor) {
      return JavaType.of(
          switch (tensor.element()) {
            case REAL -> Real.class;
            case INT -> Int.class;
            case BOOL -> Bool.class;
          });
    }
    if (type instanceof Type.Fields fields) {
      Map<String, JavaType> components = new LinkedHashMap<>();
      fields
          .fields()
          .forEach(
              (name, part) -> components.put(name, of(part, wanted + Names.ofType(name), line)));
      return of(components, wanted, List.of(), line);
    }
    return JavaType.of(Object.class);
  }

  /** A record of these components: the one that there is, or a new one. */
  JavaType of(Map<String, JavaType> parts, String wanted, List<String> comment, int line) {
    List<Component> components = new ArrayList<>();
    parts.forEach(
        (name, type) -> components.add(new Component(Names.ofComponent(name), type, List.of())));
    String name = byStructure.get(components);
    if (name == null) {
      name = names.fresh(wanted);
      byStructure.put(components, name);
      declared.put(name, new RecordType(comment, name, components, List.of(), List.of(), line));
    }
    return JavaType.own(name);
  }

  /** A record that stands for itself. */
  JavaType add(RecordType type) {
    declared.put(type.name(), type);
    return JavaType.own(type.name());
  }

  /** A name for a record that is going to be added. */
  String fresh(String wanted) {
    return names.fresh(wanted);
  }
}
