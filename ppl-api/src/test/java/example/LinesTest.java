package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.PplLines;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;

/** Lines of classes that were made from a {@code .ppl} file. */
class LinesTest {
  /**
   * As a generated class is: its lines from 20 on came from line 4, and those from 25 on from 7.
   */
  @PplLines(
      file = "line.ppl",
      lines = {20, 4, 25, 7})
  static final class Generated {
    static Real sum(Real a, Real b) {
      Real c = a.plus(1);
      return c.plus(b);
    }
  }

  @Test
  void errorsNameTheFilesLines() {
    ShapeMismatch error =
        catchThrowableOfType(
            ShapeMismatch.class,
            () -> Generated.sum(Real.constant(1.0, 2, 3), Real.constant(1.0, 2)));
    assertThat(error.getMessage()).contains("line.ppl:7").contains("line.ppl:4");
    StringWriter out = new StringWriter();
    error.printStackTrace(new PrintWriter(out));
    assertThat(out.toString()).contains("Generated.sum(line.ppl:7)").contains("LinesTest.java:");
    assertThat(error.getStackTrace())
        .anyMatch(frame -> "line.ppl".equals(frame.getFileName()) && frame.getLineNumber() == 7);
  }

  @Test
  void programsRunFromAFileSayWhereTheyAre() {
    Source place = Source.of("line.ppl:3");
    Source inner = Source.of("line.ppl:4");
    String seen =
        place.during(
            () -> inner.during(() -> Source.here().toString()) + " in " + Source.here().toString());
    assertThat(seen).isEqualTo("line.ppl:4 in line.ppl:3");
    assertThat(Source.here().toString()).startsWith("LinesTest.java:");
  }
}
