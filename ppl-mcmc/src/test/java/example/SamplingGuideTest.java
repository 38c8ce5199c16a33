package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.mcmc.kernel.Kernels.compose;
import static org.ppl4j.mcmc.kernel.Kernels.gibbs;
import static org.ppl4j.mcmc.kernel.Kernels.nuts;
import static org.ppl4j.model.Model.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.mcmc.Progress;
import org.ppl4j.mcmc.Run;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.testing.Golden;

/** The guide to sampling shows code that compiles and runs. */
class SamplingGuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "sampling.md");
  private static final Path SOURCE = Path.of("src/test/java/example/SamplingGuideTest.java");

  // begin sample
  static final Model<NoArguments, Real> SPIKE =
      model(
          "spike",
          m -> {
            Real slope = m.sample("slope", normal(0, 1));
            Int on = m.sample("on", bernoulli(0.5));
            Real effect = slope.times(on.toReal());
            m.observe("y", normal(effect, 0.5), Real.constant(0.7));
            return slope;
          });

  static Posterior<Real> sample() {
    return Mcmc.of(SPIKE).seed(1).chains(4).warmup(1000).draws(1000).run();
  }

  // end sample

  // begin compose
  static Posterior<Real> composed() {
    return Mcmc.of(SPIKE).kernel(compose(gibbs("on"), nuts())).chains(2).run();
  }

  // end compose

  // begin long
  static Posterior<Real> overnight(Path folder) {
    Mcmc<Real> mcmc = Mcmc.of(SPIKE).checkpoint(folder, 100).listener(Progress.automatic());
    try (Run<Real> run = mcmc.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(run::cancel));
      return run.await();
    }
  }

  // end long

  @ParameterizedTest
  @ValueSource(strings = {"sample", "compose", "long"})
  void theGuideShowsTheCode(String part) throws IOException {
    String source = Files.readString(SOURCE);
    String begin = "  // begin " + part + "\n";
    int from = source.indexOf(begin) + begin.length();
    int to = source.indexOf("  // end " + part + "\n");
    String code = source.substring(from, to).stripTrailing().stripIndent();
    Golden.checkPart(GUIDE, part, "```java\n" + code + "\n```\n");
  }

  @Test
  void theCodeRuns(@TempDir Path folder) {
    assertThat(sample().draws().chains()).hasSize(4);
    assertThat(composed().draws().statistics()).contains("lp__", "treedepth__");
    assertThat(overnight(folder).draws().chains().get(3).samples().count()).isEqualTo(1000);
    assertThat(folder.resolve("chain-3.state")).exists();
  }
}
