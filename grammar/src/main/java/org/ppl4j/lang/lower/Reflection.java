package org.ppl4j.lang.lower;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls of what is known only by its name; what they throw comes out as it is. */
final class Reflection {
  private Reflection() {}

  static Object invoke(Method method, @Nullable Object receiver, @Nullable Object[] arguments) {
    try {
      method.setAccessible(true); // Facades inherit methods of classes that are not public.
      Object out = method.invoke(receiver, arguments);
      return out == null ? Void.TYPE : out;
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not for use", e);
    }
  }

  static Object invokeStatic(Class<?> owner, String name, List<Object> arguments) {
    for (Method method : owner.getMethods()) {
      if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
        return invoke(method, null, arguments.toArray());
      }
    }
    throw new IllegalStateException(owner.getSimpleName() + " has no " + name);
  }

  static Object construct(Class<?> type, List<Object> arguments) {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (accepts(constructor.getParameterTypes(), arguments)) {
        try {
          return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
          throw thrown(e);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(type + " is not for use", e);
        }
      }
    }
    throw new IllegalStateException(type.getSimpleName() + " has no such constructor");
  }

  private static boolean accepts(Class<?>[] wanted, List<Object> arguments) {
    if (wanted.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean fits =
          wanted[i].isPrimitive()
              ? arguments.get(i) instanceof Number
              : wanted[i].isInstance(arguments.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  static Object component(Record record, String name) {
    try {
      return invoke(record.getClass().getMethod(name), record, new Object[0]);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(record + " has no " + name, e);
    }
  }

  static Object get(Class<?> owner, String field) {
    try {
      return owner.getField(field).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(owner + " has no " + field, e);
    }
  }

  /** A functional interface whose method is a function of its arguments. */
  static Object function(Class<?> type, Function<List<Object>, @Nullable Object> body) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> type.getSimpleName() + " of a .ppl file";
            };
          }
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          return body.apply(arguments == null ? List.of() : Arrays.asList(arguments));
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static RuntimeException thrown(InvocationTargetException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(e.getCause());
  }
}
