package org.ppl4j.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.OutputFailure;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * Panels in a grid below a title and a legend; it needs no screen.
 *
 * <pre>{@code
 * posterior.plot().trace("tau").save(Path.of("tau.png"));
 * }</pre>
 */
public final class Picture {
  /** Pixels of a PNG for each pixel of the layout. */
  private static final int DENSITY = 2;

  private static final int MARGIN = 12;
  private static final int LINE = 21;

  private final String title;
  private final String note;
  private final int columns;
  private final int panelWidth;
  private final int panelHeight;
  private final List<@Nullable Panel> panels;

  private Picture(
      String title,
      String note,
      int columns,
      int panelWidth,
      int panelHeight,
      List<@Nullable Panel> panels) {
    this.title = title;
    this.note = note;
    this.columns = columns;
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    this.panels = panels;
  }

  /**
   * Panels below each other if there are two or three, else in two columns.
   *
   * @throws InvalidArgument if there are none
   */
  public static Picture of(String title, Panel... panels) {
    return of(title, Arrays.asList(panels));
  }

  /** {@link #of(String, Panel...)}. */
  static Picture of(String title, List<Panel> panels) {
    int columns = panels.size() > 3 ? 2 : 1;
    return grid(title, columns, panels)
        .sized(columns == 1 ? 820 : 480, panels.size() == 1 ? 440 : 290);
  }

  /**
   * Panels in rows.
   *
   * @param columns how many in a row
   * @param panels row by row; null leaves a place empty
   * @throws InvalidArgument if there are none
   */
  public static Picture grid(String title, int columns, List<? extends @Nullable Panel> panels) {
    if (panels.isEmpty() || columns < 1) {
      throw InvalidArgument.of(
          Report.of("\"" + title + "\" has nothing to show.")
              .at(Source.here())
              .cure("give it a panel at least, and a column"));
    }
    return new Picture(title, "", columns, 480, 290, new ArrayList<>(panels));
  }

  /** The same with a sentence below the title. */
  public Picture note(String sentence) {
    return new Picture(title, sentence, columns, panelWidth, panelHeight, panels);
  }

  /** The same with panels of another size, in pixels of the layout; a PNG has two for each. */
  public Picture sized(int width, int height) {
    return new Picture(title, note, columns, width, height, panels);
  }

  /** The title. */
  public String title() {
    return title;
  }

  /** The panels, row by row; null where a place is empty. */
  List<@Nullable Panel> panels() {
    return panels;
  }

  /** What the legend explains: layers by name, each once. */
  List<Layer> legend() {
    Map<String, Layer> out = new LinkedHashMap<>();
    for (Panel panel : panels) {
      if (panel != null) {
        for (Layer layer : panel.layers()) {
          if (!layer.name().isEmpty()) {
            out.putIfAbsent(layer.name(), layer);
          }
        }
      }
    }
    return List.copyOf(out.values());
  }

  /** In words: the title, the note, and for each panel its axes and what is drawn. */
  public String description() {
    StringBuilder out = new StringBuilder(title);
    if (!note.isEmpty()) {
      out.append("\n").append(note);
    }
    for (Panel panel : panels) {
      if (panel != null) {
        out.append('\n');
        out.append(panel.heading().isEmpty() ? "" : panel.heading() + ": ");
        out.append(panel.yAxis().title(panel.yTitle()));
        out.append(" against ").append(panel.xAxis().title(panel.xTitle()));
        String rows = String.join(", ", panel.rowNames());
        out.append(rows.isEmpty() ? "" : "; rows " + rows);
        for (Layer layer : panel.layers()) {
          if (!layer.name().isEmpty()) {
            out.append("; ").append(layer.name());
            out.append(" (").append(layer.extent()).append(')');
          }
        }
      }
    }
    return out.toString();
  }

  /** How wide it is, in pixels of the layout. */
  public int width() {
    return columns * panelWidth + 2 * MARGIN;
  }

  /** How high it is, in pixels of the layout. */
  public int height() {
    int rows = (panels.size() + columns - 1) / columns;
    return header() + rows * panelHeight + MARGIN;
  }

  /**
   * Writes it into a file: PNG or SVG, by the file's ending. Missing folders are made.
   *
   * @return the file
   * @throws InvalidArgument if the ending is another one
   * @throws OutputFailure if the file cannot be written
   */
  public Path save(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    byte[] bytes;
    if (name.endsWith(".png")) {
      bytes = png();
    } else if (name.endsWith(".svg")) {
      bytes = svg().getBytes(StandardCharsets.UTF_8);
    } else {
      throw InvalidArgument.of(
          Report.of("\"" + file + "\" is no name of a picture that can be written.")
              .at(Source.here())
              .cure("end it with .png or .svg"));
    }
    return OutputFiles.write(file, bytes);
  }

  /** It as a PNG file, with 2 pixels for each of the layout. */
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(DENSITY), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /** It as pixels, so many for each of the layout on each side. */
  BufferedImage image(int density) {
    Text.requireFonts();
    BufferedImage image =
        new BufferedImage(density * width(), density * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(density, density);
    paint(g);
    g.dispose();
    return image;
  }

  /** It as SVG text, whose title and description say in words what is drawn. */
  public String svg() {
    Text.requireFonts();
    SvgCanvas canvas = new SvgCanvas();
    paint(canvas);
    return canvas.document(width(), height(), title, description());
  }

  private double inside() {
    return width() - 2.0 * MARGIN;
  }

  private int header() {
    int lines = Text.wrapped(title, Text.TITLE, inside()).size();
    int notes = note.isEmpty() ? 0 : Text.wrapped(note, Text.PLAIN, inside()).size();
    int legend = legendRows().size();
    return MARGIN + LINE * (lines + notes + legend) + 4;
  }

  private void paint(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, width(), height()));
    double y = MARGIN + 14;
    y = lines(g, title, Text.TITLE, Palette.INK, y);
    y = note.isEmpty() ? y : lines(g, note, Text.PLAIN, Palette.FAINT_INK, y);
    for (List<Layer> row : legendRows()) {
      double x = MARGIN;
      for (Layer layer : row) {
        PanelPainter.sample(layer, g, x, y - 4);
        g.setColor(Palette.INK);
        Text.draw(g, shown(layer.name()), Text.PLAIN, x + 26, y);
        x += entryWidth(layer.name());
      }
      y += LINE;
    }
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      if (panel != null) {
        int left = MARGIN + i % columns * panelWidth;
        int top = header() + i / columns * panelHeight;
        g.translate(left, top);
        PanelPainter.paint(panel, g, panelWidth, panelHeight);
        g.translate(-left, -top);
      }
    }
  }

  private double lines(Graphics2D g, String text, Font font, Color color, double from) {
    double y = from;
    g.setColor(color);
    for (String line : Text.wrapped(text, font, inside())) {
      Text.draw(g, line, font, MARGIN, y);
      y += LINE;
    }
    return y;
  }

  private List<List<Layer>> legendRows() {
    List<List<Layer>> rows = new ArrayList<>();
    double x = Double.POSITIVE_INFINITY;
    for (Layer layer : legend()) {
      double width = entryWidth(layer.name());
      if (x + width > inside()) {
        rows.add(new ArrayList<>());
        x = 0;
      }
      rows.get(rows.size() - 1).add(layer);
      x += width;
    }
    return rows;
  }

  private double entryWidth(String name) {
    return 26 + Text.width(shown(name), Text.PLAIN) + 20;
  }

  private String shown(String name) {
    return Text.elided(name, Text.PLAIN, inside() - 50);
  }

  @Override
  public String toString() {
    return description();
  }
}
