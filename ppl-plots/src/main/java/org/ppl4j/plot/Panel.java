package org.ppl4j.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pair of axes and what is drawn between them; filled by calls one after the other, the later
 * ones on top.
 *
 * <pre>{@code
 * Panel panel =
 *     new Panel("year", "disasters")
 *         .band("90 %", years, low, high, Palette.main())
 *         .line("rate", years, rate, Palette.main())
 *         .dots("data", years, counts, Palette.color(5));
 * Picture.of("Coal mining", panel).save(Path.of("coal.svg"));
 * }</pre>
 *
 * <p>Points that are NaN or infinite are left out. A name puts something in the legend; an empty
 * one does not.
 */
public final class Panel {
  private final String xTitle;
  private final String yTitle;
  private final List<Layer> layers = new ArrayList<>();
  private String title = "";
  private List<String> rows = List.of();
  private double @Nullable [] xRange;
  private double @Nullable [] yRange;
  private boolean fromZero;

  /**
   * No data as yet.
   *
   * @param xTitle what is shown from left to right, with its unit
   * @param yTitle what is shown from bottom to top, with its unit
   */
  public Panel(String xTitle, String yTitle) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /** A heading. */
  public Panel title(String text) {
    title = text;
    return this;
  }

  /** A line through points in order. */
  public Panel line(String name, double[] x, double[] y, Color color) {
    return line(name, x, y, color, 1.6);
  }

  /** A line of a given width in pixels. */
  public Panel line(String name, double[] x, double[] y, Color color, double width) {
    return add(Layer.Kind.LINE, name, x, y, color, width);
  }

  /** A dashed line through points in order. */
  public Panel dashes(String name, double[] x, double[] y, Color color) {
    return add(Layer.Kind.DASHES, name, x, y, color, 1.4);
  }

  /** A dot at each point. */
  public Panel dots(String name, double[] x, double[] y, Color color) {
    return dots(name, x, y, color, 6);
  }

  /** A dot of a given diameter in pixels at each point. */
  public Panel dots(String name, double[] x, double[] y, Color color, double diameter) {
    return add(Layer.Kind.DOTS, name, x, y, color, diameter);
  }

  /** A cross at each point. */
  public Panel crosses(String name, double[] x, double[] y, Color color) {
    return add(Layer.Kind.CROSSES, name, x, y, color, 7);
  }

  /** The area between two curves over the same places, in a light tint. */
  public Panel band(String name, double[] x, double[] lower, double[] upper, Color color) {
    int n = x.length;
    List<double[]> there = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      if (Double.isFinite(x[i] + lower[i]) && Double.isFinite(upper[i])) {
        there.add(new double[] {x[i], lower[i], upper[i]});
      }
    }
    int m = there.size();
    double[] around = new double[2 * m];
    double[] heights = new double[2 * m];
    for (int i = 0; i < m; i++) {
      around[i] = there.get(i)[0];
      heights[i] = there.get(i)[1];
      around[2 * m - 1 - i] = there.get(i)[0];
      heights[2 * m - 1 - i] = there.get(i)[2];
    }
    return add(Layer.Kind.AREA, name, around, heights, Palette.fade(color, 0.25), 0);
  }

  /** The area between a curve and zero, in a light tint. */
  public Panel area(String name, double[] x, double[] y, Color color) {
    return band(name, x, new double[x.length], y, color);
  }

  /**
   * Bars from zero.
   *
   * @param edges where bars begin and end, one more than there are heights
   */
  public Panel bars(String name, double[] edges, double[] heights, Color color) {
    double[] x = new double[4 * heights.length];
    double[] y = new double[4 * heights.length];
    for (int i = 0; i < heights.length; i++) {
      double air = 0.04 * (edges[i + 1] - edges[i]);
      x[4 * i] = edges[i] + air;
      x[4 * i + 1] = edges[i] + air;
      x[4 * i + 2] = edges[i + 1] - air;
      x[4 * i + 3] = edges[i + 1] - air;
      y[4 * i + 1] = heights[i];
      y[4 * i + 2] = heights[i];
    }
    fromZero = true;
    return add(Layer.Kind.AREA, name, x, y, Palette.fade(color, 0.75), 0);
  }

  /** The upper edge of bars, as a line of steps. */
  public Panel steps(String name, double[] edges, double[] heights, Color color) {
    double[] x = new double[2 * heights.length];
    double[] y = new double[2 * heights.length];
    for (int i = 0; i < heights.length; i++) {
      x[2 * i] = edges[i];
      x[2 * i + 1] = edges[i + 1];
      y[2 * i] = heights[i];
      y[2 * i + 1] = heights[i];
    }
    return line(name, x, y, color);
  }

  /** A dashed line from top to bottom. */
  public Panel vertical(String name, double x, Color color) {
    return add(Layer.Kind.VERTICAL, name, new double[] {x}, new double[] {Double.NaN}, color, 1.4);
  }

  /** A dashed line from left to right. */
  public Panel horizontal(String name, double y, Color color) {
    return add(
        Layer.Kind.HORIZONTAL, name, new double[] {Double.NaN}, new double[] {y}, color, 1.4);
  }

  /**
   * An image, or a map of heights: a rectangle of pixels from white to a colour.
   *
   * @param shades rows of pixels from the top, each from 0 for white to 1 for the colour; what is
   *     beyond counts as the nearer of the two
   * @param left where the first column begins
   * @param right where the last one ends
   * @param bottom where the last row ends
   * @param top where the first one begins
   */
  public Panel image(
      String name,
      double[][] shades,
      double left,
      double right,
      double bottom,
      double top,
      Color color) {
    int width = shades.length == 0 ? 0 : shades[0].length;
    if (width == 0 || Arrays.stream(shades).anyMatch(row -> row.length != width)) {
      throw new IllegalArgumentException("\"" + name + "\" is no rectangle of pixels");
    }
    BufferedImage image = new BufferedImage(width, shades.length, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < shades.length; row++) {
      for (int column = 0; column < width; column++) {
        image.setRGB(column, row, Palette.tint(color, shades[row][column]).getRGB());
      }
    }
    double[] x = {left, right};
    double[] y = {top, bottom};
    layers.add(new Layer(Layer.Kind.IMAGE, name, x, y, color, 0, image));
    return this;
  }

  /** Fixes what is shown from left to right; else all is. */
  public Panel xRange(double low, double high) {
    xRange = new double[] {low, high};
    return this;
  }

  /** Fixes what is shown from bottom to top; else all is. */
  public Panel yRange(double low, double high) {
    yRange = new double[] {low, high};
    return this;
  }

  /** Shows zero on the vertical axis, as its end unless there are negative numbers. */
  public Panel fromZero() {
    fromZero = true;
    return this;
  }

  /**
   * Names instead of numbers on the vertical axis: the first for 0, at the top, the next for -1
   * below it, and so on.
   */
  public Panel rows(List<String> names) {
    rows = List.copyOf(names);
    return yRange(-names.size() + 0.5, 0.5);
  }

  private Panel add(
      Layer.Kind kind, String name, double[] x, double[] y, Color color, double size) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "\"" + name + "\" has " + x.length + " places and " + y.length + " heights");
    }
    layers.add(new Layer(kind, name, x.clone(), y.clone(), color, size, null));
    return this;
  }

  String xTitle() {
    return xTitle;
  }

  String yTitle() {
    return yTitle;
  }

  String heading() {
    return title;
  }

  List<String> rowNames() {
    return rows;
  }

  List<Layer> layers() {
    return layers;
  }

  Axis xAxis() {
    return axis(xRange, false);
  }

  Axis yAxis() {
    return axis(yRange, true);
  }

  private Axis axis(double @Nullable [] fixed, boolean vertical) {
    if (fixed != null) {
      return Axis.exactly(fixed[0], fixed[1]);
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (Layer layer : layers) {
      for (double value : vertical ? layer.y() : layer.x()) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
        }
      }
    }
    boolean stands = vertical && fromZero && least <= greatest && least >= 0;
    return stands
        ? Axis.exactly(0, greatest == 0 ? 1 : greatest + 0.06 * greatest)
        : Axis.around(vertical && fromZero ? Math.min(least, 0) : least, greatest);
  }
}
