package org.ppl4j.lang.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.catalogue.Builtin.Sort;

/** All built-ins, by name. Strategies, baselines and algorithms have names of their own. */
public final class Catalogue {
  private static final Map<String, Builtin> VALUES = new LinkedHashMap<>();
  private static final Map<String, Builtin> STRATEGIES = StrategyTable.strategies();
  private static final Map<String, Builtin> BASELINES = StrategyTable.baselines();
  private static final Map<String, Builtin> ALGORITHMS = StrategyTable.algorithms();
  private static final Map<String, Builtin> NETWORKS = NetworkTable.networks();
  private static final Map<String, Builtin> ACTIVATIONS = NetworkTable.activations();

  /** What Stan's users and others call it, and what it is here. */
  private static final Map<String, String> ELSEWHERE = Synonyms.all();

  static {
    for (Map<String, Builtin> table :
        List.of(DistributionTable.all(), FunctionTable.all(), ArrayTable.all())) {
      table.forEach(
          (name, builtin) -> {
            if (VALUES.put(name, builtin) != null) {
              throw new IllegalStateException("two entries are called " + name);
            }
          });
    }
  }

  private Catalogue() {}

  /** A distribution or function, or null. */
  public static @Nullable Builtin find(String name) {
    return VALUES.get(name);
  }

  /** Something of another sort, or null. */
  public static @Nullable Builtin find(Sort sort, String name) {
    Builtin found = table(sort).get(name);
    return found != null && found.sort() == sort ? found : null;
  }

  /** All of one sort, in the order of their tables. */
  public static Collection<Builtin> all(Sort sort) {
    return table(sort).values().stream().filter(each -> each.sort() == sort).toList();
  }

  /** The names of all distributions and functions. */
  public static Collection<String> names() {
    return Collections.unmodifiableSet(VALUES.keySet());
  }

  /** What a name of another language is called here, or null. */
  public static @Nullable String elsewhere(String name) {
    return ELSEWHERE.get(name);
  }

  private static Map<String, Builtin> table(Sort sort) {
    return switch (sort) {
      case DISTRIBUTION, FUNCTION -> VALUES;
      case STRATEGY -> STRATEGIES;
      case BASELINE -> BASELINES;
      case ALGORITHM -> ALGORITHMS;
      case NETWORK -> NETWORKS;
      case ACTIVATION -> ACTIVATIONS;
    };
  }
}
