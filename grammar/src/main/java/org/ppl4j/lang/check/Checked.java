package org.ppl4j.lang.check;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.ast.Expression;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/**
 * A file with what it means. All questions go by the identity of the nodes of {@link #ast()}; those
 * that throw on unknown nodes know every node of a file without errors.
 */
public final class Checked {
  private final SourceFile source;
  private final Ast.File ast;
  private final List<Diagnostic> diagnostics;
  private final IdentityHashMap<Expression, Type> types;
  private final IdentityHashMap<Ast.Name, Symbol> symbols;
  private final IdentityHashMap<Ast, Callee> callees;
  private final IdentityHashMap<Ast, List<@Nullable Expression>> arguments;
  private final IdentityHashMap<Ast, Type> declared;
  private final IdentityHashMap<Statement, Site> sites;
  private final IdentityHashMap<Expression, List<Statement>> collected;
  private final IdentityHashMap<Declaration, ProgramInfo> programs;
  private final Set<Size.Variable> sizes;
  private final Set<Expression> oneBased;

  Checked(SourceFile source, Ast.File ast, List<Diagnostic> diagnostics, Facts facts) {
    this.source = source;
    this.ast = ast;
    this.diagnostics = List.copyOf(diagnostics);
    this.types = facts.types;
    this.symbols = facts.symbols;
    this.callees = facts.callees;
    this.arguments = facts.arguments;
    this.declared = facts.declared;
    this.sites = facts.sites;
    this.collected = facts.collected;
    this.programs = facts.programs;
    this.sizes = facts.sizes;
    this.oneBased = facts.oneBased;
  }

  /** What the checker finds out, while it does. */
  static final class Facts {
    final IdentityHashMap<Expression, Type> types = new IdentityHashMap<>();
    final IdentityHashMap<Ast.Name, Symbol> symbols = new IdentityHashMap<>();
    final IdentityHashMap<Ast, Callee> callees = new IdentityHashMap<>();
    final IdentityHashMap<Ast, List<@Nullable Expression>> arguments = new IdentityHashMap<>();
    final IdentityHashMap<Ast, Type> declared = new IdentityHashMap<>();
    final IdentityHashMap<Statement, Site> sites = new IdentityHashMap<>();
    final IdentityHashMap<Expression, List<Statement>> collected = new IdentityHashMap<>();
    final IdentityHashMap<Declaration, ProgramInfo> programs = new IdentityHashMap<>();
    final Set<Size.Variable> sizes = Collections.newSetFromMap(new IdentityHashMap<>());
    final Set<Expression> oneBased = Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** The text. */
  public SourceFile source() {
    return source;
  }

  /** Its tree; where the text has errors, with gaps. */
  public Ast.File ast() {
    return ast;
  }

  /** All that is wrong or doubtful, in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether nothing can be made of it. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** What an expression gives; {@link Type#ERROR} where that is not known. */
  public Type type(Expression expression) {
    return types.getOrDefault(expression, Type.ERROR);
  }

  /** What a type in the text means: of a {@code TypeNode}, a parameter, or a function's result. */
  public Type declared(Ast node) {
    return declared.getOrDefault(node, Type.ERROR);
  }

  /**
   * What a name stands for, where it is introduced or used; null for built-ins and unknown names.
   */
  public @Nullable Symbol symbol(Ast.Name name) {
    return symbols.get(name);
  }

  /** What is called: by an {@link Expression.Call} or a {@link Statement.Via}. */
  public Callee callee(Ast call) {
    return requireNonNull(callees.get(call), "the call of a file with errors");
  }

  /** A call's arguments in the order of the parameters; null for one that was left out. */
  public List<@Nullable Expression> arguments(Ast call) {
    return requireNonNull(arguments.get(call), "the call of a file with errors");
  }

  /** What a sample or observe statement comes to; of a call of a model, only name and type. */
  public Site site(Statement statement) {
    return requireNonNull(sites.get(statement), "a site of a file with errors");
  }

  /**
   * The plates and scans whose values a reference collects, the outermost first: those around the
   * definition that are not around the use. The reference's type has an axis in front for each; of
   * what a scan carries, none, since it is the last one.
   */
  public List<Statement> collected(Expression reference) {
    return collected.getOrDefault(reference, List.of());
  }

  /**
   * Whether an expression gives a distribution over categories, which the language counts from 1
   * and {@code org.ppl4j.dist} from 0: its draws are one more here, and what it scores one less
   * there.
   */
  public boolean isOneBased(Expression distribution) {
    return oneBased.contains(distribution);
  }

  /** What is known of a model or guide. */
  public ProgramInfo program(Declaration.Program program) {
    return requireNonNull(programs.get(program), "a program of a file with errors");
  }

  /**
   * Whether a named size decides about a shape or a number of steps: then it must be known to
   * trace.
   */
  public boolean isSize(Size.Variable variable) {
    return sizes.contains(variable);
  }

  /**
   * A model or guide.
   *
   * @param parameters its arguments: of a guide without parentheses, its model's
   * @param model of a guide, its model; else null
   * @param sites its sites by name, in order, those of called models left out
   * @param params its parameters to be learned, in order
   * @param result what it returns; without {@code return}, the record of {@link #returned()}
   * @param returned the names that a record made for want of {@code return} has; else empty
   */
  public record ProgramInfo(
      List<Ast.Parameter> parameters,
      Declaration.@Nullable Model model,
      List<Site> sites,
      List<Symbol> params,
      Type result,
      List<Symbol> returned) {
    /** Keeps the lists. */
    public ProgramInfo {
      parameters = List.copyOf(parameters);
      sites = List.copyOf(sites);
      params = List.copyOf(params);
      returned = List.copyOf(returned);
    }
  }

  /** Errors only, as one text. */
  public String errors() {
    List<String> texts = new ArrayList<>();
    diagnostics.stream().filter(Diagnostic::isError).forEach(each -> texts.add(each.render()));
    return String.join("\n\n", new LinkedHashSet<>(texts));
  }
}
