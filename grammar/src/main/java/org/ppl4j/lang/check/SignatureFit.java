package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Builtin.Rule;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.catalogue.Signature;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.lang.type.Type.Tensor;
import org.ppl4j.type.DType;

/** One call's arguments against a signature. */
final class SignatureFit {
  private final Session session;
  private final Expressions expressions;
  private final Specials specials;
  private final Words words;
  private final Ast call;
  private final Builtin builtin;
  private final List<@Nullable Expression> ordered;
  private final Names names;
  private final Map<String, Size> sizes = new HashMap<>();
  private final Map<String, Expression> first = new HashMap<>();
  private List<Size> batch = List.of();
  private @Nullable Expression batchFrom;
  private boolean isReal;
  private boolean fits = true;

  SignatureFit(
      Session session,
      Expressions expressions,
      Specials specials,
      Ast call,
      Builtin builtin,
      List<@Nullable Expression> ordered,
      Names names) {
    this.session = session;
    this.expressions = expressions;
    this.specials = specials;
    this.words = new Words(session, expressions);
    this.call = call;
    this.builtin = builtin;
    this.ordered = ordered;
    this.names = names;
  }

  Type result() {
    List<Signature.Parameter> parameters = builtin.signature().parameters();
    for (int i = 0; i < ordered.size(); i++) {
      Expression argument = ordered.get(i);
      if (argument != null) {
        Signature.Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
        fits &= take(parameter, argument);
      }
    }
    if (!fits) {
      return Type.ERROR;
    }
    TypeNode.Values result = (TypeNode.Values) builtin.signature().result();
    String word = result.name().text();
    switch (word) {
      case "strategy", "baseline", "algorithm", "activation" -> {
        return new Type.Special(word);
      }
      case "network" -> {
        return network();
      }
      default -> {}
    }
    List<Size> shape = new ArrayList<>(batch);
    for (Expression dimension : result.dimensions()) {
      shape.add(evaluate(dimension));
    }
    boolean isInteger = word.equals("int") || (word.equals("number") && !isReal);
    Domain.Kind kind = isInteger ? Domain.Kind.INTEGER : kind(word);
    if (kind.axes() == 2) {
      shape.add(shape.get(shape.size() - 1));
    }
    Domain domain = new Domain(kind, bound(result.lower()), bound(result.upper()));
    return new Tensor(isInteger ? DType.INT : DType.REAL, shape, domain, null);
  }

  private static Domain.Kind kind(String word) {
    for (Domain.Kind kind : Domain.Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    return Domain.Kind.REAL;
  }

  private Type network() {
    if (builtin.name().equals("mlp")) {
      Expression sizesArgument = ordered.get(0);
      if (sizesArgument instanceof Expression.Array array && array.elements().size() >= 2) {
        Size in = sizes.get("#0");
        Size out = sizes.get("#" + (array.elements().size() - 1));
        return in == null || out == null ? Type.ERROR : new Type.Network("mlp", in, out);
      }
      return session.wrong(
          session
              .error("call", call.span(), "an mlp needs at least two sizes, in brackets")
              .cure("write `mlp([in, hidden, out])`"));
    }
    String in = builtin.signature().parameters().get(0).name();
    String out =
        builtin.signature().parameters().get(builtin.signature().parameters().size() - 1).name();
    return new Type.Network(builtin.name(), size(in), size(out));
  }

  private Size size(String name) {
    return sizes.getOrDefault(name, Size.of(1));
  }

  private boolean take(Signature.Parameter parameter, Expression argument) {
    TypeNode.Values wanted = (TypeNode.Values) parameter.type();
    first.put(parameter.name(), argument);
    switch (wanted.name().text()) {
      case "size" -> {
        Size size = expressions.size(argument, names, "`" + parameter.name() + "`");
        if (size != null) {
          sizes.put(parameter.name(), size);
        }
        return size != null;
      }
      case "sizes" -> {
        return sizes(argument);
      }
      case "activation", "baseline", "proposal" -> {
        return words.check(wanted.name().text(), argument, names);
      }
      default -> {}
    }
    Type type = expressions.infer(argument, names);
    if (type.isError()) {
      return false;
    }
    if (type instanceof Type.Expected) {
      session.add(
          session
              .error(
                  "expectation",
                  argument.span(),
                  "`" + builtin.name() + "` of an expectation would be biased")
              .cure(
                  "replicate the runs, and take `log_mean_exp` or another function of the array"));
      return false;
    }
    if (!(type instanceof Tensor given)) {
      session.add(wrong("type", parameter, argument, type));
      return false;
    }
    boolean wantsInteger = wanted.name().text().equals("int");
    boolean isAny = wanted.name().text().equals("any");
    if (!isAny
        && (given.element() == DType.BOOL || (wantsInteger && given.element() != DType.INT))) {
      Diagnostic problem = wrong("type", parameter, argument, type);
      session.add(
          given.element() == DType.BOOL
              ? problem.cure("`to_real(...)` makes 1 of true and 0 of false")
              : problem);
      return false;
    }
    isReal |= given.element() == DType.REAL;
    return shape(parameter, wanted, argument, given)
        && isInside(parameter, wanted, argument, given);
  }

  private boolean sizes(Expression argument) {
    List<Expression> each =
        argument instanceof Expression.Array array ? array.elements() : List.of(argument);
    boolean known = true;
    for (int i = 0; i < each.size(); i++) {
      Size size = expressions.size(each.get(i), names, "a size");
      known &= size != null;
      if (size != null) {
        sizes.put("#" + i, size);
      }
    }
    if (argument instanceof Expression.Array) {
      session.facts.types.putIfAbsent(argument, Tensor.integer(List.of(Size.of(each.size()))));
    }
    return known;
  }

  private boolean shape(
      Signature.Parameter parameter, TypeNode.Values wanted, Expression argument, Tensor given) {
    List<Expression> dimensions = new ArrayList<>(wanted.dimensions());
    if (kind(wanted.name().text()).axes() == 2) {
      dimensions.add(dimensions.get(dimensions.size() - 1));
    }
    List<Size> shape = given.shape();
    int outer = shape.size() - dimensions.size();
    boolean mayBatch = builtin.rule() != Rule.AS_DECLARED;
    // A number stands for a vector of equal ones where a family takes a location.
    boolean isScalarMean =
        shape.isEmpty() && dimensions.size() == 1 && parameter.name().matches("mean|location");
    if (isScalarMean) {
      return true;
    }
    if (outer < 0 || (outer > 0 && !mayBatch)) {
      session.add(wrong("shape", parameter, argument, given));
      return false;
    }
    for (int i = 0; i < dimensions.size(); i++) {
      Size actual = shape.get(outer + i);
      String name = ((Expression.Reference) dimensions.get(i)).name().text();
      Size before = sizes.putIfAbsent(name, actual);
      if (before != null && !before.equals(actual)) {
        session.add(
            wrong("shape", parameter, argument, given)
                .fact("where", name + " is " + before + " by the arguments before it"));
        return false;
      }
    }
    if (!mayBatch || outer == 0) {
      return true;
    }
    List<Size> around = shape.subList(0, outer);
    List<Size> joined = Shapes.join(batch, around);
    if (joined == null) {
      Expression other = batchFrom;
      Diagnostic problem =
          session
              .error(
                  "shape",
                  argument.span(),
                  "the arguments of `" + builtin.name() + "` have different shapes")
              .fact("found", session.text(argument) + ": " + given);
      session.add(
          (other == null
                  ? problem
                  : problem.fact(
                      "before", session.text(other) + ": " + expressions.infer(other, names)))
              .cure("arguments have equal shapes or are scalars"));
      return false;
    }
    batch = joined;
    batchFrom = batchFrom == null ? argument : batchFrom;
    return true;
  }

  private Diagnostic wrong(
      String code, Signature.Parameter parameter, Expression argument, Type type) {
    Diagnostic problem =
        session
            .error(
                code,
                argument.span(),
                "this does not fit `" + parameter.name() + "` of `" + builtin.name() + "`")
            .fact("expected", text(parameter.type()))
            .fact("found", session.text(argument) + ": " + type)
            .fact("signature", builtin.signature().toString());
    return type instanceof Type.Distributed
        ? problem.cure("draw from the distribution first: `x ~ ...`")
        : problem;
  }

  private String text(TypeNode type) {
    return TypeText.of(type);
  }

  /** Whether an argument may lie in the parameter's set; warns of what is sure to leave it. */
  private boolean isInside(
      Signature.Parameter parameter, TypeNode.Values wanted, Expression argument, Tensor given) {
    Domain.Kind kind = kind(wanted.name().text());
    Domain domain =
        new Domain(
            kind == Domain.Kind.REAL && wanted.name().text().equals("int")
                ? Domain.Kind.INTEGER
                : kind,
            number(wanted.lower()),
            number(wanted.upper()));
    boolean isConstant =
        builtin.sort() == Sort.DISTRIBUTION && expressions.constant(argument) != null;
    if (isConstant) {
      return true;
    }
    if (Domains.areDisjoint(domain, given.domain())) {
      session.add(
          session
              .error(
                  "support",
                  argument.span(),
                  "`" + parameter.name() + "` of `" + builtin.name() + "` cannot be this")
              .fact("expected", domain.toString())
              .fact("found", session.text(argument) + ": " + given.domain()));
      return false;
    }
    specials.warnOutside(builtin, parameter.name(), domain, argument, given, names);
    return true;
  }

  private Domain.@Nullable Bound number(@Nullable Expression bound) {
    Double number = bound == null ? null : expressions.constant(bound);
    return number == null ? null : Domain.Bound.of(number);
  }

  private Size evaluate(Expression dimension) {
    if (dimension instanceof Expression.Reference reference) {
      return size(reference.name().text());
    }
    Expression.Binary sum = (Expression.Binary) dimension;
    return evaluate(sum.left()).plus(Size.of((long) ((Expression.Number) sum.right()).value()));
  }

  private Domain.@Nullable Bound bound(@Nullable Expression bound) {
    if (bound == null) {
      return null;
    }
    if (bound instanceof Expression.Reference reference) {
      Expression argument = first.get(reference.name().text());
      Size size = sizes.get(reference.name().text());
      if (argument != null) {
        Double number = expressions.constant(argument);
        return number == null
            ? new Domain.Bound(null, argument, session.source.text(argument.span()))
            : number.isInfinite() ? null : Domain.Bound.of(number);
      }
      return size == null ? null : sized(size);
    }
    if (bound instanceof Expression.Binary) {
      return sized(evaluate(bound));
    }
    return number(bound);
  }

  private static Domain.Bound sized(Size size) {
    Long number = size.constant();
    return number == null ? new Domain.Bound(null, null, size.toString()) : Domain.Bound.of(number);
  }
}
