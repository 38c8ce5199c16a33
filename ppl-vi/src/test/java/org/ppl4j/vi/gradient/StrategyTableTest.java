package org.ppl4j.vi.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.EveryDistribution;
import org.ppl4j.strategy.Arm;
import org.ppl4j.strategy.Detached;
import org.ppl4j.strategy.Disarm;
import org.ppl4j.strategy.Enumerate;
import org.ppl4j.strategy.GumbelSoftmax;
import org.ppl4j.strategy.ImplicitReparam;
import org.ppl4j.strategy.LeaveOneOut;
import org.ppl4j.strategy.MeasureValued;
import org.ppl4j.strategy.Rebar;
import org.ppl4j.strategy.Reinforce;
import org.ppl4j.strategy.RejectionReparam;
import org.ppl4j.strategy.Relax;
import org.ppl4j.strategy.Reparam;
import org.ppl4j.strategy.StickBreakingDisarm;
import org.ppl4j.strategy.StraightThrough;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;

/** The table of {@link StrategiesTest} leaves out nothing that a strategy supports. */
final class StrategyTableTest {
  /** Those with a rule of their own for each kind of distribution. */
  private static final Set<Class<?>> SPECIAL =
      Set.of(
          Enumerate.class,
          MeasureValued.class,
          Arm.class,
          Disarm.class,
          StickBreakingDisarm.class,
          Rebar.class,
          RejectionReparam.class);

  /**
   * Those that ask any distribution for the same: the score, whose mean is zero, or a draw that
   * moves. Both are tested for every distribution by {@code ReparameterizationTest}; the table has
   * some of each kind.
   */
  private static final Set<Class<?>> GENERAL =
      Set.of(Reinforce.class, LeaveOneOut.class, Reparam.class, ImplicitReparam.class);

  /** Those that are biased, or learn: {@link BiasedTest} and {@link RelaxTest}. */
  private static final Set<Class<?>> ELSEWHERE =
      Set.of(Detached.class, GumbelSoftmax.class, StraightThrough.class, Relax.class);

  @Test
  void everyStrategyIsOfOneKind() {
    Set<Class<?>> made =
        Arrays.stream(Strategies.class.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(method -> (Class<?>) method.getReturnType())
            .filter(type -> Strategy.class.isAssignableFrom(type) && type != Strategy.class)
            .collect(Collectors.toSet());
    List<Class<?>> known = Stream.of(SPECIAL, GENERAL, ELSEWHERE).flatMap(Set::stream).toList();
    assertThat(known).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    Set<Class<?>> inTable =
        StrategiesTest.rows().stream()
            .map(row -> row.strategy().getClass())
            .collect(Collectors.toSet());
    assertThat(inTable).containsAll(SPECIAL).containsAll(GENERAL);
  }

  @Test
  void everyDistributionThatAStrategyHasARuleForHasARow() {
    Set<String> rows = new TreeSet<>();
    Set<Strategy<?>> strategies = new java.util.HashSet<>();
    for (StrategiesTest.Row row : StrategiesTest.rows()) {
      Distribution<?> member = row.family().of(row.family().begin(), Real.constant(1));
      rows.add(
          row.strategy().getClass().getSimpleName() + ", " + member.getClass().getSimpleName());
      if (SPECIAL.contains(row.strategy().getClass())) {
        strategies.add(row.strategy());
      }
    }
    Set<String> missing = new TreeSet<>();
    for (Strategy<?> strategy : strategies) {
      for (Distribution<?> distribution : EveryDistribution.all()) {
        String pair =
            strategy.getClass().getSimpleName() + ", " + distribution.getClass().getSimpleName();
        if (strategy.supports(distribution) && !rows.contains(pair)) {
          missing.add(pair);
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
