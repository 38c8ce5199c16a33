package org.ppl4j.lang.check;

import java.util.List;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Type;

/** Arguments that are words: activations, baselines, proposals. */
final class Words {
  private final Session session;
  private final Expressions expressions;

  Words(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  /** Whether an argument is an activation, a baseline or a proposal; else gives a message. */
  boolean check(String sort, Expression argument, Names names) {
    if (sort.equals("proposal")) {
      return proposal(argument);
    }
    if (sort.equals("activation")) {
      return activation(argument);
    }
    Ast.Name name =
        argument instanceof Expression.Call call
            ? call.name()
            : argument instanceof Expression.Reference reference ? reference.name() : null;
    Builtin baseline = name == null ? null : Catalogue.find(Sort.BASELINE, name.text());
    if (name == null || baseline == null) {
      session.add(
          session
              .error("strategy", argument.span(), "there is no such baseline")
              .fact("baselines", names(Sort.BASELINE)));
      return false;
    }
    session.facts.callees.put(argument, new Callee.Ready(baseline));
    session.facts.types.put(argument, new Type.Special("baseline"));
    List<Ast.Argument> given =
        argument instanceof Expression.Call call ? call.arguments() : List.of();
    return !expressions.calls().builtins().infer(argument, name, baseline, given, names).isError();
  }

  private static String names(Sort sort) {
    return String.join(
        ", ", Catalogue.all(sort).stream().map(each -> each.signature().brief()).toList());
  }

  private boolean activation(Expression argument) {
    String name = argument instanceof Expression.Reference reference ? reference.name().text() : "";
    Builtin activation = Catalogue.find(Sort.ACTIVATION, name);
    if (activation == null) {
      session.add(
          session
              .error("call", argument.span(), "there is no such activation")
              .fact(
                  "activations",
                  String.join(
                      ", ", Catalogue.all(Sort.ACTIVATION).stream().map(Builtin::name).toList())));
      return false;
    }
    session.facts.callees.put(argument, new Callee.Ready(activation));
    session.facts.types.put(argument, new Type.Special("activation"));
    return true;
  }

  private boolean proposal(Expression argument) {
    Ast.Name name =
        argument instanceof Expression.Reference reference
            ? reference.name()
            : argument instanceof Expression.Call call ? call.name() : null;
    Symbol symbol = name == null ? null : session.globals.get(name.text());
    if (name == null || symbol == null || symbol.kind() != Symbol.Kind.GUIDE) {
      String near =
          name == null
              ? null
              : Session.near(
                  name.text(),
                  session.globals.values().stream()
                      .filter(each -> each.kind() == Symbol.Kind.GUIDE)
                      .map(Symbol::name)
                      .toList());
      Diagnostic problem =
          session
              .error("name", argument.span(), "a proposal is a guide of this file")
              .cure("its arguments are named like the sites that it is given");
      session.add(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
      return false;
    }
    session.bind(name, symbol);
    symbol.use();
    session.facts.types.put(argument, new Type.Special("proposal"));
    return true;
  }
}
