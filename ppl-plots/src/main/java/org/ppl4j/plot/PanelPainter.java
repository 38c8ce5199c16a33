package org.ppl4j.plot;

import static java.util.Objects.requireNonNull;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a panel: XChart what is between the axes, this the headings and the names of rows. */
final class PanelPainter {
  /** How high a row of a panel with names for rows is; XChart then puts a tick to each. */
  static final int ROW = 24;

  private static final BasicStroke DASHED =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

  /** What axes and their titles take, about. */
  private static final int BESIDE = 90;

  private static final int MARGIN = 10;

  private final Panel panel;
  private final Axis x;
  private final Axis y;

  private PanelPainter(Panel panel) {
    this.panel = panel;
    x = panel.xAxis();
    y = panel.yAxis();
  }

  static void paint(Panel panel, Graphics2D g, int width, int height) {
    new PanelPainter(panel).paint(g, width, height);
  }

  private void paint(Graphics2D g, int width, int height) {
    int top = panel.heading().isEmpty() ? 0 : 22;
    if (top > 0) {
      Font font = Text.fitting(panel.heading(), Text.PANEL, width - 2.0 * MARGIN);
      String heading = Text.elided(panel.heading(), font, width - 2.0 * MARGIN);
      g.setColor(Palette.INK);
      Text.draw(g, heading, font, MARGIN, 17);
    }
    int left = panel.rowNames().isEmpty() ? 0 : namesWidth(width);
    AffineTransform before = g.getTransform();
    g.translate(left, top);
    XYChart chart = chart(width - left, height - top);
    chart.paint(g, width - left, height - top);
    if (left > 0) {
      g.setColor(Palette.INK);
      for (int i = 0; i < panel.rowNames().size(); i++) {
        String name = Text.elided(panel.rowNames().get(i), Text.SMALL, left);
        double at = chart.getScreenYFromChart(-i) + 4;
        Text.draw(g, name, Text.SMALL, MARGIN - 5 - Text.width(name, Text.SMALL), at);
      }
    }
    if (panel.layers().stream().allMatch(layer -> layer.visible() == 0)) {
      String none = "nothing finite to draw";
      g.setColor(Palette.FAINT_INK);
      Text.draw(g, none, Text.PLAIN, (width - left - Text.width(none, Text.PLAIN)) / 2, 40);
    }
    g.setTransform(before);
  }

  private int namesWidth(int width) {
    double widest = 0;
    for (String name : panel.rowNames()) {
      widest = Math.max(widest, Text.width(name, Text.SMALL));
    }
    return (int) Math.min(widest + 8, width * 0.45);
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    String across = x.title(panel.xTitle());
    String up = y.title(panel.yTitle());
    Font one = Text.fitting(across, Text.PLAIN, width - BESIDE);
    Font other = Text.fitting(up, Text.PLAIN, height - BESIDE);
    Font titles = one.getSize2D() < other.getSize2D() ? one : other;
    chart.setXAxisTitle(Text.elided(across, titles, width - BESIDE));
    chart.setYAxisTitle(Text.elided(up, titles, height - BESIDE));
    style(chart.getStyler(), titles);
    chart.setCustomXAxisTickLabelsFormatter(x::tick);
    chart.setCustomYAxisTickLabelsFormatter(y::tick);
    if (!panel.rowNames().isEmpty() && hasImage()) {
      // Rows of images have columns, and nothing to be named between them.
      double column = 0.8 * width / (x.high() - x.low());
      chart.getStyler().setXAxisTickMarkSpacingHint((int) column);
    }
    if (!panel.rowNames().isEmpty()) {
      chart.setYAxisTitle("");
      chart.getStyler().setYAxisTicksVisible(false);
      chart.getStyler().setYAxisTickMarkSpacingHint(ROW);
    }
    int number = 0;
    for (Layer layer : panel.layers()) {
      add(chart, layer, "layer " + number++);
    }
    // XChart draws no axes without a series, and none with NaN places from left to right.
    chart.addSeries("none", new double[] {x.low()}, new double[] {Double.NaN});
    return chart;
  }

  private boolean hasImage() {
    return panel.layers().stream().anyMatch(layer -> layer.kind() == Layer.Kind.IMAGE);
  }

  private void style(XYStyler styler, Font titles) {
    styler.setXAxisMin(x.low());
    styler.setXAxisMax(x.high());
    styler.setYAxisMin(y.low());
    styler.setYAxisMax(y.high());
    styler.setLocale(Locale.ROOT);
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setChartPadding(MARGIN);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(1.0);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(true);
    styler.setPlotBorderColor(Palette.FAINT_INK);
    styler.setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesVisible(!hasImage());
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setChartFontColor(Palette.INK);
    styler.setAxisTickLabelsColor(Palette.INK);
    styler.setAxisTickMarksColor(Palette.FAINT_INK);
    // They are a few pixels off the border.
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickLabelsFont(Text.SMALL);
    styler.setAxisTitleFont(titles);
    styler.setXAxisTickMarkSpacingHint(70);
    styler.setYAxisTickMarkSpacingHint(40);
  }

  private void add(XYChart chart, Layer layer, String key) {
    double[] across = x.scaled(layer.x());
    double[] up = y.scaled(layer.y());
    if (layer.kind() == Layer.Kind.VERTICAL) {
      across = new double[] {across[0], across[0]};
      up = new double[] {y.low(), y.high()};
    } else if (layer.kind() == Layer.Kind.HORIZONTAL) {
      across = new double[] {x.low(), x.high()};
      up = new double[] {up[0], up[0]};
    }
    for (int i = 0; i < up.length; i++) {
      if (Double.isNaN(across[i])) {
        across[i] = x.low();
        up[i] = Double.NaN;
      }
    }
    if (up.length == 0) {
      return;
    }
    XYSeries series = chart.addSeries(key, across, up);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(layer.color());
    series.setMarkerColor(layer.color());
    series.setFillColor(layer.color());
    series.setLineStyle(stroke(layer));
    switch (layer.kind()) {
      case DOTS -> {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(new Dot(layer.size()));
      }
      case CROSSES -> {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(new Cross(layer.size()));
      }
      case IMAGE -> {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(new Pixels(requireNonNull(layer.image())));
      }
      case AREA -> {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setLineColor(new Color(0, 0, 0, 0));
      }
      default -> series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    }
  }

  /** With what a layer's lines are drawn. */
  static BasicStroke stroke(Layer layer) {
    return switch (layer.kind()) {
      case DASHES, VERTICAL, HORIZONTAL -> DASHED;
      default ->
          new BasicStroke((float) layer.size(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10);
    };
  }

  /** Draws a layer's mark, or a piece of its line or area, as a legend shows it. */
  static void sample(Layer layer, Graphics2D g, double x, double y) {
    g.setColor(layer.color());
    switch (layer.kind()) {
      case DOTS -> new Dot(Math.max(layer.size(), 6)).paint(g, x + 10, y, 0);
      case CROSSES -> new Cross(layer.size()).paint(g, x + 10, y, 0);
      case AREA, IMAGE -> g.fill(new Rectangle2D.Double(x, y - 5, 20, 10));
      default -> {
        g.setStroke(stroke(layer));
        g.draw(new Line2D.Double(x, y, x + 20, y));
      }
    }
  }

  /** A filled circle of its own size, where XChart has one size for a whole chart. */
  private static final class Dot extends Marker {
    private final double diameter;

    Dot(double diameter) {
      this.diameter = diameter;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int ignored) {
      g.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
    }
  }

  /** An image, drawn when the second of its corners is known. */
  private static final class Pixels extends Marker {
    private final BufferedImage image;
    private double left = Double.NaN;
    private double top;

    Pixels(BufferedImage image) {
      this.image = image;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int ignored) {
      if (Double.isNaN(left)) {
        left = x;
        top = y;
        return;
      }
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      int fromX = (int) Math.round(left);
      int fromY = (int) Math.round(top);
      g.drawImage(
          image, fromX, fromY, (int) Math.round(x) - fromX, (int) Math.round(y) - fromY, null);
      left = Double.NaN;
    }
  }

  /** Two strokes. */
  private static final class Cross extends Marker {
    private final double size;

    Cross(double size) {
      this.size = size;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int ignored) {
      double h = size / 2;
      g.setStroke(new BasicStroke(1.8f));
      g.draw(new Line2D.Double(x - h, y - h, x + h, y + h));
      g.draw(new Line2D.Double(x - h, y + h, x + h, y - h));
    }
  }
}
