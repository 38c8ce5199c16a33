/**
 * Pictures over plain arrays, as PNG and SVG, and reports in one HTML file.
 *
 * <p>House rule: everything is drawn from {@link org.ppl4j.plot.Panel}s, so that all pictures look
 * alike; a picture has its axes named, its counts said, and nothing cut off. XChart draws the
 * inside of a panel (axes, grid, series), {@code PanelPainter} what is around it.
 *
 * <p>Start at {@link org.ppl4j.plot.Plots}. To add a plot, write a class like {@code TracePlot}
 * that makes a {@link org.ppl4j.plot.Picture} from arrays, a line for it in {@link
 * org.ppl4j.plot.Plots}, and a row in {@code PlotsTest}; look at its picture with one chain, with
 * eight, with long names, with draws that are all the same, and with NaN.
 */
@NullMarked
package org.ppl4j.plot;

import org.jspecify.annotations.NullMarked;
