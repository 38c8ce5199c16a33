package org.ppl4j.lang.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Distributed;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks what is observed. */
final class Observations {
  private final Session session;
  private final Expressions expressions;
  private final Sites sites;

  Observations(Session session, Expressions expressions, Sites sites) {
    this.session = session;
    this.expressions = expressions;
    this.sites = sites;
  }

  void check(Statement.Observe observe, Names names, Program program) {
    Type target = expressions.infer(observe.target(), names);
    Type given = expressions.infer(observe.distribution(), names);
    sites.clauses(observe.clauses(), names, false);
    Ast.Name name = observe.clauses().as();
    if (name == null) {
      name = root(observe.target());
    }
    if (name == null) {
      session.add(
          session
              .error("name", observe.target().span(), "this observation has no name")
              .cure("give it one behind its distribution: `as name`"));
    } else {
      sites.address(program, name.text(), name.span());
    }
    Ast.Name via = observe.clauses().via() == null ? null : observe.clauses().via().name();
    if (via != null) {
      session.add(
          session
              .error("strategy", via.span(), "what is observed needs no gradient strategy")
              .cure("leave `via` out"));
    }
    if (target.isError() || given.isError()) {
      return;
    }
    if (!(given instanceof Distributed distributed)) {
      sites.notDistributed(observe.distribution(), given, "x");
      return;
    }
    if (!(target instanceof Tensor data)) {
      session.add(
          session
              .error("type", observe.target().span(), "only numbers and arrays are observed")
              .fact("found", target.toString()));
      return;
    }
    observed(observe, name == null ? "" : name.text(), data, distributed, program);
    random(observe);
    repeated(observe.target(), names);
  }

  private void observed(
      Statement.Observe observe,
      String name,
      Tensor data,
      Distributed distributed,
      Program program) {
    Tensor draw = distributed.draw();
    boolean isElement =
        data.element() == draw.element()
            || (draw.element() == DType.REAL && data.element() == DType.INT);
    String what = session.text(observe.target()) + ": " + data;
    if (!isElement) {
      Diagnostic problem =
          session
              .error(
                  "type",
                  observe.target().span(),
                  "`" + distributed.name() + "` does not give such values")
              .fact("expected", draw.toString())
              .fact("found", what);
      boolean isBool = data.element() == DType.BOOL;
      boolean isCount = data.element() == DType.REAL && draw.element() == DType.INT;
      session.add(
          isBool
              ? problem.cure("write `to_int(...)`, 1 for true")
              : isCount ? problem.cure("declare the data as int") : problem);
      return;
    }
    List<Size> iid = Sites.repetition(data.shape(), draw);
    if (iid == null) {
      sites.shape(observe.target().span(), what, distributed, observe.distribution());
      return;
    }
    Domain domain = data.domain();
    boolean isOther =
        domain.kind().axes() > 0
            && draw.domain().kind().axes() > 0
            && !Domains.isWithin(domain, draw.domain());
    Double number = expressions.constant(observe.target());
    boolean isOutside =
        number != null
            && (number < Domains.lower(draw.domain()) || number > Domains.upper(draw.domain()));
    if (isOther || isOutside || Domains.areDisjoint(domain, draw.domain())) {
      session.add(
          session
              .error(
                  "support",
                  observe.target().span(),
                  "`" + distributed.name() + "` does not give such values")
              .fact("expected", draw.domain().toString())
              .fact("found", session.text(observe.target()) + ": " + domain));
      return;
    }
    Site site =
        new Site(
            name,
            observe,
            data.in(draw.domain()),
            iid,
            null,
            sites.isOneBased(observe.distribution()));
    session.facts.sites.put(observe, site);
    program.sites.add(site);
  }

  /** What is drawn cannot be observed as well, nor what is made of it, without a Jacobian. */
  private void random(Statement.Observe observe) {
    Expression target = observe.target();
    boolean[] isDrawn = {false};
    boolean[] isMade = {false};
    Walk.references(
        target,
        reference -> {
          Symbol symbol = session.facts.symbols.get(reference.name());
          isDrawn[0] |= symbol != null && symbol.kind() == Symbol.Kind.SITE;
          isMade[0] |= symbol != null && symbol.isRandom();
        });
    if (isDrawn[0] && root(target) != null) {
      session.add(
          session
              .warning(
                  "jacobian",
                  target.span(),
                  session.text(target) + " is drawn already: its density counts twice")
              .cure("draw it from the one distribution that is meant")
              .cure("if the product is meant, say so: `factor log_density(distribution, value)`"));
    } else if (isMade[0]) {
      session.add(
          session
              .warning(
                  "jacobian",
                  target.span(),
                  "this is made of random values: the density lacks the Jacobian of the change of"
                      + " variables")
              .cure("draw the value itself by `~`, and compute the others from it")
              .cure(
                  "or add `factor` the logarithm of the derivative, and state the density by"
                      + " `factor log_density(...)`"));
    }
  }

  /** Data that do not follow the plate that they are observed in count once for each element. */
  private void repeated(Expression target, Names names) {
    List<Statement> frames = names.frames();
    Ast.Name data = root(target);
    if (data == null
        || frames.isEmpty()
        || !(frames.get(frames.size() - 1) instanceof Statement.Plate plate)) {
      return;
    }
    boolean[] follows = {false};
    Walk.references(
        target,
        reference -> {
          Symbol symbol = session.facts.symbols.get(reference.name());
          follows[0] |= symbol != null && symbol.frames().contains(plate);
        });
    if (!follows[0]) {
      session.add(
          session
              .warning(
                  "index",
                  target.span(),
                  session.text(target)
                      + " is the same in each element of `"
                      + plate.name()
                      + "`: it counts as often as there are elements")
              .cure("an element's own is `" + data + "[" + plate.binder().name() + "]`")
              .cure("what is there once is observed outside of the plate"));
    }
  }

  /** The name at the root of data: y of y, y[i] and y.z. */
  private static Ast.@Nullable Name root(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return reference.name();
    }
    if (expression instanceof Expression.Index index) {
      return root(index.base());
    }
    return expression instanceof Expression.Member member ? root(member.base()) : null;
  }
}
