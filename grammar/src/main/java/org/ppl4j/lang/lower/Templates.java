package org.ppl4j.lang.lower;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ppl4j.dist.Distributions;
import org.ppl4j.dist.Supports;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.nn.Activations;
import org.ppl4j.nn.Dense;
import org.ppl4j.nn.Embedding;
import org.ppl4j.nn.GruCell;
import org.ppl4j.nn.LayerNorm;
import org.ppl4j.nn.LstmCell;
import org.ppl4j.nn.Mlp;
import org.ppl4j.objective.Algorithms;
import org.ppl4j.strategy.Baseline;
import org.ppl4j.strategy.Strategies;

/**
 * Reads what the catalogue says of Java: {@code normal({*})}, {@code {0}.sum({1} - 1)}.
 * Alternatives stand side by side, the one that needs the most last.
 */
final class Templates {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\\{\\d*\\*?}|::|[A-Za-z_][A-Za-z0-9_]*|\\d+\\.\\d+|\\d+|\\\"[^\\\"]*\\\"|[-+*().,])");
  private static final Map<String, Class<?>> CLASSES =
      Map.ofEntries(
          Map.entry("Activations", Activations.class),
          Map.entry("Baseline", Baseline.class),
          Map.entry("Dense", Dense.class),
          Map.entry("Embedding", Embedding.class),
          Map.entry("GruCell", GruCell.class),
          Map.entry("LayerNorm", LayerNorm.class),
          Map.entry("LstmCell", LstmCell.class),
          Map.entry("Math", Math.class),
          Map.entry("Mlp", Mlp.class),
          Map.entry("Supports", Supports.class));
  private static final List<Class<?>> FACADES =
      List.of(Distributions.class, Strategies.class, Algorithms.class);

  private final List<String> tokens = new ArrayList<>();
  private final List<List<Code>> arguments;
  private final IntFunction<Code> receivers;
  private final Map<String, Code> names;
  private final int line;
  private int at;

  private Templates(
      String text,
      List<List<Code>> arguments,
      IntFunction<Code> receivers,
      Map<String, Code> names,
      int line) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw new IllegalStateException("cannot read the template " + text);
    }
    this.arguments = arguments;
    this.receivers = receivers;
    this.names = names;
    this.line = line;
  }

  /**
   * The code of a template.
   *
   * @param arguments of each parameter what is given: nothing, one thing, or several
   * @param receivers an argument as a value on which methods can be called
   * @param names what words of the template stand for
   */
  static Code read(
      String template,
      List<List<Code>> arguments,
      IntFunction<Code> receivers,
      Map<String, Code> names,
      int line) {
    List<String> alternatives = Arrays.asList(template.split("\\|\\|"));
    for (int i = alternatives.size() - 1; i >= 0; i--) {
      if (isComplete(alternatives.get(i), arguments)) {
        return new Templates(alternatives.get(i), arguments, receivers, names, line).expression();
      }
    }
    throw new IllegalStateException("not enough for " + template);
  }

  private static boolean isComplete(String template, List<List<Code>> arguments) {
    Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(template);
    return matcher
        .results()
        .mapToInt(result -> Integer.parseInt(result.group(1)))
        .allMatch(i -> i < arguments.size() && !arguments.get(i).isEmpty());
  }

  private Code expression() {
    Code left = factor();
    while (peek("-") || peek("+")) {
      String sign = next();
      Code right = factor();
      left =
          right instanceof Code.Literal literal && left.type().equals(JavaType.INT)
              ? Sizes.plus(left, (sign.equals("+") ? 1 : -1) * (Integer) literal.value())
              : new Code.Infix(sign, left, right, left.type());
    }
    return left;
  }

  private Code factor() {
    if (peek("-")) {
      next();
      return new Code.Negative(factor());
    }
    Code value = primary();
    while (peek(".")) {
      next();
      String method = next();
      value = Methods.call(value, method, line, inParentheses());
    }
    return value;
  }

  private Code primary() {
    String token = next();
    if (token.startsWith("{")) {
      int place = Integer.parseInt(token.replaceAll("[{*}]", ""));
      return peek(".") ? receivers.apply(place) : arguments.get(place).get(0);
    } else if (Character.isDigit(token.charAt(0))) {
      return token.contains(".")
          ? Code.Literal.of(Double.parseDouble(token))
          : Code.Literal.of(Integer.parseInt(token));
    } else if (peek("(")) {
      return Methods.staticCall(facade(token), token, line, inParentheses());
    } else if (peek("::")) {
      next();
      return new Code.Reference(owner(token), next());
    } else if (names.containsKey(token)) {
      return names.get(token);
    }
    next();
    String method = next();
    return Methods.staticCall(owner(token), method, line, inParentheses());
  }

  private List<Code> inParentheses() {
    next();
    List<Code> out = new ArrayList<>();
    while (!peek(")")) {
      if (peek(",")) {
        next();
      }
      String token = tokens.get(at);
      if (token.equals("{*}")) {
        next();
        arguments.forEach(out::addAll);
      } else if (token.endsWith("*}")) {
        next();
        out.addAll(arguments.get(Integer.parseInt(token.replaceAll("[{*}]", ""))));
      } else {
        out.add(expression());
      }
    }
    next();
    return out;
  }

  private static Class<?> owner(String name) {
    Class<?> owner = CLASSES.get(name);
    if (owner == null) {
      throw new IllegalStateException("no class " + name);
    }
    return owner;
  }

  private static Class<?> facade(String method) {
    for (Class<?> facade : FACADES) {
      if (Arrays.stream(facade.getMethods()).map(Method::getName).anyMatch(method::equals)) {
        return facade;
      }
    }
    throw new IllegalStateException("no facade has " + method);
  }

  private boolean peek(String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }

  private String next() {
    return tokens.get(at++);
  }
}
