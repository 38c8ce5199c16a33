package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.type.Type;

/** What a whole file declares, and how Java calls it. */
final class FileScope {
  private final Checked checked;
  private final String className;
  private final Records records;
  private final Names members = new Names(null);
  private final IdentityHashMap<Declaration, String> methods = new IdentityHashMap<>();
  private final IdentityHashMap<Declaration.Program, DataRecord> data = new IdentityHashMap<>();
  private final IdentityHashMap<Symbol, Code.Local> constantOf = new IdentityHashMap<>();
  private final List<Unit.Constant> constants = new ArrayList<>();
  private String recordName = "Values";

  /**
   * Reserves the names of all that is declared.
   *
   * @param className the class's name, which none of its records can have
   */
  FileScope(Checked checked, String className) {
    this.checked = checked;
    this.className = className;
    Names types = new Names(null);
    for (String taken :
        List.of("Model", "NoArguments", "Objective", "Real", "Int", "Bool", className)) {
      types.fresh(taken);
    }
    this.records = new Records(types);
    for (Declaration declaration : checked.ast().declarations()) {
      if (!(declaration instanceof Declaration.Constant)) {
        String wanted = Names.ofMember(declaration.name().text());
        methods.put(declaration, members.fresh(wanted));
      }
    }
  }

  Checked checked() {
    return checked;
  }

  String className() {
    return className;
  }

  Records records() {
    return records;
  }

  /** The name of the method of a declaration. */
  String method(Declaration declaration) {
    return requireNonNull(methods.get(declaration));
  }

  /** What records without a name of their own are called from here on. */
  void recordName(String name) {
    recordName = name;
  }

  String recordName() {
    return recordName;
  }

  /** What a value, or a record of values, is in Java. */
  JavaType type(Type type, String wanted) {
    return records.of(type, wanted, 0);
  }

  /** The record of a program's data; of a guide that takes its model's, the model's. */
  DataRecord data(Declaration.Program program) {
    Declaration.Program owner =
        program instanceof Declaration.Guide guide && !guide.hasParameters()
            ? requireNonNull(checked.program(program).model())
            : program;
    DataRecord known = data.get(owner);
    if (known == null) {
      known = new DataRecord(this, owner);
      data.put(owner, known);
    }
    return known;
  }

  /** Has a program's records keep the names that fit it best. */
  void reserve(Declaration.Program program) {
    data(program);
    result(program);
  }

  /** What a program returns. */
  JavaType result(Declaration.Program program) {
    return type(checked.program(program).result(), ofProgram(program, "Result"));
  }

  /** A record's name, for a program: short in the class that has the program's name. */
  String ofProgram(Declaration.Program program, String what) {
    String own = Names.ofType(program.name().text());
    return own.equals(className) && !what.isEmpty() ? what : own + what;
  }

  /** Whether an argument is an int of Java: a size, which must be known while tracing. */
  boolean isKnown(Ast.Parameter parameter) {
    Symbol symbol = requireNonNull(checked.symbol(parameter.name()));
    return symbol.size() != null && checked.isSize(symbol.size());
  }

  void add(Declaration.Constant constant, Code value, List<String> comment, int line) {
    Symbol symbol = requireNonNull(checked.symbol(constant.name()));
    String name = members.fresh(Names.ofConstant(symbol.name()));
    Code.Local local = new Code.Local(name, value.type());
    constantOf.put(symbol, local);
    constants.add(new Unit.Constant(comment, local, value, line));
  }

  List<Unit.Constant> constants() {
    return constants;
  }

  /** What a name stands for that no method binds: a constant. */
  Code declared(Symbol symbol) {
    Code.Local constant = constantOf.get(symbol);
    if (constant == null) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s has no value here", symbol.name()));
    }
    return constant;
  }

  /** The line on which a node begins. */
  int line(Ast node) {
    return checked.source().line(node.span().start());
  }
}
