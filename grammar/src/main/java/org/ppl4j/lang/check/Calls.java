package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Calls: what is called, with which arguments, and what comes of it. */
final class Calls {
  private final Session session;
  private final Expressions expressions;
  private final Programs programs;
  private final Builtins builtins;

  Calls(Session session, Expressions expressions, Programs programs) {
    this.session = session;
    this.expressions = expressions;
    this.programs = programs;
    this.builtins = new Builtins(session, expressions, this);
  }

  Builtins builtins() {
    return builtins;
  }

  Programs programs() {
    return programs;
  }

  Type infer(Expression.Call call, Names names) {
    String name = call.name().text();
    Symbol symbol = names.visible(name);
    boolean isCallable =
        symbol != null
            && (symbol.kind() == Symbol.Kind.NETWORK || symbol.type() instanceof Type.Program);
    if (symbol == null || !isCallable) {
      Symbol global = session.globals.get(name);
      if (global != null && !(global.declaration() instanceof Declaration.Constant)) {
        symbol = global;
      } else {
        Builtin builtin = Catalogue.find(name);
        if (builtin != null) {
          session.facts.callees.put(call, new Callee.Ready(builtin));
          return builtins.infer(call, builtin, names);
        }
      }
    }
    if (symbol == null) {
      call.arguments().forEach(argument -> expressions.infer(argument.value(), names));
      return unknown(call.name(), names);
    }
    session.bind(call.name(), symbol);
    symbol.use();
    return switch (symbol.kind()) {
      case NETWORK -> network(call, symbol, names);
      case FUNCTION -> function(call, symbol, names);
      case MODEL, GUIDE -> program(call, symbol, call.arguments(), names);
      default -> {
        call.arguments().forEach(argument -> expressions.infer(argument.value(), names));
        if (symbol.type() instanceof Type.Program && call.arguments().isEmpty()) {
          session.facts.callees.put(call, new Callee.Given(symbol));
          yield symbol.type();
        }
        yield session.wrong(notCallable(call, symbol));
      }
    };
  }

  private Diagnostic notCallable(Expression.Call call, Symbol symbol) {
    Diagnostic problem =
        session.error(
            "call",
            call.name().span(),
            "`" + call.name() + "` cannot be called: it is a " + symbol.kind().word());
    return symbol.type() instanceof Tensor tensor && !tensor.isScalar()
        ? problem.cure("an element is `" + call.name() + "[...]`")
        : problem.cure("a product is written with `*`");
  }

  Type unknown(Ast.Name name, Names names) {
    if (session.isSkipped(name.text())) {
      return Type.ERROR;
    }
    Diagnostic problem =
        session.error("name", name.span(), "there is no function or distribution `" + name + "`");
    String elsewhere = Catalogue.elsewhere(name.text());
    if (elsewhere != null) {
      return session.wrong(problem.cure("it is called `" + elsewhere + "` here"));
    }
    Set<String> known = new LinkedHashSet<>(Catalogue.names());
    session.globals.forEach(
        (text, symbol) -> {
          if (symbol.kind() != Symbol.Kind.CONSTANT) {
            known.add(text);
          }
        });
    String near = Session.near(name.text(), known);
    return session.wrong(
        near == null
            ? problem.cure("declare it by `fun`, or see the list in the language's reference")
            : problem.cure("did you mean `" + near + "`?"));
  }

  /**
   * Puts arguments into the order of the parameters.
   *
   * @return null after a message
   */
  @Nullable List<@Nullable Expression> match(
      Ast call,
      Span span,
      String brief,
      List<String> parameters,
      int required,
      boolean takesRest,
      List<Ast.Argument> arguments) {
    List<@Nullable Expression> ordered = new ArrayList<>();
    parameters.forEach(parameter -> ordered.add(null));
    int position = 0;
    boolean isNamed = false;
    for (Ast.Argument argument : arguments) {
      Ast.Name name = argument.name();
      if (name == null) {
        if (isNamed) {
          session.add(
              session.error(
                  "call",
                  argument.span(),
                  "arguments without names stand before those with names"));
          return null;
        }
        if (position >= parameters.size() && !takesRest) {
          session.add(
              session
                  .error("call", argument.span(), "this is one argument too many")
                  .fact("expected", brief));
          return null;
        }
        if (position < parameters.size()) {
          ordered.set(position, argument.value());
        } else {
          ordered.add(argument.value());
        }
        position++;
        continue;
      }
      isNamed = true;
      int at = parameters.indexOf(name.text());
      if (at < 0) {
        String near = Session.near(name.text(), parameters);
        Diagnostic problem =
            session
                .error("call", name.span(), "there is no parameter `" + name + "`")
                .fact("expected", brief);
        session.add(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
        return null;
      }
      if (ordered.get(at) != null) {
        session.add(session.error("call", argument.span(), "`" + name + "` is given twice"));
        return null;
      }
      ordered.set(at, argument.value());
    }
    for (int i = 0; i < required; i++) {
      if (ordered.get(i) == null) {
        session.add(
            session
                .error("call", span, "the argument `" + parameters.get(i) + "` is missing")
                .fact("expected", brief));
        return null;
      }
    }
    session.facts.arguments.put(call, ordered);
    return ordered;
  }

  // Functions and models of the file

  private Type function(Expression.Call call, Symbol symbol, Names names) {
    Declaration.Function function = (Declaration.Function) symbol.declaration();
    Type result = programs.result(symbol);
    Map<Size.Variable, Size> sizes = new HashMap<>();
    boolean fits =
        pass(
            call,
            call.span(),
            function.name().text(),
            function.parameters(),
            call.arguments(),
            sizes,
            names);
    session.facts.callees.put(call, new Callee.Function(function, Map.copyOf(sizes)));
    return fits ? substitute(result, sizes) : Type.ERROR;
  }

  /** A model or guide with its arguments. */
  Type program(Ast call, Symbol symbol, List<Ast.Argument> arguments, Names names) {
    Declaration.Program declaration = (Declaration.Program) symbol.declaration();
    Checked.@Nullable ProgramInfo info = programs.info(symbol);
    if (info == null) {
      arguments.forEach(argument -> expressions.infer(argument.value(), names));
      return Type.ERROR;
    }
    Map<Size.Variable, Size> sizes = new HashMap<>();
    Span span = call.span();
    if (names.place == Names.Place.OBJECTIVE
        && arguments.isEmpty()
        && !info.parameters().isEmpty()) {
      return withoutData(span, symbol, info.parameters());
    }
    boolean fits = pass(call, span, symbol.name(), info.parameters(), arguments, sizes, names);
    session.facts.callees.put(call, new Callee.Program(declaration, Map.copyOf(sizes)));
    return fits ? new Type.Program(symbol.name(), substitute(info.result(), sizes)) : Type.ERROR;
  }

  private Type withoutData(Span span, Symbol program, List<Ast.Parameter> parameters) {
    return session.wrong(
        session
            .error("call", span, "`" + program.name() + "` needs its data")
            .fact("expected", brief(program.name(), parameters))
            .cure(
                "make it an argument of the objective: one without a type is a model that has its"
                    + " data"));
  }

  private static String brief(String name, List<Ast.Parameter> parameters) {
    return parameters.stream()
        .map(each -> each.name().text())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** Whether arguments fit parameters; finds out what named sizes are. */
  private boolean pass(
      Ast call,
      Span span,
      String name,
      List<Ast.Parameter> parameters,
      List<Ast.Argument> arguments,
      Map<Size.Variable, Size> sizes,
      Names names) {
    List<String> words = parameters.stream().map(each -> each.name().text()).toList();
    arguments.forEach(argument -> expressions.infer(argument.value(), names));
    String brief = brief(name, parameters);
    List<@Nullable Expression> ordered =
        match(call, span, brief, words, words.size(), false, arguments);
    if (ordered == null) {
      return false;
    }
    boolean fits = true;
    // Integers first, since they say what sizes are.
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < ordered.size(); i++) {
        Expression argument = ordered.get(i);
        Symbol parameter = session.facts.symbols.get(parameters.get(i).name());
        if (argument == null || parameter == null || (parameter.size() != null) != (pass == 0)) {
          continue;
        }
        Type given = expressions.infer(argument, names);
        fits &= given.isError() ? false : fits(parameter, argument, given, sizes);
      }
    }
    return fits;
  }

  private boolean fits(
      Symbol parameter, Expression argument, Type given, Map<Size.Variable, Size> sizes) {
    Size.Variable variable = parameter.size();
    if (variable != null
        && given instanceof Tensor tensor
        && tensor.isScalar()
        && tensor.element() == DType.INT) {
      if (tensor.value() != null) {
        sizes.put(variable, session.used(tensor.value()));
        return true;
      }
      if (!session.facts.sizes.contains(variable)) {
        sizes.put(variable, Size.of(variable));
        return true;
      }
      session.add(
          session
              .error(
                  "size",
                  argument.span(),
                  "`"
                      + parameter.name()
                      + "` is a size, which must be known before the program runs")
              .fact("found", session.text(argument) + ": " + given));
      return false;
    }
    String wrong = mismatch(parameter.type(), given, sizes);
    if (wrong == null) {
      return true;
    }
    session.add(
        session
            .error(
                wrong, argument.span(), "this does not fit the argument `" + parameter.name() + "`")
            .fact("expected", substitute(parameter.type(), sizes).toString())
            .fact("found", session.text(argument) + ": " + given));
    return false;
  }

  /** What is wrong with a value for a parameter, as a code; null for nothing. */
  private static @Nullable String mismatch(
      Type wanted, Type given, Map<Size.Variable, Size> sizes) {
    if (wanted.isError() || given.isError()) {
      return null;
    }
    if (wanted instanceof Tensor a && given instanceof Tensor b) {
      boolean isElement =
          a.element() == b.element() || (a.element() == DType.REAL && b.element() == DType.INT);
      if (!isElement) {
        return "type";
      }
      if (a.shape().size() != b.shape().size()) {
        return "shape";
      }
      for (int i = 0; i < a.shape().size(); i++) {
        Size size = a.shape().get(i);
        Size.Variable variable = size.variable();
        if (variable != null && !sizes.containsKey(variable)) {
          sizes.put(variable, b.shape().get(i));
        } else if (!size.substitute(each -> sizes.getOrDefault(each, Size.of(each)))
            .equals(b.shape().get(i))) {
          return "shape";
        }
      }
      return Domains.areDisjoint(a.domain(), b.domain()) ? "support" : null;
    }
    if (wanted instanceof Type.Fields a && given instanceof Type.Fields b) {
      if (!b.fields().keySet().containsAll(a.fields().keySet())) {
        return "type";
      }
      for (Map.Entry<String, Type> field : a.fields().entrySet()) {
        Type other = b.fields().get(field.getKey());
        String wrong = other == null ? "type" : mismatch(field.getValue(), other, sizes);
        if (wrong != null) {
          return wrong;
        }
      }
      return null;
    }
    return wanted.getClass() == given.getClass() ? null : "type";
  }

  static Type substitute(Type type, Map<Size.Variable, Size> sizes) {
    if (sizes.isEmpty()) {
      return type;
    }
    if (type instanceof Tensor tensor) {
      List<Size> shape = new ArrayList<>();
      tensor.shape().forEach(size -> shape.add(substitute(size, sizes)));
      Size value = tensor.value();
      return new Tensor(
          tensor.element(),
          shape,
          tensor.domain(),
          value == null ? null : substitute(value, sizes));
    }
    if (type instanceof Type.Fields record) {
      Map<String, Type> fields = new LinkedHashMap<>();
      record.fields().forEach((name, field) -> fields.put(name, substitute(field, sizes)));
      return new Type.Fields(fields);
    }
    return type;
  }

  private static Size substitute(Size size, Map<Size.Variable, Size> sizes) {
    return size.substitute(each -> sizes.getOrDefault(each, Size.of(each)));
  }

  // Networks

  private Type network(Expression.Call call, Symbol symbol, Names names) {
    session.facts.callees.put(call, new Callee.Applied(symbol));
    List<Type> types = new ArrayList<>();
    call.arguments().forEach(argument -> types.add(expressions.infer(argument.value(), names)));
    if (!(symbol.type() instanceof Type.Network network)) {
      return Type.ERROR;
    }
    List<String> inputs =
        switch (network.kind()) {
          case "gru_cell" -> List.of("x", "state");
          case "lstm_cell" -> List.of("x", "hidden", "cell");
          default -> List.of("x");
        };
    List<@Nullable Expression> ordered =
        match(
            call,
            call.span(),
            call.name() + "(" + String.join(", ", inputs) + ")",
            inputs,
            inputs.size(),
            false,
            call.arguments());
    if (ordered == null || types.stream().anyMatch(Type::isError)) {
      return Type.ERROR;
    }
    List<Size> outer = List.of();
    for (int i = 0; i < ordered.size(); i++) {
      Expression argument = ordered.get(i);
      if (argument == null) {
        return Type.ERROR;
      }
      Type type = expressions.infer(argument, names);
      boolean isEmbedding = network.kind().equals("embedding");
      DType element = isEmbedding ? DType.INT : DType.REAL;
      Size last = i == 0 ? network.in() : network.out();
      boolean fits =
          type instanceof Tensor tensor
              && (tensor.element() == element
                  || (element == DType.REAL && tensor.element() == DType.INT))
              && (isEmbedding || Shapes.endsWith(tensor.shape(), List.of(last)));
      if (!fits) {
        return session.wrong(
            session
                .error("shape", argument.span(), "this does not go into the network")
                .fact("expected", isEmbedding ? "int" : "real[" + last + "]")
                .fact("found", session.text(argument) + ": " + type)
                .fact("network", symbol.type().toString(), symbol.span()));
      }
      List<Size> shape = ((Tensor) type).shape();
      outer = isEmbedding ? shape : shape.subList(0, shape.size() - 1);
    }
    List<Size> shape = new ArrayList<>(outer);
    shape.add(network.out());
    Tensor out = Tensor.real(shape);
    if (network.kind().equals("lstm_cell")) {
      Map<String, Type> state = new LinkedHashMap<>();
      state.put("hidden", out);
      state.put("cell", out);
      return new Type.Fields(state);
    }
    return out;
  }
}
