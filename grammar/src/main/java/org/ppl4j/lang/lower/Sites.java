package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.dist.Distributions;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.check.Callee;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Site;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Scope;
import org.ppl4j.type.DType;

/** What a model asks its scope for: random values, observations, parameters, networks. */
final class Sites {
  private static final String MARGINALIZE = "marginalize";

  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Expressions expressions;
  private final Domains domains;
  private final Code.Local m;

  Sites(FileScope file, Scopes scopes, Expressions expressions, Code.Local m) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.expressions = expressions;
    this.domains = new Domains(expressions::of);
    this.m = m;
  }

  Code sample(Statement.Sample sample) {
    int line = expressions.line(sample);
    Code name = Code.Literal.of(sample.name().text());
    if (checked.type(sample.distribution()) instanceof Type.Program called) {
      Code model = new Models(file, scopes, expressions).of(sample.distribution());
      return Methods.call(m, "call", line, name, model)
          .as(file.type(called.result(), file.recordName()));
    }
    Site site = checked.site(sample);
    List<Code> arguments =
        new ArrayList<>(List.of(name, distribution(sample.distribution(), site)));
    Statement.Via via = sample.clauses().via();
    Builtin strategy = via == null ? null : ((Callee.Ready) checked.callee(via)).builtin();
    boolean isSummed = strategy != null && strategy.name().equals(MARGINALIZE);
    if (strategy != null && !isSummed) {
      arguments.add(expressions.calls().ready(strategy, requireNonNull(via), line));
    }
    DType element = ((Type.Tensor) site.type()).element();
    JavaType type = JavaType.of(Expressions.classOf(element));
    List<Code> handlers = new ArrayList<>();
    if (isSummed) {
      handlers.add(Methods.staticCall(Handlers.class, MARGINALIZE, line, name));
    }
    if (sample.clauses().where() != null) {
      Code mask = expressions.value(sample.clauses().where());
      handlers.add(Methods.staticCall(Handlers.class, "mask", line, mask));
    }
    return handled(handlers, arguments, type, line);
  }

  private Code handled(List<Code> handlers, List<Code> arguments, JavaType type, int line) {
    if (handlers.isEmpty()) {
      return Methods.call(m, "sample", line, arguments).as(type);
    }
    Names before = scopes.enter();
    Code.Local inside = new Code.Local(scopes.names().fresh("s"), JavaType.of(Scope.class));
    Code drawn = Methods.call(inside, "sample", line, arguments).as(type);
    for (Code handler : handlers) {
      Code.Lambda part = new Code.Lambda(List.of(inside), List.of(new JavaStatement.Return(drawn)));
      Code.Local outer = handler == handlers.get(handlers.size() - 1) ? m : inside;
      drawn = Methods.call(outer, "handle", line, handler, part).as(type);
    }
    scopes.leave(before);
    return drawn;
  }

  Code observe(Statement.Observe observe) {
    int line = expressions.line(observe);
    Site site = checked.site(observe);
    Code distribution = distribution(observe.distribution(), site);
    DType element =
        checked.type(observe.distribution()) instanceof Type.Distributed distributed
            ? distributed.draw().element()
            : DType.REAL;
    Shifted target = expressions.shifted(observe.target());
    Code data = (site.isOneBased() ? target.plus(-1) : target).code(line);
    List<Code> arguments =
        new ArrayList<>(
            List.of(
                Code.Literal.of(site.name()),
                distribution,
                Expressions.staged(data, element, line)));
    if (observe.clauses().where() == null) {
      return Methods.call(m, "observe", line, arguments);
    }
    arguments.add(0, expressions.value(observe.clauses().where()));
    return Methods.call(m, "observeWhere", line, arguments);
  }

  private Code distribution(Expression expression, Site site) {
    int line = expressions.line(expression);
    if (expression instanceof Expression.Call call
        && checked.callee(call) instanceof Callee.Ready ready
        && ready.builtin().name().equals("flat")) {
      return flat(site, line);
    }
    Code code = expressions.of(expression);
    if (!site.iid().isEmpty()) {
      List<Code> arguments = new ArrayList<>(List.of(code));
      site.iid().forEach(size -> arguments.add(expressions.calls().size(size)));
      code = Methods.staticCall(Distributions.class, "iid", line, arguments);
    }
    return site.restricted() == null
        ? code
        : Methods.staticCall(
            Distributions.class, "restricted", line, code, domains.of(site.restricted(), line));
  }

  /** The density 1 on all of the set that is declared. */
  private Code flat(Site site, int line) {
    Type.Tensor type = (Type.Tensor) site.type();
    List<Code> arguments = new ArrayList<>(List.of(domains.of(type.domain(), line)));
    type.shape().forEach(size -> arguments.add(expressions.calls().size(size)));
    return Methods.staticCall(Distributions.class, "improperUniform", line, arguments);
  }

  Code param(Statement.Param param) {
    int line = expressions.line(param);
    Symbol symbol = requireNonNull(checked.symbol(param.name()));
    Type.Tensor type = (Type.Tensor) symbol.type();
    List<Code> dims = new ArrayList<>();
    for (Size size : type.shape()) {
      dims.add(expressions.calls().size(size));
    }
    List<Code> arguments = new ArrayList<>(List.of(Code.Literal.of(param.name().text())));
    if (param.initial() == null) {
      arguments.add(domains.of(type.domain(), line));
      arguments.addAll(dims);
      return Methods.call(m, "param", line, arguments);
    }
    Code initial = Expressions.staged(expressions.of(param.initial()), DType.REAL, line);
    boolean isScalar =
        checked.type(param.initial()) instanceof Type.Tensor given && given.isScalar();
    arguments.add(
        isScalar && !dims.isEmpty() ? Methods.call(initial, "expand", line, dims) : initial);
    if (!type.domain().isWhole()) {
      arguments.add(domains.of(type.domain(), line));
    }
    return Methods.call(m, "param", line, arguments);
  }

  Code network(Statement.Network network) {
    Expression.Call call = (Expression.Call) network.value();
    Map<String, Code> words = new HashMap<>();
    words.put("m", m);
    words.put("name", Code.Literal.of(network.name().text()));
    Builtin kind = ((Callee.Ready) checked.callee(call)).builtin();
    return expressions.calls().ready(kind, call, expressions.line(network), words);
  }

  /** Whether a random value is a category, which the language counts from 1 and Java from 0. */
  boolean isCountedFromOne(Symbol symbol) {
    return symbol.declaration() instanceof Statement.Sample sample
        && !(checked.type(sample.distribution()) instanceof Type.Program)
        && checked.site(sample).isOneBased();
  }

  /** A symbol's value, given what Java has for it. */
  Shifted counted(Symbol symbol, Code code) {
    return new Shifted(code, isCountedFromOne(symbol) ? 1 : 0);
  }

  /** The element type of a symbol; reals for what is no value. */
  static @Nullable DType element(Symbol symbol) {
    return symbol.type() instanceof Type.Tensor tensor ? tensor.element() : null;
  }

  /**
   * A name for a value of one element, which differs from that for all elements: theta of j is
   * {@code thetaJ}.
   */
  String localName(Symbol symbol) {
    String name = Names.ofMember(symbol.name());
    if (symbol.frames().isEmpty() || !scopes.names().isTaken(name)) {
      return name;
    }
    Statement frame = symbol.frames().get(symbol.frames().size() - 1);
    String index =
        frame instanceof Statement.Plate plate
            ? plate.binder().name().text()
            : ((Statement.Scan) frame).binder().name().text();
    return name + Names.ofType(index);
  }
}
