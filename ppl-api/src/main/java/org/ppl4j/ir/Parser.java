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
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Reads the text that {@link Printer} prints; comments are skipped. */
public final class Parser {
  private static final Set<String> RESERVED =
      Set.of("graph", "free", "return", "true", "false", "NaN", "Infinity");

  private final Lexer lexer;
  private final Literals literals;
  private final Function<String, @Nullable Class<? extends Op>> operations;
  private final Map<String, Expr> values = new HashMap<>();

  private Parser(Lexer lexer, Function<String, @Nullable Class<? extends Op>> operations) {
    this.lexer = lexer;
    literals = new Literals(lexer);
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
    Lexer.Token name = lexer.peek();
    String label = label();
    lexer.expect(":");
    Type type = literals.type();
    String kind =
        lexer.peek().kind() == Kind.TEXT ? Literals.unquote(lexer.take().text()) : "argument";
    Expr input = Expr.of(inputOp(label, kind, type), List.of(), Source.UNKNOWN);
    define(name, input);
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
        Lexer.Token key = lexer.take(Kind.NAME, "an attribute's name");
        lexer.expect("=");
        attributes.put(key.text(), attribute(operation, key));
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
    List<Type> types = literals.types();
    if (!types.equals(node.types())) {
      throw lexer.failure(
          operation.text() + " gives " + node.types() + ", not " + types, name.at());
    }
    define(name, node);
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

  private Object attribute(Lexer.Token operation, Lexer.Token key) {
    for (var component : opClass(operation).getRecordComponents()) {
      if (component.getName().equals(key.text())) {
        return attribute(component.getType());
      }
    }
    throw lexer.failure(operation.text() + " has no attribute " + key.text(), key.at());
  }

  private Object attribute(Class<?> type) {
    if (type == Graph.class) {
      return new Parser(lexer, operations).graph();
    } else if (type == Tensor.class) {
      return literals.tensor();
    } else if (type == Shape.class) {
      return literals.shape();
    } else if (type == Axes.class) {
      return Axes.of(literals.integers());
    } else if (type == String.class) {
      return literals.text();
    } else if (type == int.class) {
      return literals.integer();
    } else if (type == double.class) {
      return literals.number();
    } else if (type == boolean.class) {
      return literals.truth();
    }
    return literals.constant(type);
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
    Expr value = values.get(key(token));
    if (value == null) {
      throw lexer.failure(token.text() + " is not defined above", token.at());
    }
    return value;
  }

  private static Expr constant(Tensor value) {
    return Expr.of(new Constant(value), List.of(), Source.UNKNOWN);
  }

  private String label() {
    Lexer.Token token = lexer.take();
    if (token.kind() == Kind.TEXT) {
      return Literals.unquote(token.text());
    }
    if (token.kind() != Kind.NAME) {
      throw lexer.failure("expected a name, found " + token.text(), token.at());
    }
    return token.text();
  }

  private void define(Lexer.Token name, Expr value) {
    if (values.put(key(name), value) != null) {
      throw lexer.failure(name.text() + " is defined twice", name.at());
    }
  }

  /** What a value is known by: its name without quotes, unless that would read like a node's. */
  private static String key(Lexer.Token name) {
    return name.kind() == Kind.TEXT && !name.text().startsWith("\"%")
        ? Literals.unquote(name.text())
        : name.text();
  }
}
