package org.ppl4j.samples;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.vi.Fit;

/**
 * Trainings side by side, as the samples of images print and draw them.
 *
 * @param images by how many images an objective is divided
 * @param fits each training, by what it is called
 */
record ImageTraining(int images, Map<String, Fit> fits) {
  private static final int LINES = 10;
  private static final int POINTS = 50;

  /** Copies the map. */
  ImageTraining {
    fits = new LinkedHashMap<>(fits);
  }

  /** How many steps the options of a sample ask for: the number after the folder. */
  static int steps(String[] args, int otherwise) {
    return args.length > 1 ? Integer.parseInt(args[1]) : otherwise;
  }

  /** The objective for each image, in ten parts of each training. */
  ImageTraining print() {
    StringBuilder header = new StringBuilder("ELBO of an image  ");
    fits.keySet().forEach(name -> header.append(String.format("%14s", name)));
    System.out.println(header);
    int steps = fits.values().iterator().next().steps();
    for (int line = 0; line < LINES; line++) {
      int from = line * steps / LINES;
      int to = (line + 1) * steps / LINES;
      StringBuilder out =
          new StringBuilder(String.format(Locale.ROOT, "steps %5d - %5d", from + 1, to));
      fits.values()
          .forEach(fit -> out.append(String.format(Locale.ROOT, "%14.2f", mean(fit, from, to))));
      System.out.println(out);
    }
    return this;
  }

  /** One more line: something of each training, by its name, divided by the images. */
  void print(String what, ToDoubleBiFunction<String, Fit> of) {
    StringBuilder out = new StringBuilder(String.format("%-18s", what));
    fits.forEach(
        (name, fit) ->
            out.append(String.format(Locale.ROOT, "%14.2f", of.applyAsDouble(name, fit) / images)));
    System.out.println(out);
  }

  /** One of them. */
  Fit fit(String name) {
    return requireNonNull(fits.get(name));
  }

  private double mean(Fit fit, int from, int to) {
    return Arrays.stream(fit.curve(), from, to).average().orElse(Double.NaN) / images;
  }

  /** A line for each training, without its first tenth, where the objective rises most. */
  Panel panel() {
    Panel panel = new Panel("step", "ELBO of an image (nats)").title("Training");
    int number = 0;
    for (Map.Entry<String, Fit> one : fits.entrySet()) {
      int steps = one.getValue().steps();
      double[] x = new double[POINTS];
      double[] y = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        int from = steps / 10 + i * (steps - steps / 10) / POINTS;
        int to = steps / 10 + (i + 1) * (steps - steps / 10) / POINTS;
        x[i] = (from + to) / 2.0;
        y[i] = mean(one.getValue(), from, to);
      }
      panel.line(fits.size() == 1 ? "" : one.getKey(), x, y, Palette.color(number++));
    }
    return panel;
  }
}
