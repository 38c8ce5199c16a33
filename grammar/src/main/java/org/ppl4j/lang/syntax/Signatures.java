package org.ppl4j.lang.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.source.SourceFile;

/** Reads signatures, which are written in the language. */
public final class Signatures {
  private Signatures() {}

  /** A name, parameters with types, and a result's type. */
  public record Read(String name, List<Ast.Parameter> parameters, TypeNode result) {}

  /**
   * Reads {@code name(parameter: type, ...): type}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Read read(String text) {
    CommonTokenStream tokens = Syntax.tokens(new SourceFile(text, text));
    try {
      PplParser.SignatureContext tree = Syntax.signature(tokens);
      AstBuilder builder = new AstBuilder(tokens);
      @Nullable TypeNode result = builder.type(tree.type());
      if (result != null) {
        return new Read(tree.name().getText(), builder.parameters(tree.parameters()), result);
      }
    } catch (org.antlr.v4.runtime.misc.ParseCancellationException e) {
      throw new IllegalArgumentException("not a signature: " + text, e);
    }
    throw new IllegalArgumentException("not a signature: " + text);
  }
}
