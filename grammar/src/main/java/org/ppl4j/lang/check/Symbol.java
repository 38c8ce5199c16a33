package org.ppl4j.lang.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.source.Span;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/** What a name stands for; one object for each thing that has a name. */
public final class Symbol {
  /** What sort of thing it is. */
  public enum Kind {
    MODEL("model"),
    GUIDE("guide"),
    OBJECTIVE("objective"),
    FUNCTION("function"),
    CONSTANT("constant"),
    /** An argument of a declaration. */
    ARGUMENT("argument"),
    /** A size that is named only in the shape of an argument, and known from its data. */
    SIZE("size"),
    /** The index of a plate, scan, comprehension, replication or minibatch. */
    INDEX("index"),
    /** What a sample statement draws. */
    SITE("random value"),
    PARAM("parameter"),
    NETWORK("network"),
    LET("value"),
    DETERMINISTIC("deterministic value"),
    /** What a scan carries; after the scan its last value. */
    CARRY("carried value"),
    PLATE("plate"),
    SCAN("scan");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As messages print it. */
    public String word() {
      return word;
    }
  }

  private final Kind kind;
  private final Ast.Name name;
  private final Ast declaration;
  private final List<Statement> frames;
  private Type type;
  private Size.@Nullable Variable size;
  private int uses;
  private boolean random;

  Symbol(Kind kind, Ast.Name name, Ast declaration, List<Statement> frames, Type type) {
    this.kind = kind;
    this.name = name;
    this.declaration = declaration;
    this.frames = List.copyOf(frames);
    this.type = type;
  }

  /** What sort of thing it is. */
  public Kind kind() {
    return kind;
  }

  /** What it is called. */
  public String name() {
    return name.text();
  }

  /** Where it is named first. */
  public Span span() {
    return name.span();
  }

  /** The declaration, parameter, binder, carry or statement that introduces it. */
  public Ast declaration() {
    return declaration;
  }

  /** The plates and scans that it is inside of, the outermost first. */
  public List<Statement> frames() {
    return frames;
  }

  /** What it is, inside its own plates and scans. */
  public Type type() {
    return type;
  }

  /**
   * The size that it is: of a size, and of a scalar integer argument. Such an integer must be known
   * when the program is traced if {@link Checked#isSize} says so.
   */
  public Size.@Nullable Variable size() {
    return size;
  }

  void type(Type known) {
    type = known;
  }

  void size(Size.Variable variable) {
    size = variable;
  }

  /** Whether it is drawn, or depends on what is. */
  public boolean isRandom() {
    return random || kind == Kind.SITE;
  }

  void random(boolean depends) {
    random = depends;
  }

  void use() {
    uses++;
  }

  int uses() {
    return uses;
  }

  @Override
  public String toString() {
    return kind.word() + " " + name.text();
  }
}
