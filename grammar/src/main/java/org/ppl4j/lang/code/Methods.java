package org.ppl4j.lang.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Int;
import org.ppl4j.Real;

/** Finds the method that a call means, as {@code javac} would. */
public final class Methods {
  private Methods() {}

  /** A call on a value: {@code receiver.name(arguments)}. */
  public static Code.Invoke call(Code receiver, String name, int line, Code... arguments) {
    return call(receiver, name, line, List.of(arguments));
  }

  /** A call on a value: {@code receiver.name(arguments)}. */
  public static Code.Invoke call(Code receiver, String name, int line, List<Code> arguments) {
    return invoke(receiver, receiver.type().raw(), name, line, arguments);
  }

  /** A call of a static method: {@code owner.name(arguments)}. */
  public static Code.Invoke staticCall(
      Class<?> owner, String name, int line, List<Code> arguments) {
    return invoke(null, owner, name, line, arguments);
  }

  /** A call of a static method: {@code owner.name(arguments)}. */
  public static Code.Invoke staticCall(Class<?> owner, String name, int line, Code... arguments) {
    return staticCall(owner, name, line, List.of(arguments));
  }

  private static Code.Invoke invoke(
      @Nullable Code receiver, Class<?> owner, String name, int line, List<Code> arguments) {
    // A facade need not have an overload for each number that is known while tracing.
    for (Class<?> numbers : List.of(Object.class, Real.class, Int.class)) {
      List<Code> given = arguments.stream().map(code -> staged(numbers, code, line)).toList();
      for (boolean isSpread : new boolean[] {false, true}) {
        Method method = find(owner, name, receiver == null, isSpread, given);
        if (method != null) {
          JavaType type = JavaType.of(method.getReturnType());
          return new Code.Invoke(receiver, owner, method, given, isSpread, type, line);
        }
      }
    }
    throw new IllegalStateException(
        owner.getSimpleName()
            + " has no "
            + name
            + arguments.stream().map(argument -> argument.type().raw().getSimpleName()).toList());
  }

  /** A number that is known while tracing as a value of Real or Int; all else as it is. */
  public static Code staged(Class<?> value, Code code, int line) {
    boolean isWanted =
        (value == Real.class && code.type().isNumber())
            || (value == Int.class && code.type().equals(JavaType.INT));
    return isWanted ? staticCall(value, "constant", line, code) : code;
  }

  private static @Nullable Method find(
      Class<?> owner, String name, boolean isStatic, boolean isSpread, List<Code> arguments) {
    List<Method> fitting = new ArrayList<>();
    for (Method method : owner.getMethods()) {
      if (method.getName().equals(name)
          && Modifier.isStatic(method.getModifiers()) == isStatic
          && !method.isBridge()
          && (isSpread
              ? method.isVarArgs() && fitsSpread(method, arguments)
              : fits(method, arguments))) {
        fitting.add(method);
      }
    }
    return mostSpecific(fitting);
  }

  private static boolean fits(Method method, List<Code> arguments) {
    Class<?>[] wanted = method.getParameterTypes();
    if (wanted.length != arguments.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!arguments.get(i).type().fits(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsSpread(Method method, List<Code> arguments) {
    Class<?>[] wanted = method.getParameterTypes();
    int fixed = wanted.length - 1;
    if (arguments.size() < fixed) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      Class<?> one = i < fixed ? wanted[i] : wanted[fixed].getComponentType();
      if (!arguments.get(i).type().fits(one)) {
        return false;
      }
    }
    return true;
  }

  /** The one each of whose parameters would do for the others' parameters. */
  private static @Nullable Method mostSpecific(List<Method> methods) {
    return methods.stream()
        .filter(one -> methods.stream().allMatch(other -> isAsSpecific(one, other)))
        // Where a method is inherited several times, the one that says most of its result.
        .min(Comparator.comparingInt(one -> -depth(one.getReturnType())))
        .orElse(null);
  }

  private static boolean isAsSpecific(Method one, Method other) {
    Class<?>[] mine = one.getParameterTypes();
    Class<?>[] theirs = other.getParameterTypes();
    if (mine.length != theirs.length) {
      return mine.length > theirs.length;
    }
    for (int i = 0; i < mine.length; i++) {
      if (!JavaType.of(mine[i]).fits(theirs[i])) {
        return false;
      }
    }
    return true;
  }

  private static int depth(Class<?> type) {
    int depth = type.isInterface() ? 1 : 0;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      depth++;
    }
    return depth;
  }
}
