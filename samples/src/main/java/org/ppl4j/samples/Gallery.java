package org.ppl4j.samples;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.plot.Panel;

/** Rows of square images, each row with a name. */
final class Gallery {
  /** Half of an image's share of a place that is one wide and one high. */
  private static final double HALF = 0.47;

  private final int side;
  private final int columns;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();

  /**
   * With no rows as yet.
   *
   * @param side how many pixels a side of an image has
   * @param columns how many images a row shows
   */
  Gallery(int side, int columns) {
    this.side = side;
    this.columns = columns;
  }

  /**
   * Digits, what comes back of them, and digits that are made up; prints how many pixels come back.
   *
   * @param through what the second row is called
   * @param encoder draws the codes of all digits, learned
   * @param decoder gives the images of codes, of its own where none are given, learned
   */
  static Gallery of(
      Digits digits,
      String through,
      Model<NoArguments, ?> encoder,
      Model<NoArguments, Real> decoder) {
    Key key = Key.of(2);
    Choices codes = encoder.query().simulate(key).choices();
    double[] decoded = decoder.query().simulate(key, codes).result().value().data();
    System.out.printf(
        Locale.ROOT, "Pixels that come back: %.1f %%%n", 100 * digits.agreement(decoded));
    return new Gallery(Digits.SIDE, 10)
        .row("digits", digits.inks().value().data())
        .row(through, decoded)
        .row("made up", decoder.query().simulate(key).result().value().data());
  }

  /**
   * A row.
   *
   * @param pixels image by image, from 0 for the ground to 1 for the ink; those beyond the row's
   *     end are not shown
   */
  Gallery row(String name, double[] pixels) {
    names.add(name);
    rows.add(pixels);
    return this;
  }

  /** All of it. */
  Panel panel(String title, String unit) {
    Panel panel = new Panel(unit, "").title(title).xRange(0.5, columns + 0.5).rows(names);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        double x = column + 1.0;
        panel.image(
            "", image(row, column), x - HALF, x + HALF, -row - HALF, -row + HALF, Color.BLACK);
      }
    }
    return panel;
  }

  private double[][] image(int row, int column) {
    double[][] out = new double[side][side];
    for (int i = 0; i < side; i++) {
      System.arraycopy(rows.get(row), (column * side + i) * side, out[i], 0, side);
    }
    return out;
  }

  /**
   * A frame around a part of an image.
   *
   * @param left where it begins, from 0 at the image's left to 1 at its right; likewise the others,
   *     from its top
   */
  static void frame(
      Panel panel,
      String name,
      int row,
      int column,
      double left,
      double right,
      double top,
      double bottom,
      Color color) {
    double x0 = place(column + 1.0, left);
    double x1 = place(column + 1.0, right);
    double y0 = -place(row, top);
    double y1 = -place(row, bottom);
    panel.line(name, new double[] {x0, x1, x1, x0, x0}, new double[] {y0, y0, y1, y1, y0}, color);
  }

  /** Where a share of an image lies that has its middle at a place. */
  private static double place(double middle, double share) {
    return middle + 2 * HALF * (Math.max(0, Math.min(1, share)) - 0.5);
  }
}
