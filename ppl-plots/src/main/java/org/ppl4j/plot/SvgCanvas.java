package org.ppl4j.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Draws into SVG: lines that go on where the last one ended become one path, and what cannot be
 * seen is left out.
 */
final class SvgCanvas extends VectorGraphics2D {
  private Path2D.@Nullable Double path;
  private @Nullable Point2D end;

  @Override
  public void draw(Shape shape) {
    Color color = getColor();
    if (color != null && color.getAlpha() == 0) {
      return;
    }
    if (!(shape instanceof Line2D line)) {
      flush();
      super.draw(shape);
      return;
    }
    if (path == null || !line.getP1().equals(end)) {
      flush();
      path = new Path2D.Double();
      path.moveTo(line.getX1(), line.getY1());
    }
    path.lineTo(line.getX2(), line.getY2());
    end = line.getP2();
  }

  @Override
  public void fill(Shape shape) {
    flush();
    super.fill(shape);
  }

  @Override
  public void setColor(@Nullable Color color) {
    if (color == null || !color.equals(getColor())) {
      flush();
    }
    super.setColor(color);
  }

  @Override
  public void setStroke(@Nullable Stroke stroke) {
    if (stroke == null || !stroke.equals(getStroke())) {
      flush();
    }
    super.setStroke(stroke);
  }

  @Override
  public void setClip(@Nullable Shape clip) {
    flush();
    super.setClip(clip);
  }

  @Override
  public void translate(double x, double y) {
    flush();
    super.translate(x, y);
  }

  private void flush() {
    if (path != null) {
      Path2D.Double whole = path;
      path = null;
      end = null;
      super.draw(whole);
    }
  }

  /** All that was drawn. */
  String document(int width, int height, String title, String description) {
    flush();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SVGProcessor().getDocument(getCommands(), new PageSize(0, 0, width, height)).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    String text = SvgText.compact(out.toString(StandardCharsets.UTF_8));
    text = text.replace("<image ", "<image style=\"image-rendering:pixelated\" ");
    int inside = text.indexOf('>', text.indexOf("<svg")) + 1;
    return text.substring(0, inside)
        + "<title>"
        + HtmlText.escaped(title)
        + "</title><desc>"
        + HtmlText.escaped(description)
        + "</desc>"
        + text.substring(inside);
  }
}
