package org.ppl4j.lang.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.lang.ast.TypeNode;
import org.ppl4j.lang.catalogue.Builtin.Rule;
import org.ppl4j.lang.catalogue.Builtin.Sort;
import org.ppl4j.lang.syntax.Signatures;

/**
 * A table in the making. A parameter whose name ends in an underscore may be left out; the
 * underscore is not part of its name.
 */
final class Entries {
  private final Map<String, Builtin> byName = new LinkedHashMap<>();

  /** One number at a time, of any shape. */
  Entries each(Sort sort, String signature, String java, Function<Arguments, Object> maker) {
    return add(sort, signature, Rule.ELEMENTWISE, java, maker);
  }

  /** Of the last axes. */
  Entries batched(Sort sort, String signature, String java, Function<Arguments, Object> maker) {
    return add(sort, signature, Rule.BATCHED, java, maker);
  }

  /** As the signature says. */
  Entries plain(Sort sort, String signature, String java, Function<Arguments, Object> maker) {
    return add(sort, signature, Rule.AS_DECLARED, java, maker);
  }

  /** With a rule of its own. */
  Entries special(Sort sort, String signature, String java, Function<Arguments, Object> maker) {
    return add(sort, signature, Rule.SPECIAL, java, maker);
  }

  private Entries add(
      Sort sort, String text, Rule rule, String java, Function<Arguments, Object> maker) {
    Signatures.Read read = Signatures.read(text);
    List<Signature.Parameter> parameters = new ArrayList<>();
    read.parameters()
        .forEach(
            parameter -> {
              String name = parameter.name().text();
              boolean optional = name.endsWith("_");
              TypeNode type = parameter.type();
              if (type == null) {
                throw new IllegalArgumentException("a parameter without type: " + text);
              }
              parameters.add(
                  new Signature.Parameter(
                      optional ? name.substring(0, name.length() - 1) : name, type, optional));
            });
    Signature signature =
        new Signature(read.name(), parameters, read.result(), text.replace("_:", "?:"));
    if (byName.put(read.name(), new Builtin(sort, signature, rule, java, maker)) != null) {
      throw new IllegalArgumentException("two entries are called " + read.name());
    }
    return this;
  }

  Map<String, Builtin> all() {
    return byName;
  }
}
