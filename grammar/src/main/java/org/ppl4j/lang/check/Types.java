package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Domain.Bound;
import org.ppl4j.lang.type.Domain.Kind;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.type.DType;

/** What types in the text mean. */
final class Types {
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "vector",
          "real[N]",
          "row_vector",
          "real[N]",
          "matrix",
          "real[N, M]",
          "array",
          "real[N]",
          "float",
          "real",
          "double",
          "real",
          "integer",
          "int",
          "boolean",
          "bool",
          "cholesky_factor_corr",
          "cholesky_corr",
          "cholesky_factor_cov",
          "cholesky_cov");

  private final Session session;
  private final Expressions expressions;

  Types(Session session, Expressions expressions) {
    this.session = session;
    this.expressions = expressions;
  }

  /**
   * The meaning of a type.
   *
   * @param implicit where sizes that are named only here are defined; null where that is an error
   */
  Type of(TypeNode node, Names names, @Nullable Names implicit) {
    Type type =
        node instanceof TypeNode.Record record
            ? fields(record, names, implicit)
            : values((TypeNode.Values) node, names, implicit);
    session.facts.declared.put(node, type);
    return type;
  }

  private Type fields(TypeNode.Record record, Names names, @Nullable Names implicit) {
    Map<String, Type> fields = new LinkedHashMap<>();
    for (TypeNode.Field field : record.fields()) {
      if (fields.put(field.name().text(), of(field.type(), names, implicit)) != null) {
        session.add(
            session.error(
                "duplicate",
                field.name().span(),
                "the field `" + field.name() + "` is there twice"));
      }
    }
    return new Type.Fields(fields);
  }

  private Type values(TypeNode.Values node, Names names, @Nullable Names implicit) {
    String word = node.name().text();
    Kind kind = kind(word);
    if (word.equals("model") && node.dimensions().isEmpty()) {
      return new Type.Program("model", Type.ERROR);
    }
    if (kind == null) {
      return unknown(node);
    }
    for (Ast.Name other : node.others()) {
      session.add(
          session
              .error("type", other.span(), "there is no bound `" + other + "`")
              .fact("expected", "lower or upper"));
    }
    boolean isBounded = node.lower() != null || node.upper() != null;
    if (isBounded && kind != Kind.REAL && kind != Kind.INTEGER) {
      session.add(
          session
              .error("type", node.name().span(), "`" + word + "` has no bounds")
              .cure("leave them out; bounds are for real and int"));
    }
    Domain domain =
        new Domain(kind, bound(node.lower(), kind, names), bound(node.upper(), kind, names));
    Diagnostic empty = empty(domain, node);
    if (empty != null) {
      return session.wrong(empty);
    }
    List<Size> shape = new ArrayList<>();
    for (Expression dimension : node.dimensions()) {
      Size size = dimension(dimension, names, implicit);
      if (size == null) {
        return Type.ERROR;
      }
      shape.add(size);
    }
    if (kind.axes() > shape.size()) {
      int least = Math.min(kind.axes(), 1);
      if (shape.size() < least) {
        return session.wrong(
            session
                .error("type", node.name().span(), "`" + word + "` needs its size")
                .cure("write `" + word + "[K]`"));
      }
    }
    if (kind.axes() == 2) {
      shape.add(shape.get(shape.size() - 1));
    }
    DType element = kind == Kind.INTEGER ? DType.INT : kind == Kind.BOOL ? DType.BOOL : DType.REAL;
    return new Type.Tensor(element, shape, domain, null);
  }

  private static @Nullable Kind kind(String word) {
    for (Kind each : Kind.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return null;
  }

  private Type unknown(TypeNode.Values node) {
    String word = node.name().text();
    List<String> known = new ArrayList<>();
    for (Kind each : Kind.values()) {
      known.add(each.word());
    }
    Diagnostic problem =
        session.error("type", node.name().span(), "there is no type `" + word + "`");
    String near = ELSEWHERE.get(word);
    if (near == null) {
      near = Session.near(word, known);
    }
    return session.wrong(
        near != null
            ? problem.cure("did you mean `" + near + "`?")
            : problem.fact("types", String.join(", ", known)));
  }

  private @Nullable Diagnostic empty(Domain domain, TypeNode.Values node) {
    Double low = domain.lower() == null ? null : domain.lower().number();
    Double high = domain.upper() == null ? null : domain.upper().number();
    if (low == null
        || high == null
        || low < high
        || (domain.kind() == Kind.INTEGER && low <= high)) {
      return null;
    }
    return session
        .error("type", node.span(), "nothing lies between " + text(low) + " and " + text(high))
        .cure("the lower bound must be less than the upper one");
  }

  private static String text(double number) {
    return Bound.of(number).text();
  }

  private @Nullable Bound bound(@Nullable Expression value, Kind kind, Names names) {
    if (value == null) {
      return null;
    }
    Type type = expressions.infer(value, names);
    if (type.isError()) {
      return null;
    }
    boolean isNumber =
        type instanceof Type.Tensor tensor && tensor.isScalar() && tensor.element() != DType.BOOL;
    if (!isNumber || (kind == Kind.INTEGER && ((Type.Tensor) type).element() != DType.INT)) {
      session.add(
          session
              .error("type", value.span(), "a bound is one number")
              .fact("expected", kind == Kind.INTEGER ? "int" : "real")
              .fact("found", type.toString()));
      return null;
    }
    Double number = expressions.constant(value);
    if (number != null && number.isInfinite()) {
      return null;
    }
    return number != null
        ? Bound.of(number)
        : new Bound(null, value, session.source.text(value.span()));
  }

  private @Nullable Size dimension(Expression node, Names names, @Nullable Names implicit) {
    if (implicit != null
        && node instanceof Expression.Reference reference
        && names.find(reference.name().text()) == null) {
      Symbol symbol = implicit.define(Symbol.Kind.SIZE, reference.name(), reference, Type.ERROR);
      Size.Variable variable = new Size.Variable(reference.name().text());
      symbol.size(variable);
      symbol.type(Type.Tensor.known(Size.of(variable)));
      session.facts.types.put(node, symbol.type());
      return session.used(Size.of(variable));
    }
    return expressions.size(node, names, "a size of a shape");
  }
}
