package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.BinaryOperator;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Control;
import org.ppl4j.type.DType;

/**
 * Expressions as code. What is known before any data but for sizes is an int or a double of Java;
 * all else is a staged value.
 */
final class Expressions {
  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Operators operators;
  private final Indexing indexing;
  private final Calls calls;

  Expressions(FileScope file, Scopes scopes, Code.@Nullable Local scope) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.operators = new Operators(this);
    this.indexing = new Indexing(this);
    this.calls = new Calls(file, scopes, this, scope);
  }

  Checked checked() {
    return checked;
  }

  Calls calls() {
    return calls;
  }

  /** The line on which a node begins. */
  int line(Ast node) {
    return checked.source().line(node.span().start());
  }

  /** A number of Java if it is known, else a staged value, or whatever else an expression is. */
  Code of(Expression expression) {
    int line = line(expression);
    if (expression instanceof Expression.Number number) {
      return number.isInteger() && Math.abs(number.value()) <= Integer.MAX_VALUE
          ? Code.Literal.of((int) number.value())
          : Code.Literal.of(number.value());
    } else if (expression instanceof Expression.Truth truth) {
      return Methods.staticCall(Bool.class, "constant", line, Code.Literal.of(truth.value()));
    } else if (expression instanceof Expression.Text text) {
      return Code.Literal.of(text.value());
    } else if (expression instanceof Expression.Unary unary) {
      return operators.unary(unary, line);
    } else if (expression instanceof Expression.Binary binary) {
      return isInteger(binary) ? shifted(binary).code(line) : operators.binary(binary);
    } else if (expression instanceof Expression.Reference) {
      return shifted(expression).code(line);
    } else if (expression instanceof Expression.Index index) {
      return indexing.of(index);
    } else if (expression instanceof Expression.Call call) {
      return calls.of(call);
    } else if (expression instanceof Expression.Array array) {
      return array(array.elements(), line);
    } else if (expression instanceof Expression.Range range) {
      return range(range, line);
    } else if (expression instanceof Expression.Comprehension comprehension) {
      return comprehension(comprehension, 0);
    } else if (expression instanceof Expression.Fields fields) {
      return record(fields, line);
    } else if (expression instanceof Expression.Member member) {
      return calls.member(member);
    } else if (expression instanceof Expression.Select select) {
      return select(select, line);
    } else if (expression instanceof Expression.Condition condition) {
      return condition(condition, line);
    }
    return calls.special(expression);
  }

  private boolean isInteger(Expression expression) {
    return checked.type(expression) instanceof Type.Tensor tensor && tensor.element() == DType.INT;
  }

  /** An integer, with the literals that are added to it apart. */
  Shifted shifted(Expression expression) {
    if (expression instanceof Expression.Number number && number.isInteger()) {
      return new Shifted(null, (int) number.value());
    } else if (expression instanceof Expression.Reference reference) {
      return reference(reference);
    } else if (expression instanceof Expression.Binary binary && isInteger(binary)) {
      boolean isSum = binary.operator() == BinaryOperator.PLUS;
      if (isSum || binary.operator() == BinaryOperator.MINUS) {
        Shifted left = shifted(binary.left());
        Shifted right = shifted(binary.right());
        if (right.base() == null) {
          return left.plus(isSum ? right.more() : -right.more());
        } else if (left.base() == null && isSum) {
          return right.plus(left.more());
        }
      }
      return new Shifted(operators.binary(binary), 0);
    }
    return new Shifted(of(expression), 0);
  }

  private Shifted reference(Expression.Reference reference) {
    Symbol symbol = checked.symbol(reference.name());
    if (symbol == null) {
      return new Shifted(number(reference.name().text()), 0);
    }
    Shifted value = scopes.find(symbol);
    if (value != null) {
      return value;
    }
    if (symbol.size() != null && scopes.sizes().has(symbol.size())) {
      return new Shifted(scopes.sizes().of(Size.of(symbol.size())), 0);
    }
    return new Shifted(file.declared(symbol), 0);
  }

  /** A number that the language has a name for. */
  private static Code number(String name) {
    return switch (name) {
      case "pi", "π" -> new Code.StaticField(Math.class, "PI", JavaType.DOUBLE);
      case "infinity" -> new Code.StaticField(Double.class, "POSITIVE_INFINITY", JavaType.DOUBLE);
      default -> throw new IllegalStateException("nothing is " + name);
    };
  }

  /** An int of Java. */
  Code size(Expression expression) {
    Type type = checked.type(expression);
    Shifted shifted = shifted(expression);
    Code code = shifted.code(line(expression));
    if (code.type().equals(JavaType.INT)) {
      return code;
    }
    if (type instanceof Type.Tensor tensor && tensor.value() != null) {
      return scopes.sizes().of(tensor.value());
    }
    throw new IllegalStateException("no size: " + checked.source().text(expression.span()));
  }

  /** A staged value, whatever its element type. */
  Code value(Expression expression) {
    return staged(of(expression), element(expression), line(expression));
  }

  /** A number of Java, or a staged real. */
  Code real(Expression expression) {
    return real(of(expression), line(expression));
  }

  static Code real(Code code, int line) {
    Class<?> raw = code.type().raw();
    return raw == Int.class || raw == Bool.class ? Methods.call(code, "toReal", line) : code;
  }

  /** A staged value of an element type; what is no value, as null says, as it is. */
  static Code staged(Code code, @Nullable DType element, int line) {
    if (code.type().isNumber()) {
      return Methods.staged(
          element == DType.INT && code.type().equals(JavaType.INT) ? Int.class : Real.class,
          code,
          line);
    }
    return element == DType.REAL ? real(code, line) : code;
  }

  /** The element type of what an expression gives; reals for what is no value. */
  DType element(Expression expression) {
    return checked.type(expression) instanceof Type.Tensor tensor ? tensor.element() : DType.REAL;
  }

  private Code array(List<Expression> elements, int line) {
    DType element = elements.stream().map(this::element).max(this::compare).orElse(DType.REAL);
    List<Code> codes = elements.stream().map(this::of).toList();
    boolean isKnown = codes.stream().allMatch(code -> code.type().isNumber());
    if (isKnown && codes.size() > 1) {
      return Methods.staticCall(classOf(element), "constant", line, codes);
    }
    List<Code> staged = codes.stream().map(code -> staged(code, element, line)).toList();
    return Methods.staticCall(classOf(element), "stack", line, staged);
  }

  /** Reals take in integers, and these truth values. */
  private int compare(DType a, DType b) {
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(DType element) {
    return element == DType.REAL ? 2 : element == DType.INT ? 1 : 0;
  }

  static Class<?> classOf(DType element) {
    return switch (element) {
      case REAL -> Real.class;
      case INT -> Int.class;
      case BOOL -> Bool.class;
    };
  }

  private Code range(Expression.Range range, int line) {
    Code first = size(range.first());
    Code count = count(range.first(), range.last());
    Code fromZero = Methods.staticCall(Int.class, "range", line, count);
    return first instanceof Code.Literal literal && literal.value().equals(0)
        ? fromZero
        : Methods.call(fromZero, "plus", line, first);
  }

  /** How many integers there are from one to another, both included. */
  Code count(@Nullable Expression first, Expression last) {
    Code end = size(last);
    if (first == null) {
      return end;
    }
    Code start = size(first);
    return start instanceof Code.Literal literal
        ? Sizes.plus(end, 1 - (Integer) literal.value())
        : Sizes.plus(Sizes.infix("-", end, start), 1);
  }

  /** Binds an index, which Java counts from 0, and gives the parameter that stands for it. */
  Code.Local bind(Ast.Binder binder) {
    Symbol symbol = requireNonNull(checked.symbol(binder.name()));
    Code.Local local =
        new Code.Local(scopes.names().fresh(Names.ofMember(symbol.name())), JavaType.of(Int.class));
    Code first = binder.lower() == null ? Code.Literal.of(1) : size(binder.lower());
    scopes.put(
        symbol,
        first instanceof Code.Literal literal
            ? new Shifted(local, (Integer) literal.value())
            : new Shifted(Methods.call(local, "plus", line(binder), first), 0));
    return local;
  }

  private Code comprehension(Expression.Comprehension all, int at) {
    if (at == all.binders().size()) {
      return value(all.body());
    }
    Ast.Binder binder = all.binders().get(at);
    Code count = count(binder.lower(), binder.upper());
    Names before = scopes.enter();
    Code.Local index = bind(binder);
    Code one = comprehension(all, at + 1);
    scopes.leave(before);
    Code.Lambda body = new Code.Lambda(List.of(index), List.of(new JavaStatement.Return(one)));
    return Methods.staticCall(Control.class, "each", line(all), count, body).as(one.type());
  }

  /** A record of Java, whose name says where it stands. */
  private Code record(Expression.Fields fields, int line) {
    Map<String, JavaType> types = new LinkedHashMap<>();
    List<Code> codes = new ArrayList<>();
    for (Expression.Entry entry : fields.entries()) {
      Code code = value(entry.value());
      codes.add(code);
      types.put(entry.name().text(), code.type());
    }
    return new Code.Construct(
        file.records().of(types, file.recordName(), List.of(), line), codes, line);
  }

  private Code select(Expression.Select select, int line) {
    Code condition = value(select.condition());
    DType element =
        Stream.of(select.yes(), select.no()).map(this::element).max(this::compare).orElseThrow();
    Code yes = branch(of(select.yes()), element, line);
    Code no = branch(of(select.no()), element, line);
    if (yes.type().isNumber() && no.type().isNumber()) {
      yes = staged(yes, element, line);
    }
    return Methods.call(condition, "select", line, yes, no);
  }

  /** A real number may stay one of Java. */
  private static Code branch(Code code, DType element, int line) {
    return element == DType.REAL && code.type().isNumber() ? code : staged(code, element, line);
  }

  private Code condition(Expression.Condition condition, int line) {
    Code test = value(condition.condition());
    DType element = element(condition);
    Code.Lambda yes = branch(condition.yes(), element);
    Code.Lambda no = branch(condition.no(), element);
    return Methods.staticCall(Control.class, "cond", line, test, yes, no)
        .as(yes.body().get(yes.body().size() - 1).value().type());
  }

  private Code.Lambda branch(Expression.Branch branch, DType element) {
    Names before = scopes.enter();
    List<JavaStatement> body = new ArrayList<>();
    for (Statement.Let let : branch.lets()) {
      body.add(let(let));
    }
    Code value = of(branch.value());
    Code typed =
        checked.type(branch.value()) instanceof Type.Tensor
            ? staged(value, element, line(branch.value()))
            : value;
    body.add(new JavaStatement.Return(typed));
    scopes.leave(before);
    return new Code.Lambda(List.of(), body);
  }

  /** Declares a variable, and has the name stand for it. */
  JavaStatement let(Statement.Let let) {
    Symbol symbol = requireNonNull(checked.symbol(let.name()));
    Code value = of(let.value());
    if (element(let.value()) == DType.INT
        && symbol.type() instanceof Type.Tensor tensor
        && tensor.element() == DType.REAL) {
      value = staged(value, DType.REAL, line(let.value()));
    }
    return declare(symbol, value, let.doc().text());
  }

  /** Declares a variable for a symbol. */
  JavaStatement declare(Symbol symbol, Code value, String comment) {
    Code.Local local =
        new Code.Local(scopes.names().fresh(Names.ofMember(symbol.name())), value.type());
    scopes.put(symbol, local);
    return new JavaStatement.Declare(local, value, comment);
  }
}
