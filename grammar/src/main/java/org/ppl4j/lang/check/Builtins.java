package org.ppl4j.lang.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.Distribution;
import org.ppl4j.error.InvalidParameter;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Rule;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Signature;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;

/** Calls of what the catalogue has, by its signatures. */
final class Builtins {
  private final Session session;
  private final Expressions expressions;
  private final Calls calls;
  private final Specials specials;
  private final Probes probes;

  Builtins(Session session, Expressions expressions, Calls calls) {
    this.session = session;
    this.expressions = expressions;
    this.calls = calls;
    this.probes = new Probes(session, expressions);
    this.specials = new Specials(session, expressions);
  }

  Probes probes() {
    return probes;
  }

  Type infer(Expression.Call call, Builtin builtin, Names names) {
    Type result = infer(call, call.name(), builtin, call.arguments(), names);
    if (builtin.sort() != Sort.DISTRIBUTION || !(result instanceof Tensor draw)) {
      return result;
    }
    return distribution(call, builtin, draw);
  }

  /** What a call gives; for a distribution what a draw is. */
  Type infer(Ast call, Ast.Name name, Builtin builtin, List<Ast.Argument> arguments, Names names) {
    Signature signature = builtin.signature();
    boolean isPlain = builtin.sort() == Sort.DISTRIBUTION || builtin.sort() == Sort.FUNCTION;
    if (isPlain) {
      arguments.forEach(argument -> expressions.infer(argument.value(), names));
    }
    List<String> parameters =
        signature.parameters().stream().map(Signature.Parameter::name).toList();
    List<@Nullable Expression> ordered =
        calls.match(
            call,
            call.span(),
            signature.brief(),
            parameters,
            signature.required(),
            takesRest(signature),
            arguments);
    if (ordered == null) {
      return Type.ERROR;
    }
    if (builtin.rule() == Rule.SPECIAL) {
      boolean isUnknown =
          ordered.stream()
              .anyMatch(each -> each != null && expressions.infer(each, names).isError());
      return isUnknown ? Type.ERROR : specials.infer(call, name, builtin, ordered, names);
    }
    return new SignatureFit(session, expressions, specials, call, builtin, ordered, names).result();
  }

  static boolean takesRest(Signature signature) {
    if (signature.parameters().isEmpty()) {
      return false;
    }
    Signature.Parameter last = signature.parameters().get(signature.parameters().size() - 1);
    String word = word(last.type());
    return word.equals("sizes") || word.equals("distributions");
  }

  static String word(TypeNode type) {
    return type instanceof TypeNode.Values values ? values.name().text() : "";
  }

  private Type distribution(Expression.Call call, Builtin builtin, Tensor draw) {
    Distribution<?> probe = null;
    Sites.noteOneBased(session, call, builtin);
    try {
      probe = probes.distribution(call, builtin);
    } catch (InvalidParameter e) {
      String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      String message = text.replaceFirst("^(InvalidParameter: )?\\w+: ", "");
      session.add(
          session
              .error("parameter", parameter(call, message), strip(message))
              .fact("signature", builtin.signature().toString())
              .cure("check the order of the arguments and their signs"));
    }
    return new Type.Distributed(draw, builtin.name(), probe);
  }

  private static String strip(String message) {
    String plain = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    return plain.replaceAll("(-?\\d+)\\.0\\b(?!\\d)", "$1");
  }

  /** The argument of which a message speaks first. */
  private org.ppl4j.lang.source.Span parameter(Expression.Call call, String message) {
    List<@Nullable Expression> ordered = session.facts.arguments.get(call);
    Callee callee = session.facts.callees.get(call);
    if (ordered != null && callee instanceof Callee.Ready ready) {
      List<Signature.Parameter> parameters = ready.builtin().signature().parameters();
      for (int i = 0; i < parameters.size(); i++) {
        Expression argument = ordered.get(i);
        if (argument != null && message.startsWith(parameters.get(i).name() + " ")) {
          return argument.span();
        }
      }
    }
    return call.span();
  }
}
