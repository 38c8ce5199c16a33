package org.ppl4j.lang.java;

import java.util.Set;
import java.util.TreeSet;
import org.ppl4j.dist.Distributions;
import org.ppl4j.dist.Supports;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.model.Model;
import org.ppl4j.objective.Algorithms;
import org.ppl4j.objective.Objective;
import org.ppl4j.strategy.Strategies;

/** What a class imports, noted while its code is written. */
final class Imports {
  private static final Set<Class<?>> STATICALLY =
      Set.of(
          Algorithms.class,
          Distributions.class,
          Model.class,
          Objective.class,
          Strategies.class,
          Supports.class);

  private final Set<String> own = new TreeSet<>();
  private final TreeSet<String> classes = new TreeSet<>();
  private final TreeSet<String> methods = new TreeSet<>();

  Imports(Unit unit) {
    unit.methods().forEach(method -> own.add(method.name()));
  }

  /** A class by its simple name. */
  String name(Class<?> type) {
    if (type.isPrimitive()) {
      return type.getName();
    }
    if (!type.getPackageName().equals("java.lang")) {
      Class<?> outer = type;
      while (outer.getEnclosingClass() != null) {
        outer = outer.getEnclosingClass();
      }
      classes.add(outer.getName());
    }
    return type.getEnclosingClass() == null
        ? type.getSimpleName()
        : name(type.getEnclosingClass()) + "." + type.getSimpleName();
  }

  /** A static method, by its name alone where facades have it and the class itself has not. */
  String name(Class<?> owner, String method) {
    // "of" by itself says nothing.
    if (STATICALLY.contains(owner) && !own.contains(method) && !method.equals("of")) {
      methods.add(owner.getName() + "." + method);
      return method;
    }
    return name(owner) + "." + method;
  }

  /** A type, as variables and methods are declared by it. */
  String name(JavaType type) {
    if (type.own() != null) {
      return type.own();
    }
    if (type.equals(JavaType.ANY)) {
      return "?";
    }
    if (type.isLeftToCompiler()) {
      return "var";
    }
    StringBuilder out = new StringBuilder(name(type.raw()));
    String before = "<";
    for (JavaType argument : type.arguments()) {
      out.append(before).append(name(argument));
      before = ", ";
    }
    return out.append(type.arguments().isEmpty() ? "" : ">").toString();
  }

  /** The lines of imports, static ones first. */
  String text() {
    StringBuilder out = new StringBuilder();
    methods.forEach(name -> out.append("import static ").append(name).append(";\n"));
    out.append(methods.isEmpty() ? "" : "\n");
    classes.forEach(name -> out.append("import ").append(name).append(";\n"));
    return out.toString();
  }
}
