package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Distributed;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks what is drawn. */
final class Sites {
  private final Session session;
  private final Expressions expressions;
  private final Types types;
  private final Strategies strategies;

  Sites(Session session, Expressions expressions, Types types) {
    this.session = session;
    this.expressions = expressions;
    this.types = types;
    this.strategies = new Strategies(session, expressions);
  }

  /** Notes an address, which may be there only once. */
  void address(Program program, String name, Span span) {
    Span before = program.addresses.putIfAbsent(name, span);
    if (before != null && !before.equals(span)) {
      session.add(
          session
              .error("duplicate", span, "there is a site `" + name + "` already")
              .fact("first", "`" + name + "`", before)
              .cure("give one of them another name; an observation gets one by `as name`"));
    }
  }

  void sample(Statement.Sample sample, Names names, Program program) {
    Type given = expressions.infer(sample.distribution(), names);
    @Nullable Type declared = sample.type() == null ? null : types.of(sample.type(), names, null);
    clauses(sample.clauses(), names, true);
    Type type = Type.ERROR;
    if (given instanceof Distributed distributed) {
      Site site = site(sample, distributed, declared);
      if (site != null) {
        type = site.type();
        program.sites.add(site);
      }
    } else if (given instanceof Type.Program called) {
      type = called.result();
      String prefix = sample.name().text();
      session.facts.sites.put(sample, new Site(prefix, sample, type, List.of(), null, false));
      strategies.ofCall(sample, called);
    } else if (!given.isError()) {
      notDistributed(sample.distribution(), given, sample.name().text());
      type = declared == null ? Type.ERROR : declared;
    }
    if (type.isError() && declared != null) {
      type = declared;
    }
    Symbol symbol = names.define(Symbol.Kind.SITE, sample.name(), sample, type);
    program.kept.add(symbol);
    address(program, sample.name().text(), sample.name().span());
    if (given instanceof Distributed distributed) {
      boolean isMarginal = strategies.check(sample, distributed, names);
      choice(program, sample, symbol, isMarginal, names);
    } else {
      called(program, sample, given, names);
    }
  }

  private void choice(
      Program program, Statement.Sample sample, Symbol symbol, boolean isMarginal, Names names) {
    Type all = lifted(symbol.type(), names.frames());
    if (all instanceof Tensor tensor) {
      program.choices.put(
          symbol.name(),
          new Program.Choice(
              symbol.name(), tensor, subsampled(names.frames()), sample.name().span(), isMarginal));
    } else {
      program.isOpen = true;
    }
  }

  /** The choices of a called model, below its name. */
  private void called(Program program, Statement.Sample sample, Type given, Names names) {
    Program inner = given instanceof Type.Program ? called(sample.distribution()) : null;
    if (inner == null) {
      program.isOpen = true;
      return;
    }
    program.isOpen |= inner.isOpen;
    Callee callee = session.facts.callees.get(sample.distribution());
    for (Program.Choice choice : inner.choices.values()) {
      Type own =
          callee instanceof Callee.Program target
              ? Calls.substitute(choice.type(), target.sizes())
              : choice.type();
      Type all = lifted(own, names.frames());
      String address = sample.name().text() + "/" + choice.address();
      if (all instanceof Tensor tensor) {
        List<String> plates = new ArrayList<>(subsampled(names.frames()));
        plates.addAll(choice.subsampled());
        program.choices.put(
            address,
            new Program.Choice(address, tensor, plates, sample.name().span(), choice.isMarginal()));
      }
    }
  }

  private @Nullable Program called(Expression expression) {
    if (session.facts.callees.get(expression) instanceof Callee.Program target) {
      Symbol symbol = session.globals.get(target.declaration().name().text());
      return symbol == null ? null : expressions.calls().programs().gathered(symbol);
    }
    return null;
  }

  private Type lifted(Type type, List<Statement> frames) {
    Type all = type;
    for (int i = frames.size() - 1; i >= 0; i--) {
      Size count = expressions.bodies().count(frames.get(i));
      if (count == null) {
        return Type.ERROR;
      }
      all = all.lifted(count);
    }
    return all;
  }

  private static List<String> subsampled(List<Statement> frames) {
    List<String> names = new ArrayList<>();
    for (Statement frame : frames) {
      if (frame instanceof Statement.Plate plate && plate.subsample() != null) {
        names.add(plate.name().text());
      }
    }
    return names;
  }

  void notDistributed(Expression at, Type found, String name) {
    Diagnostic problem =
        session
            .error("type", at.span(), "what stands behind `~` is a distribution or a model")
            .fact("found", session.text(at) + ": " + found);
    session.add(
        found instanceof Tensor
            ? problem.cure("a value gets its name by `let " + name + " = ...`")
            : problem);
  }

  void clauses(Statement.Clauses clauses, Names names, boolean isSample) {
    clauses
        .repeated()
        .forEach(
            span -> session.add(session.error("statement", span, "this clause is there twice")));
    Expression where = clauses.where();
    if (where != null) {
      Type type = expressions.infer(where, names);
      boolean isTruth =
          type.isError()
              || (type instanceof Tensor tensor
                  && tensor.isScalar()
                  && tensor.element() == DType.BOOL);
      if (!isTruth) {
        session.add(
            session
                .error("type", where.span(), "`where` takes one truth value")
                .fact("found", session.text(where) + ": " + type)
                .cure("compare: `x > 0`; in a plate each element has its own"));
      }
    }
    if (isSample && clauses.as() != null) {
      session.add(
          session
              .error("statement", clauses.as().span(), "what is drawn has its name in front of `~`")
              .cure("leave `as` out"));
    }
  }

  private @Nullable Site site(
      Statement.Sample sample, Distributed distributed, @Nullable Type declared) {
    Tensor draw = distributed.draw();
    boolean isFlat = distributed.name().equals("flat");
    boolean isOneBased = isOneBased(sample.distribution());
    String name = sample.name().text();
    Site site;
    if (declared == null) {
      if (isFlat) {
        improper(sample, Domain.REAL);
      }
      site = new Site(name, sample, draw, List.of(), isFlat ? Domain.REAL : null, isOneBased);
    } else if (declared instanceof Tensor wanted) {
      if (wanted.element() != draw.element()) {
        session.add(
            session
                .error(
                    "type",
                    sample.distribution().span(),
                    "`" + distributed.name() + "` does not give what is declared")
                .fact("expected", wanted.toString())
                .fact("found", distributed.toString()));
        return null;
      }
      if (isFlat) {
        improper(sample, wanted.domain());
        site = new Site(name, sample, wanted, List.of(), wanted.domain(), false);
      } else {
        List<Size> iid = repetition(wanted.shape(), draw);
        if (iid == null) {
          shape(
              sample.name().span(),
              "`" + name + "`: " + wanted,
              distributed,
              sample.distribution());
          return null;
        }
        Domain restricted = restriction(sample, wanted, distributed);
        Domain domain = restricted == null ? draw.domain() : restricted;
        site = new Site(name, sample, wanted.in(domain), iid, restricted, isOneBased);
      }
    } else {
      if (!declared.isError()) {
        session.add(
            session
                .error("type", sample.name().span(), "a draw is a number or an array")
                .fact("found", declared.toString()));
      }
      return null;
    }
    session.facts.sites.put(sample, site);
    return site;
  }

  /** What the declared set leaves of a distribution; null where it leaves all. */
  private @Nullable Domain restriction(
      Statement.Sample sample, Tensor wanted, Distributed distributed) {
    Domain own = distributed.draw().domain();
    Domain to = wanted.domain();
    if (to.isWhole() || Domains.isWithin(own, to)) {
      return null;
    }
    boolean isInteger = wanted.element() == DType.INT;
    boolean cannot = own.kind().axes() > 0 && to.kind() != own.kind();
    if (Domains.areDisjoint(own, to) || cannot) {
      session.add(
          session
              .error(
                  "support",
                  sample.name().span(),
                  "`" + distributed.name() + "` gives nothing of the declared set")
              .fact("declared", to.toString())
              .fact("found", own.toString()));
      return null;
    }
    if (isInteger) {
      session.add(
          session
              .error(
                  "support",
                  sample.name().span(),
                  "a distribution of integers is not limited by a type")
              .fact("declared", to.toString())
              .fact("found", own.toString())
              .cure("limit it: `truncated(" + distributed.name() + "(...), first, last)`"));
      return null;
    }
    if (to.kind() == Domain.Kind.REAL && own.kind() == Domain.Kind.REAL) {
      boolean keepsLower = to.lower() == null;
      boolean keepsUpper = to.upper() == null;
      return new Domain(
          Domain.Kind.REAL,
          keepsLower ? own.lower() : to.lower(),
          keepsUpper ? own.upper() : to.upper());
    }
    return to;
  }

  private void improper(Statement.Sample sample, Domain domain) {
    boolean isBounded =
        (domain.lower() != null && domain.upper() != null)
            || domain.kind() == Domain.Kind.SIMPLEX
            || domain.kind() == Domain.Kind.UNIT_VECTOR
            || domain.kind() == Domain.Kind.CORR_MATRIX
            || domain.kind() == Domain.Kind.CHOLESKY_CORR;
    if (!isBounded) {
      session.add(
          session
              .warning(
                  "improper",
                  sample.distribution().span(),
                  "the prior of `"
                      + sample.name()
                      + "` is improper: only the data can make the"
                      + " posterior proper, and nothing can be simulated from the model")
              .cure("a wide proper prior, like normal(0, 100), does no harm"));
    }
  }

  /**
   * The outermost sizes along which a distribution is repeated to fill a shape; null if none do.
   */
  static @Nullable List<Size> repetition(List<Size> shape, Tensor draw) {
    return Shapes.endsWith(shape, draw.shape())
        ? shape.subList(0, shape.size() - draw.shape().size())
        : null;
  }

  void shape(Span at, String what, Distributed distributed, Expression distribution) {
    session.add(
        session
            .error("shape", at, "the distribution has another shape")
            .fact("here", what)
            .fact("there", session.text(distribution) + ": " + distributed)
            .cure("the last axes must be equal; along further ones in front draws are repeated"));
  }

  /** Whether a distribution is over categories that the language counts from 1. */
  boolean isOneBased(Expression distribution) {
    if (distribution instanceof Expression.Reference reference) {
      Symbol symbol = session.facts.symbols.get(reference.name());
      return symbol != null
          && symbol.declaration() instanceof Statement.Let let
          && isOneBased(let.value());
    }
    return session.facts.oneBased.contains(distribution);
  }

  /** Notes whether a call gives such a distribution. */
  static void noteOneBased(Session session, Expression.Call call, Builtin builtin) {
    boolean own =
        switch (builtin.name()) {
          case "categorical", "categorical_logits", "ordered_logistic" -> true;
          default -> false;
        };
    List<@Nullable Expression> arguments = session.facts.arguments.get(call);
    boolean inner =
        arguments != null
            && arguments.stream()
                .anyMatch(each -> each != null && session.facts.oneBased.contains(each));
    if (own || inner) {
      session.facts.oneBased.add(call);
    }
  }
}
