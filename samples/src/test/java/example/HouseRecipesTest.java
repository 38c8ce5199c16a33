package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.docs.Page;
import org.ppl4j.ir.Graph;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.transform.Grad;

/** What docs/recipes.md shows works from outside of the house, too. */
class HouseRecipesTest {
  private static final Page PAGE = new Page("docs/recipes.md", "HouseRecipes.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"interp", "jvm"})
  void anOperationOfOnesOwnRunsAndHasDerivatives(String executor) {
    Real x = Real.input("x", 3);
    Real y = HouseRecipes.softsign(x).sum();
    Graph graph =
        new Graph(
            "softsign",
            List.of(x.expr()),
            List.of(y.expr(), Grad.gradients(y.expr(), List.of(x.expr())).get(0)));
    double[] value;
    double[] slope;
    try (Executable compiled = Executor.named(executor).compile(graph)) {
      Values out = compiled.call(new double[] {-1, 0.5, 3});
      value = out.doubles(0);
      slope = out.doubles(1);
    }
    assertThat(value[0]).isCloseTo(-1 / 2.0 + 1 / 3.0 + 3 / 4.0, within(1e-15));
    assertThat(slope).containsExactly(new double[] {1 / 4.0, 4 / 9.0, 1 / 16.0}, within(1e-15));
  }

  /** A normal prior of mean 0 and sd 1, and one datum of sd 1 at 2: mean 1 and variance 1/2. */
  @Test
  void aKernelOfOnesOwnSamples() {
    Model<NoArguments, Real> model =
        model(
            "one",
            m -> {
              Real mu = m.sample("mu", normal(0, 1));
              m.observe("y", normal(mu, 1), Real.constant(2.0));
              return mu;
            });
    Posterior<Real> posterior =
        Mcmc.of(model)
            .kernel(new HouseRecipes.CrankNicolson(0.7))
            .draws(5000)
            .seed(3)
            .run()
            .requireHealthy();
    assertThat(posterior.mean(mu -> mu).doubleValue()).isCloseTo(1, within(0.05));
    assertThat(posterior.sd(mu -> mu).doubleValue()).isCloseTo(Math.sqrt(0.5), within(0.03));
  }
}
