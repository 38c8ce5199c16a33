package org.ppl4j.ir;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.ir.Lexer.Kind;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Reads types, numbers and tensors for the {@link Parser}. */
final class Literals {
  private final Lexer lexer;

  Literals(Lexer lexer) {
    this.lexer = lexer;
  }

  String text() {
    return unquote(lexer.take(Kind.TEXT, "a text").text());
  }

  /** One of an enum's constants, by its name. */
  Object constant(Class<?> type) {
    Lexer.Token name = lexer.take(Kind.NAME, "a name");
    Object[] constants = type.getEnumConstants();
    if (constants == null) {
      throw new IllegalStateException("attributes cannot be of " + type);
    }
    for (Object constant : constants) {
      if (constant.toString().equals(name.text())) {
        return constant;
      }
    }
    throw lexer.failure("no " + type.getSimpleName() + " is called " + name.text(), name.at());
  }

  Tensor tensor() {
    Type type = type();
    double[] data = new double[type.shape().size()];
    int filled = 0;
    int depth = 0;
    do {
      if (lexer.takeIf("[")) {
        depth++;
      } else if (lexer.takeIf("]")) {
        depth--;
      } else if (!lexer.takeIf(",")) {
        if (filled == data.length) {
          throw lexer.failure(type + " has only " + filled + " elements");
        }
        data[filled++] = element(type);
      }
    } while (depth > 0);
    if (filled < data.length) {
      throw lexer.failure(type + " has " + data.length + " elements, found " + filled);
    }
    return Tensor.wrap(type, data);
  }

  private double element(Type type) {
    return type.dtype() == DType.BOOL ? (truth() ? 1 : 0) : number();
  }

  boolean truth() {
    boolean value = lexer.takeIf("true");
    if (!value && !lexer.takeIf("false")) {
      throw lexer.failure("expected true or false, found " + lexer.peek().text());
    }
    return value;
  }

  List<Type> types() {
    if (!lexer.takeIf("(")) {
      return List.of(type());
    }
    List<Type> types = new ArrayList<>();
    do {
      types.add(type());
    } while (lexer.takeIf(","));
    lexer.expect(")");
    return types;
  }

  Type type() {
    Lexer.Token token = lexer.take(Kind.NAME, "a type");
    try {
      return new Type(DType.parse(token.text()), shape());
    } catch (IllegalArgumentException e) {
      throw lexer.failure(String.valueOf(e.getMessage()), token.at());
    }
  }

  Shape shape() {
    Lexer.Token start = lexer.peek();
    int[] dims = integers();
    try {
      return Shape.of(dims);
    } catch (IllegalArgumentException e) {
      throw lexer.failure(String.valueOf(e.getMessage()), start.at());
    } catch (ArithmeticException e) {
      throw lexer.failure("a shape of more elements than an array can hold", start.at());
    }
  }

  int[] integers() {
    List<Integer> out = new ArrayList<>();
    lexer.expect("[");
    while (!lexer.takeIf("]")) {
      out.add(integer());
      if (!lexer.peek().text().equals("]")) {
        lexer.expect(",");
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  int integer() {
    Lexer.Token token = lexer.take(Kind.NUMBER, "an integer");
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw lexer.failure("expected an integer, found " + token.text(), token.at());
    }
  }

  double number() {
    return Double.parseDouble(lexer.take(Kind.NUMBER, "a number").text());
  }

  static String unquote(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }
}
