package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.vi.objective.Objectives.iwelbo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.docs.Page;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.samples.Cone;
import org.ppl4j.vi.Svi;

/** What README.md shows is so; its main command is run by {@code .ci/run}. */
class ReadmeTest {
  private static final Page PAGE = new Page("README.md", "Readme.java");

  @Test
  void theCodeIsWhatIsShown() {
    PAGE.showsItsCode();
  }

  @Test
  void theModelIsTheSampleThatTheCommandRuns() throws IOException {
    String file = Files.readString(Path.of("models/eight_schools.ppl"));
    int from = file.indexOf("model eight_schools");
    PAGE.prints("ppl", file.substring(from, file.indexOf("\n}\n", from) + 2));
  }

  @Test
  void theSessionIsPartOfTheOneThatIsRun() throws IOException {
    String whole = Files.readString(Path.of("../docs/jshell.md"));
    for (String step : PAGE.part("shell").replace("```", "").strip().split("(?m)^(?=ppl> )")) {
      assertThat(whole).contains(step.stripTrailing());
    }
  }

  /** The reference posterior of posteriordb has 4.4 for mu. */
  @Test
  void theSchoolsAreSampled() {
    Posterior<Readme.Schools> posterior =
        Readme.eightSchools(
            Real.constant(28, 8, -3, 7, -1, 1, 18, 12),
            Real.constant(15, 10, 16, 11, 9, 11, 10, 18));
    assertThat(posterior.mean(Readme.Schools::mu).doubleValue()).isCloseTo(4.4, within(0.3));
  }

  @Test
  void theObjectiveIsTheOneOfTheHouse() {
    Model<NoArguments, ?> p = Cone.model();
    Model<NoArguments, ?> q = Cone.naive();
    double ours = Svi.of(Readme.iwelbo(p, q, 5)).steps(20).seed(1).run().value();
    double house = Svi.of(iwelbo(5).of(p, q)).steps(20).seed(1).run().value();
    assertThat(ours).isCloseTo(house, within(1e-9));
  }
}
