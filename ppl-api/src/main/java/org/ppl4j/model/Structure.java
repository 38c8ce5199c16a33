package org.ppl4j.model;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * Records as the structure of arguments, results and distributions: a value, a record, {@link
 * Fields} or a list of such is flattened into its values, and put together again from others.
 */
public final class Structure {
  private Structure() {}

  /** The values in a structure, in order; whatever is no value, record or list holds none. */
  public static List<Value> values(@Nullable Object structure) {
    List<Value> out = new ArrayList<>();
    mapped(
        structure,
        value -> {
          out.add(value);
          return value;
        });
    return out;
  }

  /** What a record holds, and the elements of the lists in it. */
  static List<Object> parts(Record record) {
    List<Object> out = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object part = read(record, component);
      if (part instanceof List<?> list) {
        out.addAll(list);
      } else if (part != null) {
        out.add(part);
      }
    }
    return out;
  }

  /** The names of the values in a structure: components joined by dots, list places in brackets. */
  public static List<String> names(@Nullable Object structure) {
    List<String> out = new ArrayList<>();
    names(structure, "", out);
    return out;
  }

  /**
   * The same structure with other values.
   *
   * @throws InvalidArgument if it holds an array
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // A null structure stays null.
  public static <T> T map(T structure, UnaryOperator<Value> change) {
    return (T) mapped(structure, change);
  }

  private static @Nullable Object mapped(@Nullable Object structure, UnaryOperator<Value> change) {
    if (structure instanceof Value value) {
      return change.apply(value);
    }
    if (structure instanceof List<?> list) {
      List<Object> out = new ArrayList<>();
      for (Object element : list) {
        Object now = mapped(element, change);
        if (now != null) {
          out.add(now);
        }
      }
      return List.copyOf(out);
    }
    if (structure instanceof Fields fields) {
      return fields.map(part -> requireNonNull(mapped(part, change)));
    }
    if (structure instanceof Record record) {
      return mapped(record, change);
    }
    if (structure != null && structure.getClass().isArray()) {
      throw InvalidArgument.of(
          Report.of("an array of Java values is no part of a model's arguments or results.")
              .at(Source.here())
              .cure("make it one value with Real.stack(...), or declare a record"));
    }
    return structure;
  }

  private static Record mapped(Record record, UnaryOperator<Value> change) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] now = new Object[components.length];
    boolean changed = false;
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object before = read(record, components[i]);
      now[i] = mapped(before, change);
      changed |= now[i] != before;
    }
    return changed ? make(record.getClass(), types, now) : record;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw unreadable(record.getClass(), e);
    }
  }

  private static Record make(
      Class<? extends Record> type, Class<?>[] types, @Nullable Object[] values) {
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof PplException refused) {
        throw refused;
      }
      throw unreadable(type, e);
    } catch (ReflectiveOperationException e) {
      throw unreadable(type, e);
    }
  }

  private static IllegalStateException unreadable(Class<?> type, Exception cause) {
    return new IllegalStateException("the record " + type.getName() + " cannot be read", cause);
  }

  private static void names(@Nullable Object structure, String prefix, List<String> out) {
    if (structure instanceof Value) {
      out.add(prefix);
    } else if (structure instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        names(list.get(i), prefix + "[" + i + "]", out);
      }
    } else if (structure instanceof Fields fields) {
      fields.parts().forEach((name, part) -> names(part, joined(prefix, name), out));
    } else if (structure instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        names(read(record, component), joined(prefix, component.getName()), out);
      }
    }
  }

  private static String joined(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }
}
