package org.ppl4j.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.source.SourceFile;

class SyntaxTest {
  @Test
  void readsEightSchools() throws Exception {
    String text =
        new String(
            SyntaxTest.class
                .getResourceAsStream("/org/ppl4j/lang/good/eight_schools.ppl")
                .readAllBytes(),
            StandardCharsets.UTF_8);
    Syntax.Parsed parsed = Syntax.parse(new SourceFile("eight_schools.ppl", text));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.ast().declarations()).hasSize(3);
    assertThat(Catalogue.find("normal")).isNotNull();
    System.out.println(
        Syntax.parse(
                new SourceFile(
                    "x.ppl",
                    text.replace("normal(mu, tau)", "normal(mu, tau")
                        .replace("replicate i: K", "replicate i K")
                        .replace("mu ~ normal(0, 5)", "mu = normal(0, 5)")))
            .diagnostics());
  }
}
