package org.ppl4j.ir;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.ParseFailure;
import org.ppl4j.error.PplException;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Lexer.Kind;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Reads the text that {@link Printer} prints; comments are skipped. */
public final class Parser {
  private static final Set<String> RESERVED =
      Set.of("graph", "free", "return", "true", "false", "NaN", "Infinity");

  private final Lexer lexer;
  private final Function<String, @Nullable Class<? extends Op>> operations;
  private final Map<String, Expr> values = new HashMap<>();

  private Parser(Lexer lexer, Function<String, @Nullable Class<? extends Op>> operations) {
    this.lexer = lexer;
    this.operations = operations;
  }

  /**
   * Reads one graph.
   *
   * @param text its text
   * @param operations finds an operation's record by the operation's name; null if there is none
   * @throws ParseFailure if the text is no graph; the message shows the place
   * @throws PplException if a node's inputs do not fit
   */
  public static Graph parse(
      String text, Function<String, @Nullable Class<? extends Op>> operations) {
    Parser parser = new Parser(new Lexer(text), operations);
    Graph graph = parser.graph();
    parser.lexer.take(Kind.END, "the end");
    return graph;
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  private Graph graph() {
    lexer.expect("graph");
    String name = label();
    List<Expr> inputs = new ArrayList<>();
    lexer.expect("(");
    while (!lexer.takeIf(")")) {
      inputs.add(declaration());
      if (!lexer.peek().text().equals(")")) {
        lexer.expect(",");
      }
    }
    lexer.expect("{");
    while (!lexer.takeIf("return")) {
      if (lexer.takeIf("free")) {
        declaration();
      } else {
        definition();
      }
    }
    List<Expr> outputs = new ArrayList<>();
    while (!lexer.takeIf("}")) {
      outputs.add(operand());
      if (!lexer.peek().text().equals("}")) {
        lexer.expect(",");
      }
    }
    return new Graph(name, inputs, outputs);
  }

  private Expr declaration() {
    String label = label();
    lexer.expect(":");
    Type type = type();
    String kind = lexer.peek().kind() == Kind.TEXT ? unquote(lexer.take().text()) : "argument";
    Expr input = Expr.of(inputOp(label, kind, type), List.of(), Source.UNKNOWN);
    define(label, input);
    return input;
  }

  private static Op inputOp(String label, String kind, Type type) {
    return Input.create(label, kind, type).op();
  }

  private void definition() {
    Lexer.Token name = lexer.take(Kind.NAME, "a node's name");
    lexer.expect("=");
    Lexer.Token operation = lexer.take(Kind.NAME, "an operation's name");
    Map<String, Object> attributes = new HashMap<>();
    if (lexer.takeIf("{")) {
      while (!lexer.takeIf("}")) {
        String key = lexer.take(Kind.NAME, "an attribute's name").text();
        lexer.expect("=");
        attributes.put(key, attribute(operation, key));
        if (!lexer.peek().text().equals("}")) {
          lexer.expect(",");
        }
      }
    }
    List<Expr> inputs = new ArrayList<>();
    lexer.expect("(");
    while (!lexer.takeIf(")")) {
      inputs.add(operand());
      if (!lexer.peek().text().equals(")")) {
        lexer.expect(",");
      }
    }
    Expr node = Expr.of(make(operation, attributes), inputs, Source.UNKNOWN);
    lexer.expect(":");
    List<Type> types = types();
    if (!types.equals(node.types())) {
      throw lexer.failure(
          operation.text() + " gives " + node.types() + ", not " + types, name.at());
    }
    define(name.text(), node);
  }

  private Op make(Lexer.Token operation, Map<String, Object> attributes) {
    try {
      return Attributes.make(opClass(operation), attributes);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof PplException refused) {
        throw refused;
      }
      throw lexer.failure(operation.text() + " refuses its attributes", operation.at());
    } catch (NoSuchFieldException e) {
      throw lexer.failure(operation.text() + " needs " + e.getMessage(), operation.at());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw lexer.failure("these are no attributes of " + operation.text(), operation.at());
    }
  }

  private Class<? extends Op> opClass(Lexer.Token operation) {
    Class<? extends Op> type = operations.apply(operation.text());
    if (type == null) {
      throw lexer.failure("no operation is called " + operation.text(), operation.at());
    }
    return type;
  }

  private Object attribute(Lexer.Token operation, String key) {
    for (var component : opClass(operation).getRecordComponents()) {
      if (component.getName().equals(key)) {
        return attribute(component.getType());
      }
    }
    throw lexer.failure(operation.text() + " has no attribute " + key);
  }

  private Object attribute(Class<?> type) {
    if (type == Graph.class) {
      return new Parser(lexer, operations).graph();
    } else if (type == Tensor.class) {
      return tensor();
    } else if (type == Shape.class) {
      return Shape.of(integers());
    } else if (type == Axes.class) {
      return Axes.of(integers());
    } else if (type == String.class) {
      return unquote(lexer.take(Kind.TEXT, "a text").text());
    } else if (type == int.class) {
      return (int) number();
    } else if (type == double.class) {
      return number();
    } else if (type == boolean.class) {
      return Boolean.parseBoolean(lexer.take(Kind.NAME, "true or false").text());
    }
    String name = lexer.take(Kind.NAME, "a name").text();
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equals(name)) {
        return constant;
      }
    }
    throw lexer.failure("no " + type.getSimpleName() + " is called " + name);
  }

  private Tensor tensor() {
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
        data[filled++] = element();
      }
    } while (depth > 0);
    if (filled < data.length) {
      throw lexer.failure(type + " has " + data.length + " elements, found " + filled);
    }
    return Tensor.wrap(type, data);
  }

  private double element() {
    return lexer.takeIf("true") ? 1 : lexer.takeIf("false") ? 0 : number();
  }

  private Expr operand() {
    Lexer.Token token = lexer.take();
    if (token.kind() == Kind.NUMBER) {
      boolean real = !token.text().chars().allMatch(c -> c == '-' || Character.isDigit(c));
      Type type = real ? Type.real() : Type.integer();
      return constant(Tensor.full(type, Double.parseDouble(token.text())));
    }
    if (token.text().equals("true") || token.text().equals("false")) {
      return constant(Tensor.full(Type.bool(), token.text().equals("true") ? 1 : 0));
    }
    Expr value = values.get(token.kind() == Kind.TEXT ? unquote(token.text()) : token.text());
    if (value == null) {
      throw lexer.failure(token.text() + " is not defined above", token.at());
    }
    return value;
  }

  private static Expr constant(Tensor value) {
    return Expr.of(new Constant(value), List.of(), Source.UNKNOWN);
  }

  private List<Type> types() {
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

  private Type type() {
    Lexer.Token token = lexer.take(Kind.NAME, "a type");
    try {
      return new Type(DType.parse(token.text()), Shape.of(integers()));
    } catch (IllegalArgumentException e) {
      throw lexer.failure(String.valueOf(e.getMessage()), token.at());
    }
  }

  private int[] integers() {
    List<Integer> out = new ArrayList<>();
    lexer.expect("[");
    while (!lexer.takeIf("]")) {
      out.add((int) number());
      if (!lexer.peek().text().equals("]")) {
        lexer.expect(",");
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  private double number() {
    return Double.parseDouble(lexer.take(Kind.NUMBER, "a number").text());
  }

  private String label() {
    Lexer.Token token = lexer.take();
    if (token.kind() == Kind.TEXT) {
      return unquote(token.text());
    }
    if (token.kind() != Kind.NAME) {
      throw lexer.failure("expected a name, found " + token.text(), token.at());
    }
    return token.text();
  }

  private void define(String name, Expr value) {
    if (values.put(name, value) != null) {
      throw lexer.failure(name + " is defined twice");
    }
  }

  private static String unquote(String text) {
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
