package org.ppl4j.ir;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and makes operations by the components of their records. */
final class Attributes {
  private Attributes() {}

  static Object read(Op op, RecordComponent component) {
    try {
      return component.getAccessor().invoke(op);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an operation must be a public record: " + op.getClass(), e);
    }
  }

  /** The operation of a class with the given components, by name. */
  static Op make(Class<? extends Op> type, Map<String, Object> attributes)
      throws ReflectiveOperationException {
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Object value = attributes.get(component.getName());
      if (value == null) {
        throw new NoSuchFieldException(component.getName());
      }
      types.add(component.getType());
      values.add(value);
    }
    return type.getDeclaredConstructor(types.toArray(Class<?>[]::new))
        .newInstance(values.toArray());
  }
}
