package org.ppl4j.lang.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** Checks what is learned: params and networks. */
final class Learned {
  private final Session session;
  private final Expressions expressions;
  private final Bodies bodies;

  Learned(Session session, Expressions expressions, Bodies bodies) {
    this.session = session;
    this.expressions = expressions;
    this.bodies = bodies;
  }

  void param(Statement.Param param, Names names, Program program) {
    Type initial = param.initial() == null ? Type.ERROR : expressions.infer(param.initial(), names);
    Type type = Type.ERROR;
    if (param.type() != null) {
      type = bodies.types().of(param.type(), names, null);
      if (type instanceof Tensor wanted && initial instanceof Tensor given) {
        initial(requireNonNull(param.initial()), wanted, given);
      } else if (!initial.isError() && !type.isError()) {
        bodies.misfit("type", requireNonNull(param.initial()), type, initial);
      }
    } else if (param.initial() == null) {
      type = Tensor.real(List.of());
    } else if (initial instanceof Tensor given) {
      type = Tensor.real(given.shape());
    }
    if (type instanceof Tensor tensor && tensor.element() != DType.REAL) {
      session.add(
          session
              .error("type", param.name().span(), "only reals can be learned")
              .fact("found", type.toString())
              .cure("declare it as `real`"));
      type = Type.ERROR;
    }
    Symbol symbol = names.define(Symbol.Kind.PARAM, param.name(), param, type);
    program.params.add(symbol);
    bodies.sites().address(program, param.name().text(), param.name().span());
  }

  private void initial(Expression at, Tensor wanted, Tensor given) {
    if (given.element() == DType.BOOL
        || !(given.isScalar() || given.shape().equals(wanted.shape()))) {
      session.add(
          session
              .error("shape", at.span(), "a parameter begins at one number, or at one for each")
              .fact("expected", wanted.toString())
              .fact("found", given.toString()));
      return;
    }
    Double number = expressions.constant(at);
    Domain domain = wanted.domain();
    boolean isNumeric = domain.kind() == Domain.Kind.REAL;
    boolean isOutside =
        number != null
            && isNumeric
            && (number < Domains.lower(domain) || number > Domains.upper(domain));
    boolean isOnEdge =
        number != null
            && isNumeric
            && (number == Domains.lower(domain) || number == Domains.upper(domain));
    if (isOutside || isOnEdge || (number == null && Domains.areDisjoint(domain, given.domain()))) {
      session.add(
          session
              .error(
                  "support",
                  at.span(),
                  isOnEdge
                      ? "a parameter begins inside of its set, not on its edge"
                      : "a parameter begins inside of its set")
              .fact("expected", domain.toString())
              .fact("found", session.text(at)));
    }
  }

  void network(Statement.Network network, Names names, Program program) {
    Type type = Type.ERROR;
    if (network.value() instanceof Expression.Call call) {
      type = bodies.objectives().network(call, names);
      session.facts.types.put(call, type);
    } else {
      session.add(
          session
              .error("type", network.value().span(), "a network is made by a call")
              .cure("write `network " + network.name() + " = mlp([in, hidden, out])`"));
    }
    if (!names.frames().isEmpty()) {
      session.add(
          session
              .error(
                  "statement",
                  network.span(),
                  "in a plate or scan each element would have a network of its own")
              .cure("declare it before, and apply it here"));
    }
    Symbol symbol = names.define(Symbol.Kind.NETWORK, network.name(), network, type);
    program.defined.add(symbol);
    bodies.sites().address(program, network.name().text(), network.name().span());
  }
}
