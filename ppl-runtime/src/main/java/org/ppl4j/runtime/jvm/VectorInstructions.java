package org.ppl4j.runtime.jvm;

import static java.util.Objects.requireNonNull;
import static org.objectweb.asm.Opcodes.DCONST_0;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.ppl4j.runtime.jvm.Function.Basic;
import org.ppl4j.runtime.jvm.Function.Method;

/** Calls into {@code jdk.incubator.vector}, which HotSpot turns into single instructions. */
final class VectorInstructions {
  static final String PACKAGE = "jdk/incubator/vector/";
  static final String VECTOR = PACKAGE + "DoubleVector";
  private static final String ANY = "L" + PACKAGE + "Vector;";
  private static final String DOUBLES = "L" + VECTOR + ";";
  private static final String SPECIES = "L" + PACKAGE + "VectorSpecies;";
  private static final String MASK = "L" + PACKAGE + "VectorMask;";
  private static final String OPERATORS = PACKAGE + "VectorOperators";

  /** Methods of the vector itself. */
  private static final Map<Function, String> PLAIN =
      Map.of(
          Basic.PLUS, "add",
          Basic.MINUS, "sub",
          Basic.TIMES, "mul",
          Basic.DIV, "div",
          Basic.NEGATE, "neg",
          Functions.ABS, "abs",
          Functions.MAX, "max",
          Functions.MIN, "min",
          Functions.SQRT, "sqrt");

  /** Functions that are done lane by lane by a library of vector functions. */
  private static final Map<Function, String> LANEWISE = lanewise();

  private static final Map<Function, String> COMPARISONS =
      Map.of(Basic.LESS, "LT", Basic.LESS_EQUAL, "LE", Basic.EQUAL, "EQ");

  private VectorInstructions() {}

  private static Map<Function, String> lanewise() {
    Map<Function, String> map = new HashMap<>();
    map.put(Functions.EXP, "EXP");
    map.put(Functions.LOG, "LOG");
    map.put(SpecialFunctions.LOG1P, "LOG1P");
    map.put(SpecialFunctions.EXPM1, "EXPM1");
    map.put(SpecialFunctions.TANH, "TANH");
    for (String name : new String[] {"sin", "cos"}) {
      map.put(new Method("java/lang/Math", name), name.toUpperCase(Locale.ROOT));
    }
    return Map.copyOf(map);
  }

  /** Whether a function can be done on vectors. */
  static boolean has(Function function) {
    return PLAIN.containsKey(function)
        || LANEWISE.containsKey(function)
        || COMPARISONS.containsKey(function)
        || function.equals(SpecialFunctions.OVER)
        || function == Basic.SELECT;
  }

  /** Whether a function of vectors is a call, not an instruction. */
  static boolean isCall(Function function) {
    return LANEWISE.containsKey(function);
  }

  static boolean isComparison(Function function) {
    return COMPARISONS.containsKey(function);
  }

  /** Writes a function of as many vectors as are on the stack. */
  static void apply(MethodVisitor to, Function function, int operands) {
    String plain = PLAIN.get(function);
    if (plain != null) {
      virtual(to, plain, operands == 2 ? ANY : "", DOUBLES);
    } else {
      operator(to, requireNonNull(LANEWISE.get(function)), "Unary");
      virtual(to, "lanewise", "L" + OPERATORS + "$Unary;", DOUBLES);
    }
  }

  /** Multiplies the first two vectors on the stack and adds the third. */
  static void multiplyAndAdd(MethodVisitor to) {
    virtual(to, "fma", ANY + ANY, DOUBLES);
  }

  /** Compares two vectors on the stack into a mask. */
  static void compare(MethodVisitor to, Function function, Runnable second) {
    operator(to, requireNonNull(COMPARISONS.get(function)), "Comparison");
    second.run();
    virtual(to, "compare", "L" + OPERATORS + "$Comparison;" + ANY, MASK);
  }

  /** Where the vector on the stack is less (GT: greater) than a number, and so on, as a mask. */
  static void compare(MethodVisitor to, String comparison, double number) {
    operator(to, comparison, "Comparison");
    to.visitLdcInsn(number);
    virtual(to, "compare", "L" + OPERATORS + "$Comparison;D", MASK);
  }

  /** Where the vector on the stack is not zero, as a mask. */
  static void isNotZero(MethodVisitor to) {
    compare(to, "NE", 0);
  }

  /** The first so many lanes, as a mask. */
  static void firstLanes(MethodVisitor to, int count) {
    species(to);
    to.visitInsn(DCONST_0);
    broadcast(to);
    to.visitInsn(ICONST_1);
    virtual(to, "addIndex", "I", DOUBLES);
    compare(to, "LT", count);
  }

  /** The first vector, or where the mask says so, the second. */
  static void blend(MethodVisitor to) {
    virtual(to, "blend", ANY + MASK, DOUBLES);
  }

  static void species(MethodVisitor to) {
    to.visitFieldInsn(GETSTATIC, VECTOR, "SPECIES_PREFERRED", SPECIES);
  }

  /** A vector of one number, which is on the stack above the species. */
  static void broadcast(MethodVisitor to) {
    fixed(to, "broadcast", SPECIES + "D");
  }

  static void load(MethodVisitor to) {
    fixed(to, "fromArray", SPECIES + "[DI");
  }

  static void pick(MethodVisitor to) {
    fixed(to, "fromArray", SPECIES + "[DI[II");
  }

  static void store(MethodVisitor to) {
    virtual(to, "intoArray", "[DI", "V");
  }

  /** The sum, product or maximum of a vector's numbers. */
  static void reduce(MethodVisitor to, Function fold) {
    String name = fold == Basic.PLUS ? "ADD" : fold == Basic.TIMES ? "MUL" : "MAX";
    operator(to, name, "Associative");
    virtual(to, "reduceLanes", "L" + OPERATORS + "$Associative;", "D");
  }

  private static void operator(MethodVisitor to, String name, String kind) {
    to.visitFieldInsn(GETSTATIC, OPERATORS, name, "L" + OPERATORS + "$" + kind + ";");
  }

  private static void virtual(MethodVisitor to, String name, String takes, String gives) {
    to.visitMethodInsn(INVOKEVIRTUAL, VECTOR, name, "(" + takes + ")" + gives, false);
  }

  private static void fixed(MethodVisitor to, String name, String takes) {
    to.visitMethodInsn(INVOKESTATIC, VECTOR, name, "(" + takes + ")" + DOUBLES, false);
  }
}
