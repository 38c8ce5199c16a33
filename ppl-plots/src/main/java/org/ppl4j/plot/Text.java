package org.ppl4j.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;

/** Text as outlines, which look the same on every machine. */
final class Text {
  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = PLAIN.deriveFont(11.5f);
  static final Font TITLE = PLAIN.deriveFont(Font.BOLD, 16f);
  static final Font PANEL = PLAIN.deriveFont(Font.BOLD, 13f);

  private static final float SMALLEST = 8;

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Text() {}

  /**
   * Looks whether there is any font: a JDK without the system's font library cannot draw letters.
   *
   * @throws InvalidArgument if not
   */
  static void requireFonts() {
    try {
      width("a", PLAIN);
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw InvalidArgument.of(
          Report.of("this machine has no fonts for Java to draw letters with: " + e.getMessage())
              .cure("install them; on Debian: apt-get install fontconfig fonts-dejavu-core"));
    }
  }

  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
  }

  /** From a baseline's left end. */
  static void draw(Graphics2D g, String text, Font font, double x, double baseline) {
    if (!text.isBlank()) {
      g.fill(
          new TextLayout(text, font, CONTEXT)
              .getOutline(AffineTransform.getTranslateInstance(x, baseline)));
    }
  }

  /** The font, smaller where the text is too wide for it, but legible. */
  static Font fitting(String text, Font font, double width) {
    double own = width(text, font);
    return own <= width
        ? font
        : font.deriveFont((float) Math.max(SMALLEST, font.getSize2D() * width / own));
  }

  /** The text, its middle left out where it is too wide for the font. */
  static String elided(String text, Font font, double width) {
    String out = text;
    int kept = text.length();
    while (kept > 2 && width(out, font) > width) {
      kept--;
      out = text.substring(0, (kept + 1) / 2) + "…" + text.substring(text.length() - kept / 2);
    }
    return out;
  }

  /** Lines no wider than this, broken at spaces, or else anywhere. */
  static List<String> wrapped(String text, Font font, double width) {
    List<String> out = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, font) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        out.add(line);
      }
      line = word;
      while (line.length() > 1 && width(line, font) > width) {
        int fits = line.length() - 1;
        while (fits > 1 && width(line.substring(0, fits), font) > width) {
          fits--;
        }
        out.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    if (!line.isEmpty()) {
      out.add(line);
    }
    return out;
  }
}
