package org.ppl4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ppl4j.dist.Distribution;

/** Prints a program as a table of its sites. */
final class Explain {
  private static final String[] HEADER = {
    "site", "kind", "distribution", "type", "support", "plates", "strategy"
  };

  private Explain() {}

  static String table(Program program) {
    List<String[]> rows = new ArrayList<>();
    rows.add(HEADER);
    program.entries().forEach(entry -> rows.add(row(entry)));
    int[] widths = new int[HEADER.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder out = new StringBuilder("model ").append(program.name()).append('\n');
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(i == 0 ? "  " : "   ").append(row[i]);
        line.append(" ".repeat(widths[i] - row[i].length()));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String[] row(Program.Entry entry) {
    Site site = entry.site();
    String kind = site.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String distribution = "";
    String support = "";
    String strategy = "";
    if (site instanceof Site.Sample sample) {
      distribution = sample.distribution().name();
      support = support(sample.distribution());
      strategy =
          sample.marginalized()
              ? "marginalize"
              : sample.strategy() == null ? "" : sample.strategy().name();
    } else if (site instanceof Site.Observe observe) {
      distribution = observe.distribution().name();
      support = support(observe.distribution());
    } else if (site instanceof Site.Param param) {
      support = param.support().describe();
    }
    String plates =
        entry.frames().stream()
            .map(frame -> frame.name() + "[" + size(frame) + "]")
            .collect(Collectors.joining(" "));
    String type = site instanceof Site.Deterministic ? "" : entry.type().toString();
    return new String[] {site.address(), kind, distribution, type, support, plates, strategy};
  }

  private static String support(Distribution<?> distribution) {
    return distribution.support().describe();
  }

  private static String size(Frame frame) {
    return frame instanceof PlateFrame plate && plate.size() < plate.population()
        ? plate.size() + " of " + plate.population()
        : Integer.toString(frame.size());
  }
}
