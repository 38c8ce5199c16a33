package org.ppl4j.lang.java;

import static org.ppl4j.lang.java.Layout.join;
import static org.ppl4j.lang.java.Layout.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;

/** How code looks. */
final class CodeLayout {
  private static final Layout HARD = new Layout.Hard();
  private static final Layout SOFT = new Layout.Break("");
  private static final Layout SPACE = new Layout.Break(" ");

  private final Imports imports;

  CodeLayout(Imports imports) {
    this.imports = imports;
  }

  /** Statements, each on lines of its own. */
  Layout statements(List<JavaStatement> statements) {
    List<Layout> out = new ArrayList<>();
    for (JavaStatement statement : statements) {
      if (!out.isEmpty()) {
        out.add(HARD);
      }
      out.add(statement(statement));
    }
    return new Layout.Join(out);
  }

  private Layout statement(JavaStatement statement) {
    Layout end = text(";");
    if (statement instanceof JavaStatement.Return) {
      return join(text("return "), code(statement.value()), end);
    } else if (statement instanceof JavaStatement.Declare declare) {
      Layout head = text(variable(declare.local().type()) + " " + declare.local().name() + " =");
      Layout value = code(declare.value());
      Layout all =
          endsInBlock(declare.value())
              ? join(head, text(" "), value, end)
              : new Layout.Group(join(head, new Layout.Indent(4, join(SPACE, value)), end));
      return declare.comment().isBlank() ? all : join(comment(declare.comment()), all);
    }
    return join(code(statement.value()), end);
  }

  /** How a variable of a type is declared. */
  private String variable(JavaType type) {
    return type.equals(JavaType.ANY) ? "var" : imports.name(type);
  }

  private static Layout comment(String comment) {
    List<Layout> out = new ArrayList<>();
    for (String line : comment.lines().toList()) {
      out.add(text(("// " + line).stripTrailing()));
      out.add(HARD);
    }
    return new Layout.Join(out);
  }

  Layout code(Code code) {
    if (code instanceof Code.Literal literal) {
      return text(literal(literal.value()));
    } else if (code instanceof Code.Local local) {
      return text(local.name());
    } else if (code instanceof Code.StaticField field) {
      return text(imports.name(field.owner()) + "." + field.name());
    } else if (code instanceof Code.ClassLiteral literal) {
      return text(imports.name(literal.of()) + ".class");
    } else if (code instanceof Code.Own own) {
      return call(own.method(), own.arguments(), own.line());
    } else if (code instanceof Code.Construct construct) {
      boolean isGeneric =
          construct.type().own() == null && construct.type().raw().getTypeParameters().length > 0;
      String name =
          construct.type().own() == null
              ? imports.name(construct.type().raw())
              : construct.type().own();
      return call("new " + name + (isGeneric ? "<>" : ""), construct.arguments(), construct.line());
    } else if (code instanceof Code.Infix infix) {
      return new Layout.Group(
          join(
              operand(infix.left(), precedence(infix), false),
              text(" " + infix.sign()),
              new Layout.Indent(4, SPACE),
              operand(infix.right(), precedence(infix), true)));
    } else if (code instanceof Code.Negative negative) {
      return join(text("-"), operand(negative.operand(), 3, true));
    } else if (code instanceof Code.Conditional conditional) {
      return new Layout.Group(
          join(
              code(conditional.test()),
              new Layout.Indent(
                  4,
                  join(
                      SPACE,
                      text("? "),
                      code(conditional.yes()),
                      SPACE,
                      text(": "),
                      code(conditional.no())))));
    } else if (code instanceof Code.Lambda lambda) {
      return lambda(lambda, 0);
    } else if (code instanceof Code.Reference reference) {
      return text(imports.name(reference.owner()) + "::" + reference.method());
    }
    return chain(code);
  }

  private static int precedence(Code code) {
    if (code instanceof Code.Infix infix) {
      return infix.sign().equals("*") || infix.sign().equals("/") ? 2 : 1;
    }
    return code instanceof Code.Negative ? 3 : code instanceof Code.Conditional ? 0 : 4;
  }

  private Layout operand(Code code, int around, boolean isRight) {
    int own = precedence(code);
    boolean isNegative =
        code instanceof Code.Literal literal
            && literal.value() instanceof Number number
            && number.doubleValue() < 0;
    return own < around || (isRight && (own == around || isNegative))
        ? join(text("("), code(code), text(")"))
        : code(code);
  }

  /** {@code receiver.a(...).b(...)}: on one line, or a line for each call. */
  private Layout chain(Code code) {
    ArrayDeque<Layout> calls = new ArrayDeque<>();
    Code at = code;
    Layout head = null;
    while (head == null) {
      if (at instanceof Code.Invoke invoke && invoke.receiver() != null) {
        String name = "." + invoke.method().getName();
        calls.addFirst(call(name, invoke.arguments(), invoke.line()));
        at = invoke.receiver();
      } else if (at instanceof Code.Component component) {
        calls.addFirst(text("." + component.name() + "()"));
        at = component.record();
      } else if (at instanceof Code.Invoke invoke) {
        String name = imports.name(invoke.owner(), invoke.method().getName());
        head = call(name, invoke.arguments(), invoke.line());
      } else {
        head = operand(at, 4, false);
      }
    }
    if (calls.isEmpty()) {
      return head;
    }
    boolean isSpread = Origins.of(code).size() > 1;
    boolean isShort = calls.size() == 1 || endsInBlock(code);
    List<Layout> parts = new ArrayList<>();
    boolean isHugged = at instanceof Code.Local local && local.name().length() <= 4;
    for (Layout call : calls) {
      Layout between = isSpread && !endsInBlock(code) ? HARD : SOFT;
      parts.add(isShort || (isHugged && parts.isEmpty()) ? call : join(between, call));
    }
    return isShort
        ? join(head, new Layout.Join(parts))
        : new Layout.Group(join(head, new Layout.Indent(4, new Layout.Join(parts))));
  }

  /** Whether its last line closes a block, so that what follows is on that line. */
  private static boolean endsInBlock(Code code) {
    return code instanceof Code.Invoke invoke
        && last(code) instanceof Code.Lambda lambda
        && isBlock(lambda, invoke.line());
  }

  private static @Nullable Code last(Code code) {
    List<Code> arguments =
        code instanceof Code.Invoke invoke ? invoke.arguments() : List.<Code>of();
    return arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
  }

  private Layout call(String name, List<Code> arguments, int line) {
    Layout opened = new Layout.Text(name + "(", line);
    if (arguments.isEmpty()) {
      return join(opened, text(")"));
    }
    // What comes from several lines of the file stands on several lines here.
    boolean isSpread = Origins.differ(line, arguments);
    List<Layout> parts = new ArrayList<>();
    for (Code argument : arguments) {
      if (!parts.isEmpty()) {
        parts.add(text(","));
        parts.add(isSpread ? HARD : SPACE);
      }
      parts.add(argument instanceof Code.Lambda lambda ? lambda(lambda, line) : code(argument));
    }
    Code last = arguments.get(arguments.size() - 1);
    long blocks =
        arguments.stream()
            .filter(each -> each instanceof Code.Lambda lambda && isBlock(lambda, line))
            .count();
    if (blocks == 1 && last instanceof Code.Lambda) {
      Layout lambda = parts.remove(parts.size() - 1);
      Layout before = new Layout.Group(new Layout.Indent(4, new Layout.Join(parts)));
      return join(opened, before, lambda, text(")"));
    }
    Layout inside = new Layout.Indent(4, join(isSpread ? HARD : SOFT, new Layout.Join(parts)));
    return new Layout.Group(join(opened, inside, text(")")));
  }

  /** Whether a function is written with braces: unless it only gives a value, of the same line. */
  private static boolean isBlock(Code.Lambda lambda, int line) {
    return lambda.body().size() != 1
        || !(lambda.body().get(0) instanceof JavaStatement.Return)
        || endsInBlock(lambda.body().get(0).value())
        || Origins.differ(line, List.of(lambda.body().get(0).value()));
  }

  private Layout lambda(Code.Lambda lambda, int line) {
    String parameters =
        lambda.parameters().size() == 1
            ? lambda.parameters().get(0).name()
            : lambda.parameters().stream()
                .map(Code.Local::name)
                .collect(Collectors.joining(", ", "(", ")"));
    if (!isBlock(lambda, line)) {
      return new Layout.Group(
          join(
              text(parameters + " ->"),
              new Layout.Indent(4, join(SPACE, code(lambda.body().get(0).value())))));
    }
    return join(
        text(parameters + " -> {"),
        new Layout.Indent(2, join(HARD, statements(lambda.body()))),
        HARD,
        text("}"));
  }

  private static String literal(Object value) {
    if (!(value instanceof String text)) {
      return value.toString();
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
