package org.ppl4j.lang.lower;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.Unit;

/**
 * Translates a checked file to a class of Java: a record for each program's data and result, a
 * method for each model, guide, objective and function.
 */
public final class Translator {
  private Translator() {}

  /**
   * A file as a class, named after the file: {@code eight_schools.ppl} gives {@code EightSchools}.
   *
   * @param checked a file without errors
   */
  public static Unit translate(Checked checked) {
    String fileName = String.valueOf(Path.of(checked.source().name()).getFileName());
    String className = className(fileName);
    FileScope file = new FileScope(checked, className);
    List<Unit.Method> methods = new ArrayList<>();
    for (Declaration declaration : checked.ast().declarations()) {
      if (declaration instanceof Declaration.Program program) {
        file.reserve(program);
      }
    }
    for (Declaration declaration : checked.ast().declarations()) {
      if (declaration instanceof Declaration.Constant constant) {
        Code value = new Expressions(file, new Scopes(new Names(null)), null).of(constant.value());
        file.add(constant, value, constant.doc().lines(), file.line(constant.name()));
      } else if (declaration instanceof Declaration.Program program) {
        methods.addAll(new Programs(file, program).methods());
      } else if (declaration instanceof Declaration.Objective objective) {
        methods.add(new Objectives(file, objective).method());
      } else if (declaration instanceof Declaration.Function function) {
        methods.add(new Functions(file, function).method());
      }
    }
    return new Unit(fileName, className, file.constants(), file.records().all(), methods);
  }

  /** The class's name for a file's name. */
  public static String className(String fileName) {
    String plain =
        fileName.endsWith(".ppl") ? fileName.substring(0, fileName.length() - 4) : fileName;
    return Names.ofType(plain.replace('-', '_').replace('.', '_').replace(' ', '_'));
  }

  /** The method's name for a declaration's name. */
  public static String methodName(String name) {
    return Names.ofMember(name);
  }
}
