package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.FiniteSupport;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.catalogue.Arguments;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Distributed;
import org.ppl4j.strategy.Strategy;

/** Checks how gradients pass what is drawn, by asking the strategies themselves. */
final class Strategies {
  private static final String MARGINALIZE = "marginalize";

  private final Session session;
  private final Expressions expressions;

  Strategies(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  /** A model that is called has strategies at its own sites. */
  void ofCall(Statement.Sample sample, Type.Program called) {
    Statement.Via via = sample.clauses().via();
    if (via != null) {
      session.add(
          session
              .error("strategy", via.span(), "a model has its strategies at its own sites")
              .cure("write them there, in `" + called.name() + "`"));
    }
  }

  /** Checks a site's strategy, or the want of one; gives whether the site is summed out. */
  boolean check(Statement.Sample sample, Distributed distributed, Names names) {
    Statement.Via via = sample.clauses().via();
    if (via == null) {
      missing(sample, distributed, names);
      return false;
    }
    Builtin builtin = Catalogue.find(Sort.STRATEGY, via.name().text());
    if (builtin == null) {
      unknown(via, distributed);
      return false;
    }
    session.facts.callees.put(via, new Callee.Ready(builtin));
    Type type =
        expressions.calls().builtins().infer(via, via.name(), builtin, via.arguments(), names);
    if (type.isError()) {
      return false;
    }
    if (builtin.name().equals(MARGINALIZE)) {
      return marginalized(via, distributed, names);
    }
    Distribution<?> probe = distributed.probe();
    Strategy<?> strategy = probe == null ? null : made(builtin);
    if (probe != null && strategy != null && !strategy.supports(probe)) {
      session.add(
          session
              .error(
                  "strategy",
                  via.span(),
                  "`" + builtin.name() + "` cannot treat `" + distributed.name() + "`")
              .fact("possible", supporting(probe)));
    }
    return false;
  }

  private boolean marginalized(Statement.Via via, Distributed distributed, Names names) {
    if (names.place != Names.Place.MODEL) {
      session.add(
          session
              .error("strategy", via.span(), "only a model's site can be summed out by its type")
              .cure("in a guide, `via enumerate` sums over a site's values"));
      return true;
    }
    Distribution<?> probe = distributed.probe();
    if (probe != null && !(probe instanceof FiniteSupport)) {
      session.add(
          session
              .error(
                  "strategy",
                  via.span(),
                  "`" + distributed.name() + "` has not finitely many values")
              .cure("only finite sites can be summed out"));
    }
    return true;
  }

  private void missing(Statement.Sample sample, Distributed distributed, Names names) {
    Distribution<?> probe = distributed.probe();
    if (names.place != Names.Place.GUIDE && names.place != Names.Place.OBJECTIVE) {
      return;
    }
    if (distributed.name().equals("flat")) {
      session.add(
          session
              .error(
                  "strategy",
                  sample.distribution().span(),
                  "nothing can be drawn from an improper distribution")
              .cure("a guide draws from proper ones"));
    } else if (probe != null && !probe.isReparameterized()) {
      session.add(
          session
              .warning(
                  "strategy",
                  sample.name().span(),
                  "`"
                      + sample.name()
                      + "` has no gradient strategy, and draws of `"
                      + distributed.name()
                      + "` do not move with its parameters")
              .fact("possible", supporting(probe))
              .cure("say which: `... via " + first(probe) + "`"));
    }
  }

  private void unknown(Statement.Via via, Distributed distributed) {
    List<String> known = Catalogue.all(Sort.STRATEGY).stream().map(Builtin::name).toList();
    String near = Session.near(via.name().text(), known);
    Diagnostic problem =
        session.error("strategy", via.name().span(), "there is no strategy `" + via.name() + "`");
    Distribution<?> probe = distributed.probe();
    session.add(
        near != null
            ? problem.cure("did you mean `" + near + "`?")
            : problem.fact(
                "possible", probe == null ? String.join(", ", known) : supporting(probe)));
  }

  private String supporting(Distribution<?> probe) {
    return String.join(", ", possible(probe));
  }

  private String first(Distribution<?> probe) {
    List<String> possible = possible(probe);
    return possible.contains("enumerate") ? "enumerate" : possible.get(0);
  }

  private static List<String> possible(Distribution<?> probe) {
    List<String> names = new ArrayList<>();
    for (Builtin each : Catalogue.all(Sort.STRATEGY)) {
      Strategy<?> strategy = each.signature().required() == 0 ? make(each, List.of()) : null;
      if (strategy != null && strategy.supports(probe) && !each.name().equals("detached")) {
        names.add(each.name());
      }
    }
    return names;
  }

  private static @Nullable Strategy<?> made(Builtin builtin) {
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < builtin.signature().required(); i++) {
      given.add(org.ppl4j.Real.constant(1.0));
    }
    return make(builtin, given);
  }

  private static @Nullable Strategy<?> make(Builtin builtin, List<Object> given) {
    return builtin.name().equals(MARGINALIZE)
        ? null
        : (Strategy<?>) builtin.maker().apply(new Arguments(given));
  }
}
