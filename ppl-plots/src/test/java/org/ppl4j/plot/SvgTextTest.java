package org.ppl4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Short SVG draws what long SVG drew. */
class SvgTextTest {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

  /** The points that a path goes through, by SVG 1.1's rules for the commands that are used. */
  private static List<double[]> points(String data) {
    List<double[]> out = new ArrayList<>();
    double[] at = {0, 0};
    double[] start = at;
    char command = ' ';
    int inCommand = 0;
    Matcher tokens = TOKEN.matcher(data);
    while (tokens.find()) {
      char first = tokens.group().charAt(0);
      if (Character.isLetter(first)) {
        command = first;
        inCommand = 0;
        if (Character.toUpperCase(command) == 'Z') {
          at = start;
        }
        continue;
      }
      double x = Double.parseDouble(tokens.group());
      assertThat(tokens.find()).isTrue();
      double y = Double.parseDouble(tokens.group());
      boolean relative = Character.isLowerCase(command);
      double[] point = relative ? new double[] {at[0] + x, at[1] + y} : new double[] {x, y};
      out.add(point);
      inCommand++;
      int needed = "MLQC".indexOf(Character.toUpperCase(command));
      if (inCommand == Math.max(1, needed)) {
        at = point;
        inCommand = 0;
      }
      if (Character.toUpperCase(command) == 'M') {
        start = at;
        command = relative ? 'l' : 'L';
      }
    }
    return out;
  }

  private static String random(Random random) {
    StringBuilder out = new StringBuilder("M").append(point(random));
    String[] commands = {"L", "L", "Q", "C", "Z M"};
    for (int i = 0; i < 40; i++) {
      int which = random.nextInt(commands.length);
      out.append(' ').append(commands[which]);
      for (int k = 0; k < new int[] {1, 1, 2, 3, 1}[which]; k++) {
        out.append(k == 0 ? "" : " ").append(point(random));
      }
    }
    return out.append(" Z").toString();
  }

  private static String point(Random random) {
    double size = Math.pow(10, random.nextInt(4) - 1);
    return String.format(
        Locale.ROOT,
        "%.2f,%.2f",
        (random.nextDouble() - 0.3) * size,
        (random.nextDouble() - 0.3) * size);
  }

  @RepeatedTest(50)
  void stepsGoThroughTheSamePoints(RepetitionInfo repetition) {
    String data = random(new Random(repetition.getCurrentRepetition()));
    for (int decimals = 1; decimals <= 2; decimals++) {
      String steps = SvgText.steps(data, decimals);
      List<double[]> expected = points(data);
      List<double[]> found = points(steps);
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i))
            .containsExactly(expected.get(i), within(1.001 * Math.pow(10, -decimals)));
      }
    }
  }

  @Test
  void numbersAreShort() {
    assertThat(SvgText.steps("M1.50,2 L1.50,-8.25 L11,-8.25 Q12,0 13,1 Z", 2))
        .isEqualTo("M1.5 2l0-10.25 9.5 0q1 8.25 2 9.25z");
    assertThat(SvgText.steps("M0.26,0 L-0.24,0 L1000.26,5", 1)).isEqualTo("M.3 0l-.5 0 1000.5 5");
  }

  @Test
  void aShapeThatComesAgainIsDrawnFromOne() {
    String word = " L5,0.5 L5,7.25" + " L0.25,7.25 L1.25,3.75 L2.25,2.75".repeat(3) + " Z";
    String svg =
        "<svg a=\"b\">\n"
            + path("M1,0" + word)
            + path("M1,0" + word)
            + path("M0,0 L1,1")
            + "</svg>\n";
    assertThat(SvgText.compact(svg))
        .containsOnlyOnce("d=\"M0 0l4 .5 0 6.75-4.75 0 1-3.5 1-1-2 4.5 1-3.5 1-1")
        .contains("<use xlink:href=\"#s0\" x=\"1\" y=\"0\"/>")
        .containsOnlyOnce("fill:rgb(1,2,3)")
        .contains("<path d=\"M0 0l1 1\"/>");
  }

  private static String path(String data) {
    return "  <path d=\"" + data + "\" style=\"fill:rgb(1,2,3);\"/>\n";
  }
}
