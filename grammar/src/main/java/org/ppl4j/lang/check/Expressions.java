package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.type.DType;

/** Finds the types of expressions. */
final class Expressions {
  private final Session session;
  private final Constants constants;
  private final Operators operators;
  private final Indices indices;
  private final Calls calls;
  private final Bodies bodies;

  Expressions(Session session, Bodies bodies, Programs programs) {
    this.session = session;
    this.bodies = bodies;
    this.constants = new Constants(session);
    this.operators = new Operators(session);
    this.indices = new Indices(session, this);
    this.calls = new Calls(session, this, programs);
  }

  Calls calls() {
    return calls;
  }

  Bodies bodies() {
    return bodies;
  }

  /** The value of an expression of literals and constants, or null. */
  @Nullable Double constant(Expression expression) {
    return constants.of(expression);
  }

  /** The type of an expression, which is found once. */
  Type infer(Expression expression, Names names) {
    Type known = session.facts.types.get(expression);
    if (known != null) {
      return known;
    }
    Type type = find(expression, names);
    session.facts.types.put(expression, type);
    return type;
  }

  private Type find(Expression expression, Names names) {
    if (expression instanceof Expression.Number number) {
      return number.isInteger() && number.value() < 1e15
          ? Type.Tensor.known(Size.of((long) number.value()))
          : real(number.value());
    }
    if (expression instanceof Expression.Reference reference) {
      return reference(reference, names);
    }
    if (expression instanceof Expression.Binary binary) {
      return operators.binary(binary, infer(binary.left(), names), infer(binary.right(), names));
    }
    if (expression instanceof Expression.Unary unary) {
      return operators.unary(unary, infer(unary.operand(), names));
    }
    if (expression instanceof Expression.Call call) {
      return calls.infer(call, names);
    }
    if (expression instanceof Expression.Index index) {
      return indices.infer(index, infer(index.base(), names), names);
    }
    if (expression instanceof Expression.Array array) {
      return array(array, names);
    }
    if (expression instanceof Expression.Range range) {
      return indices.range(range, names);
    }
    if (expression instanceof Expression.Comprehension comprehension) {
      return comprehension(comprehension, names);
    }
    if (expression instanceof Expression.Fields fields) {
      return fields(fields, names);
    }
    if (expression instanceof Expression.Member member) {
      return member(member, infer(member.base(), names));
    }
    if (expression instanceof Expression.Select select) {
      Type condition = infer(select.condition(), names);
      return operators.select(
          select, condition, infer(select.yes(), names), infer(select.no(), names));
    }
    if (expression instanceof Expression.Condition condition) {
      return condition(condition, names);
    }
    if (expression instanceof Expression.Truth) {
      return Type.Tensor.bool(List.of());
    }
    if (expression instanceof Expression.Text) {
      return new Type.Special("text");
    }
    if (expression instanceof Expression.Missing) {
      return Type.ERROR;
    }
    return bodies.special(expression, names);
  }

  static Type.Tensor real(double value) {
    return Type.Tensor.real(List.of()).in(Domains.between(Domain.Kind.REAL, value, value));
  }

  // Names

  private Type reference(Expression.Reference reference, Names names) {
    String name = reference.name().text();
    Symbol symbol = names.find(name);
    if (symbol == null) {
      return unknown(reference, names);
    }
    session.bind(reference.name(), symbol);
    symbol.use();
    switch (symbol.kind()) {
      case MODEL, GUIDE -> {
        return calls.program(reference, symbol, List.of(), names);
      }
      case OBJECTIVE, FUNCTION, PLATE, SCAN -> {
        return session.wrong(
            session
                .error("name", reference.span(), "`" + name + "` is a " + symbol.kind().word())
                .fact("expected", "a value")
                .cure(
                    symbol.kind() == Symbol.Kind.FUNCTION
                        ? "call it: `" + name + "(...)`"
                        : "use a name that is defined in it"));
      }
      default -> {}
    }
    List<Statement> collected = collected(symbol, names);
    if (collected.isEmpty()) {
      return symbol.type();
    }
    session.facts.collected.put(reference, collected);
    Type type = symbol.type();
    for (int i = collected.size() - 1; i >= 0; i--) {
      Size count = bodies.count(collected.get(i));
      if (count == null) {
        return Type.ERROR;
      }
      type = type.lifted(count);
    }
    return type;
  }

  /** The plates and scans around a definition that are not around its use. */
  private static List<Statement> collected(Symbol symbol, Names names) {
    List<Statement> there = symbol.frames();
    int shared = 0;
    while (shared < there.size()
        && shared < names.frames().size()
        && there.get(shared) == names.frames().get(shared)) {
      shared++;
    }
    return List.copyOf(there.subList(shared, there.size()));
  }

  private Type unknown(Expression.Reference reference, Names names) {
    String name = reference.name().text();
    Double number = Constants.number(name);
    if (number != null) {
      return real(number);
    }
    if (session.isSkipped(name) || name.isEmpty()) {
      return Type.ERROR;
    }
    Diagnostic problem = session.error("name", reference.span(), "there is no `" + name + "` here");
    if (names.isLater(name)) {
      return session.wrong(
          session
              .error("name", reference.span(), "`" + name + "` is used before it is defined")
              .cure("move its definition up"));
    }
    if (Catalogue.find(name) != null) {
      return session.wrong(
          session
              .error("name", reference.span(), "`" + name + "` is a function, which must be called")
              .cure("write `" + name + "(...)`"));
    }
    String near = Session.near(name, names.all());
    return session.wrong(
        near != null
            ? problem.cure("did you mean `" + near + "`?")
            : problem.cure("define it by `let`, or make it an argument"));
  }

  // Structures

  private Type array(Expression.Array array, Names names) {
    if (array.elements().isEmpty()) {
      return session.wrong(
          session
              .error("type", array.span(), "an empty array has no type")
              .cure("leave it out, or give it elements"));
    }
    List<Type> types = new ArrayList<>();
    array.elements().forEach(each -> types.add(infer(each, names)));
    if (types.stream().anyMatch(Type::isError)) {
      return Type.ERROR;
    }
    Type.Tensor whole = null;
    for (int i = 0; i < types.size(); i++) {
      Expression at = array.elements().get(i);
      if (!(types.get(i) instanceof Type.Tensor element)) {
        return session.wrong(
            session
                .error("type", at.span(), "an array holds numbers or truth values")
                .fact("found", types.get(i).toString()));
      }
      if (whole == null) {
        whole = element;
        continue;
      }
      boolean isBool = element.element() == DType.BOOL;
      if (!whole.shape().equals(element.shape()) || isBool != (whole.element() == DType.BOOL)) {
        return session.wrong(
            session
                .error("type", at.span(), "the elements of an array are alike")
                .fact("first", whole.toString())
                .fact("this", element.toString()));
      }
      DType joined = whole.element() == element.element() ? whole.element() : DType.REAL;
      whole =
          new Type.Tensor(
              joined,
              whole.shape(),
              Domains.either(whole.domain(), element.domain(), kind(joined)),
              null);
    }
    return whole == null ? Type.ERROR : whole.lifted(Size.of(types.size()));
  }

  static Domain.Kind kind(DType element) {
    return switch (element) {
      case REAL -> Domain.Kind.REAL;
      case INT -> Domain.Kind.INTEGER;
      case BOOL -> Domain.Kind.BOOL;
    };
  }

  private Type comprehension(Expression.Comprehension comprehension, Names names) {
    Names inside = names.inside(null);
    List<Size> sizes = new ArrayList<>();
    boolean isKnown = true;
    for (Ast.Binder binder : comprehension.binders()) {
      Size size = indices.bind(binder, inside);
      isKnown &= size != null;
      if (size != null) {
        sizes.add(size);
      }
    }
    Type body = infer(comprehension.body(), inside);
    if (!isKnown || body.isError()) {
      return Type.ERROR;
    }
    if (!(body instanceof Type.Tensor)) {
      return session.wrong(
          session
              .error("type", comprehension.body().span(), "an array holds numbers or truth values")
              .fact("found", body.toString()));
    }
    Type type = body;
    for (int i = sizes.size() - 1; i >= 0; i--) {
      type = type.lifted(sizes.get(i));
    }
    return type;
  }

  private Type fields(Expression.Fields fields, Names names) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Expression.Entry entry : fields.entries()) {
      if (types.put(entry.name().text(), infer(entry.value(), names)) != null) {
        session.add(
            session.error(
                "duplicate",
                entry.name().span(),
                "the field `" + entry.name() + "` is there twice"));
      }
    }
    return new Type.Fields(types);
  }

  private Type member(Expression.Member member, Type base) {
    String name = member.name().text();
    if (base.isError()) {
      return Type.ERROR;
    }
    if (base instanceof Type.Run) {
      return name.equals("log_density") ? Type.Tensor.real(List.of()) : Type.ERROR;
    }
    if (!(base instanceof Type.Fields record)) {
      return session.wrong(
          session
              .error("type", member.name().span(), "`." + name + "` asks for a field")
              .fact("expected", "a record")
              .fact("found", session.text(member.base()) + ": " + base));
    }
    Type type = record.fields().get(name);
    if (type != null) {
      return type;
    }
    String near = Session.near(name, record.fields().keySet());
    Diagnostic problem =
        session
            .error("name", member.name().span(), "there is no field `" + name + "`")
            .fact("fields", String.join(", ", record.fields().keySet()));
    return session.wrong(near == null ? problem : problem.cure("did you mean `" + near + "`?"));
  }

  private Type condition(Expression.Condition condition, Names names) {
    Type which = infer(condition.condition(), names);
    Type yes = branch(condition.yes(), names);
    Type no = branch(condition.no(), names);
    return operators.condition(condition, which, yes, no);
  }

  private Type branch(Expression.Branch branch, Names names) {
    Names inside = names.inside(null);
    branch.lets().forEach(let -> bodies.let(let, inside));
    return infer(branch.value(), inside);
  }

  // Sizes

  /** The size that an expression is, or null after a message. */
  @Nullable Size size(Expression expression, Names names, String what) {
    Type type = infer(expression, names);
    if (type.isError()) {
      return null;
    }
    if (type instanceof Type.Tensor tensor && tensor.value() != null) {
      Long number = tensor.value().constant();
      if (number != null && number < 0) {
        session.add(
            session
                .error("size", expression.span(), what + " cannot be negative")
                .fact("found", number.toString()));
        return null;
      }
      return session.used(tensor.value());
    }
    Diagnostic problem =
        session
            .error("size", expression.span(), what + " must be known before the program runs")
            .fact("expected", "an int made of sizes, arguments and constants: N - 1, 2 * K")
            .fact("found", session.text(expression) + ": " + type);
    boolean isQuotient =
        expression instanceof Expression.Binary binary && binary.operator().sign().equals("/");
    session.add(
        isQuotient ? problem.cure("`/` gives a real; the quotient of integers is `%/%`") : problem);
    return null;
  }
}
