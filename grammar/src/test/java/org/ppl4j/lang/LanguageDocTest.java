package org.ppl4j.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ppl4j.lang.catalogue.Builtin;
import org.ppl4j.lang.catalogue.Catalogue;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.source.SourceFile;

/** The language's reference: each program in it is checked, and each message is what one gives. */
class LanguageDocTest {
  private static final Path PAGE = Path.of("../docs/language.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final String BEGIN = "<!-- begin catalogue -->\n";
  private static final String END = "<!-- end catalogue -->";

  @Test
  void programsAndMessagesAreRight() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    List<String> programs = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    while (blocks.find()) {
      if (blocks.group(1).equals("ppl")) {
        programs.add(blocks.group(2));
        messages.add("");
      } else if (blocks.group(1).equals("message")) {
        messages.set(messages.size() - 1, blocks.group(2).stripTrailing());
      }
    }
    assertThat(programs).hasSizeGreaterThan(12);
    for (int i = 0; i < programs.size(); i++) {
      Checked checked = Ppl.check(new SourceFile("example.ppl", programs.get(i)));
      assertThat(
              checked.diagnostics().stream()
                  .map(Diagnostic::render)
                  .collect(Collectors.joining("\n\n")))
          .as(programs.get(i))
          .isEqualTo(messages.get(i));
    }
  }

  @Test
  void catalogueIsWhole() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String made = list(Builtin.Sort.DISTRIBUTION) + list(Builtin.Sort.FUNCTION);
    if (Boolean.getBoolean("golden.accept")) {
      Files.writeString(PAGE, page.substring(0, begin) + made + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end)).isEqualTo(made);
  }

  private static String list(Builtin.Sort sort) {
    return Catalogue.all(sort).stream()
        .map(each -> each.signature().toString())
        .collect(Collectors.joining("\n", "\n```\n", "\n```\n"));
  }
}
