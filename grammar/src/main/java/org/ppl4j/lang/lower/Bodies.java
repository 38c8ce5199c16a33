package org.ppl4j.lang.lower;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Symbol;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.JavaStatement;
import org.ppl4j.lang.code.JavaType;
import org.ppl4j.lang.code.Methods;
import org.ppl4j.lang.type.Type;

/** The statements of models and guides. */
final class Bodies {
  private final FileScope file;
  private final Checked checked;
  private final Scopes scopes;
  private final Expressions expressions;
  private final Exports exports;
  private final Code.Local m;
  private final Sites sites;
  private final Scans scans;
  private final Set<String> addresses = new HashSet<>();
  private int factors;

  Bodies(FileScope file, Scopes scopes, Expressions expressions, Exports exports, Code.Local m) {
    this.file = file;
    this.checked = file.checked();
    this.scopes = scopes;
    this.expressions = expressions;
    this.exports = exports;
    this.m = m;
    this.sites = new Sites(file, scopes, expressions, m);
    this.scans = new Scans(file, scopes, expressions, this, m);
  }

  /** All statements of a program. */
  List<JavaStatement> all(Ast.Block block) {
    Walk.nodes(
        block,
        node -> {
          if (node instanceof Ast.Name name) {
            addresses.add(name.text());
          }
        });
    return statements(block);
  }

  List<JavaStatement> statements(Ast.Block block) {
    List<JavaStatement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      out.addAll(statement(statement));
    }
    return out;
  }

  List<JavaStatement> statement(Statement statement) {
    int line = expressions.line(statement);
    if (statement instanceof Statement.Sample sample) {
      return List.of(named(symbol(sample.name()), sites.sample(sample), sample.doc().text()));
    } else if (statement instanceof Statement.Observe observe) {
      return List.of(new JavaStatement.Do(sites.observe(observe)));
    } else if (statement instanceof Statement.Param param) {
      return List.of(named(symbol(param.name()), sites.param(param), param.doc().text()));
    } else if (statement instanceof Statement.Network network) {
      return List.of(named(symbol(network.name()), sites.network(network), network.doc().text()));
    } else if (statement instanceof Statement.Let let) {
      return List.of(expressions.let(let));
    } else if (statement instanceof Statement.Deterministic deterministic) {
      Code name = Code.Literal.of(deterministic.name().text());
      Code value = expressions.value(deterministic.value());
      Code kept = Methods.call(m, "deterministic", line, name, value).as(value.type());
      return List.of(named(symbol(deterministic.name()), kept, deterministic.doc().text()));
    } else if (statement instanceof Statement.Factor factor) {
      return List.of(new JavaStatement.Do(factor(factor, line)));
    } else if (statement instanceof Statement.Plate plate) {
      return List.of(plate(plate, line));
    } else if (statement instanceof Statement.Scan scan) {
      return List.of(scans.of(scan, exports.of(scan)));
    } else if (statement instanceof Statement.Return returned) {
      return List.of(new JavaStatement.Return(result(returned)));
    }
    throw new IllegalStateException("not in a model: " + statement);
  }

  private Symbol symbol(Ast.Name name) {
    return requireNonNull(checked.symbol(name));
  }

  /** A variable; or, if nothing asks for it, only what gives it. */
  private JavaStatement named(Symbol symbol, Code value, String comment) {
    Code.Local local = new Code.Local(scopes.names().fresh(sites.localName(symbol)), value.type());
    scopes.put(symbol, sites.counted(symbol, local));
    return new JavaStatement.Declare(local, value, comment);
  }

  private Code result(Statement.Return returned) {
    Expression value = returned.value();
    return checked.type(value) instanceof Type.Tensor
        ? expressions.value(value)
        : expressions.of(value);
  }

  private Code factor(Statement.Factor factor, int line) {
    Ast.Name given = factor.name();
    String name = given != null ? given.text() : unnamed();
    Code term = expressions.value(factor.term());
    return Methods.call(m, "factor", line, Code.Literal.of(name), Expressions.real(term, line));
  }

  /** An address for a factor without a name, which no site has. */
  private String unnamed() {
    String name;
    do {
      factors++;
      name = factors == 1 ? "factor" : "factor" + factors;
    } while (addresses.contains(name));
    return name;
  }

  private JavaStatement plate(Statement.Plate plate, int line) {
    Ast.Binder binder = plate.binder();
    Code size = expressions.count(binder.lower(), binder.upper());
    Code opened = Methods.call(m, "plate", line, Code.Literal.of(plate.name().text()), size);
    if (plate.subsample() != null) {
      opened = Methods.call(opened, "subsample", line, expressions.size(plate.subsample()));
    }
    List<Symbol> handed = exports.of(plate);
    String outer = handed.isEmpty() ? "" : reserve(plate.name(), handed);
    Names before = scopes.enter();
    Code.Local index = expressions.bind(binder);
    List<JavaStatement> body = statements(plate.body());
    if (!handed.isEmpty()) {
      giveBack(body, handedOut(plate.name(), handed, line));
    }
    scopes.leave(before);
    Code.Lambda function = new Code.Lambda(List.of(index), body);
    if (handed.isEmpty()) {
      return new JavaStatement.Do(Methods.call(opened, "forEach", line, function));
    }
    JavaType type = body.get(body.size() - 1).value().type();
    Code all = Methods.call(opened, "map", line, function).as(type);
    Code.Local local = new Code.Local(outer, type);
    rebind(handed, local);
    return new JavaStatement.Declare(local, all, plate.doc().text());
  }

  /** Returns a value; at once, if the last statement only gave it a name. */
  private static void giveBack(List<JavaStatement> body, Code value) {
    boolean isLast =
        !body.isEmpty()
            && body.get(body.size() - 1) instanceof JavaStatement.Declare declare
            && declare.local().equals(value)
            && declare.comment().isBlank();
    body.add(new JavaStatement.Return(isLast ? body.remove(body.size() - 1).value() : value));
  }

  /** A name for what a frame hands out, which nothing inside of it may have. */
  String reserve(Ast.Name frame, List<Symbol> handed) {
    String wanted = handed.size() == 1 ? handed.get(0).name() : frame.text();
    return scopes.names().fresh(Names.ofMember(wanted));
  }

  /** What a frame's body gives: one value, or a record of them. */
  Code handedOut(Ast.Name frame, List<Symbol> handed, int line) {
    Map<String, JavaType> types = new LinkedHashMap<>();
    List<Code> values = new ArrayList<>();
    for (Symbol symbol : handed) {
      Code value = base(symbol, line);
      values.add(value);
      types.put(symbol.name(), value.type());
    }
    if (values.size() == 1) {
      return values.get(0);
    }
    JavaType type = file.records().of(types, Names.ofType(frame.text()), List.of(), line);
    return new Code.Construct(type, values, line);
  }

  /** What stands for a symbol, a category as Java counts it. */
  Code base(Symbol symbol, int line) {
    Shifted value = requireNonNull(scopes.find(symbol));
    Code code = value.plus(isCountedFromOne(symbol) ? -1 : 0).code(line);
    return Expressions.staged(code, Sites.element(symbol), line);
  }

  boolean isCountedFromOne(Symbol symbol) {
    return sites.isCountedFromOne(symbol);
  }

  /** Has the symbols stand for all elements. */
  void rebind(List<Symbol> handed, Code all) {
    for (Symbol symbol : handed) {
      JavaType type = base(symbol, 0).type();
      Code code =
          handed.size() == 1
              ? all
              : new Code.Component(all, Names.ofComponent(symbol.name()), type);
      scopes.put(symbol, sites.counted(symbol, code));
    }
  }
}
