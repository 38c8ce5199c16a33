package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.compiler.rewrite.Rule;
import org.ppl4j.compiler.rewrite.Rules;
import org.ppl4j.conformance.GraphProperties.Property;
import org.ppl4j.conformance.RandomGraph.Sample;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.ArgMaxPool2d;
import org.ppl4j.op.Conv2d;
import org.ppl4j.op.Conv2dInputGradient;
import org.ppl4j.op.Conv2dWeightGradient;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.MaxPool2d;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;

/** Random graphs: every pass keeps their values, and every executor gives them. */
class RandomGraphTest {

  /** Of rank 4, which the graphs' values do not reach; their rows and NetworkTest cover them. */
  private static final List<Class<? extends Op>> IMAGES =
      List.of(
          Conv2d.class,
          Conv2dInputGradient.class,
          Conv2dWeightGradient.class,
          MaxPool2d.class,
          ArgMaxPool2d.class);

  private static final int GRAPHS = 1000;
  private static final int LARGEST = 50;
  private static final int SHOWN = 3;

  /** After so many failures, which take time to make small, no more are looked for. */
  private static final int ENOUGH = 20;

  @Test
  void randomGraphsHoldEveryOperationThatCanBeInThem() {
    Map<Class<? extends Op>, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      for (Expr node : sample(seed, false).graph().nodes()) {
        counts.merge(node.op().getClass(), 1, Integer::sum);
      }
    }
    List<Class<? extends Op>> expected = new ArrayList<>(Catalogue.operations());
    expected.removeAll(OpTable.ELSEWHERE);
    expected.removeAll(IMAGES);
    expected.removeAll(OpTable.FIRST_OPERAND);
    expected.remove(MagicBox.class); // Its derivative is not that of its value.
    assertThat(counts.keySet()).containsAll(expected);
    assertThat(counts.get(Constant.class)).isPositive();
  }

  @Test
  void everyRuleOfTheSimplifierAppliesToSomeRandomGraph() {
    Set<String> applied = new TreeSet<>();
    // The rules about bodies have tests of their own, as have the operations with bodies.
    List<Rule> rules =
        Rules.simplify().stream().filter(rule -> rule.on().equals(TensorOp.class)).toList();
    List<Rule> watched = rules.stream().map(rule -> watched(rule, applied)).toList();
    for (int seed = 0; seed < GRAPHS; seed++) {
      Graph graph = sample(seed, true).graph();
      Graph simple = Rewriter.rewrite(graph, watched);
      Rewriter.rewrite(Grad.valueAndGradient(simple, Derived.realInputs(graph)), watched);
    }
    assertThat(applied)
        .containsExactlyInAnyOrderElementsOf(rules.stream().map(Rule::name).toList());
  }

  private static Rule watched(Rule rule, Set<String> applied) {
    return new Rule(
        rule.name(),
        node -> {
          Expr better = rule.rewrite().apply(node);
          if (better != null) {
            applied.add(rule.name());
          }
          return better;
        });
  }

  @Test
  void randomGraphsAreValid() {
    forAll(
        false,
        (graph, at) -> {
          Verifier.verify(graph, "grown");
          return null;
        });
  }

  @Test
  void simplifyingKeepsValues() {
    forAll(false, GraphProperties::simplifyingKeepsValues);
  }

  @Test
  void simplifyingKeepsGradients() {
    forAll(true, GraphProperties::simplifyingKeepsGradients);
  }

  @Test
  void printingAndParsingKeepValues() {
    forAll(false, GraphProperties::readingKeepsValues);
  }

  @Test
  void aBatchIsALoop() {
    forAll(false, GraphProperties::aBatchIsALoop);
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    forAll(true, GraphProperties::theGradientIsThatOfDifferences);
  }

  @Test
  void executorsAgree() {
    forAll(false, (graph, at) -> GraphProperties.executorsAgree(graph, at, Options.DEFAULT));
  }

  /** Sums are taken in another order; at these sizes that costs no more than other rounding. */
  @Test
  @Tag("slow")
  void tenThousandGraphsAreTheSameAsBytecode() {
    Executor jvm = Executor.named("jvm");
    for (long seed = 0; seed < 10_000; seed++) {
      Sample sample = sample(seed, false);
      List<Tensor> expected = Evaluator.evaluate(sample.graph(), sample.at());
      try (Executable executable = jvm.compile(sample.graph())) {
        List<Tensor> found = OpExecutorTest.call(executable, sample.at());
        for (int k = 0; k < expected.size(); k++) {
          Tensors.assertClose("seed " + seed, found.get(k), expected.get(k), 1e-12, 1);
        }
      }
    }
  }

  private static Sample sample(long seed, boolean smooth) {
    return RandomGraph.grow(seed, 5 + (int) (seed % (LARGEST - 4)), smooth);
  }

  /** Checks a property of all graphs; shows the smallest failures, by what they say. */
  private static void forAll(boolean smooth, Property property) {
    List<String> failures = new ArrayList<>();
    int count = 0;
    for (long seed = 0; seed < GRAPHS && count < ENOUGH; seed++) {
      Sample sample = sample(seed, smooth);
      GraphShrinker.Failure failure = GraphShrinker.find(sample.graph(), sample.at(), property);
      if (failure != null) {
        count++;
        failures.add("seed " + seed + ": " + failure);
      }
    }
    if (count > 0) {
      failures.sort((a, b) -> a.length() - b.length());
      String shown = failures.stream().limit(SHOWN).collect(Collectors.joining("\n\n"));
      fail(count + " graphs fail, the smallest:\n" + shown);
    }
  }
}
