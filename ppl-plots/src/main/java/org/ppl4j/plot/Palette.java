package org.ppl4j.plot;

import java.awt.Color;

/**
 * Colours that colour-blind readers can tell apart: those of M. Okabe and K. Ito (2008), Color
 * Universal Design, without the yellow, which is too light on white.
 */
public final class Palette {
  /** Text. */
  static final Color INK = new Color(0x22, 0x22, 0x22);

  /** Text that matters less. */
  static final Color FAINT_INK = new Color(0x60, 0x60, 0x60);

  /** Lines behind the data. */
  static final Color GRID = new Color(0xe4, 0xe4, 0xe4);

  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x50, 0x50, 0x50),
    new Color(0x8c, 0x6d, 0x31),
    new Color(0x7a, 0x4f, 0xa3)
  };

  private Palette() {}

  /** The colour of the i-th of several things, from 0; they come again after eight. */
  public static Color color(int i) {
    return COLORS[Math.floorMod(i, COLORS.length)];
  }

  /** What a picture is about: blue. */
  public static Color main() {
    return COLORS[0];
  }

  /** What it is compared with: orange. */
  public static Color other() {
    return COLORS[1];
  }

  /** What is wrong, divergences say: vermilion, used for nothing else. */
  public static Color warning() {
    return new Color(0xd5, 0x5e, 0x00);
  }

  /** A colour that lets others shine through. */
  public static Color fade(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  /** A colour mixed with white; of NaN white. */
  static Color tint(Color color, double share) {
    double part = share > 0 ? Math.min(share, 1) : 0;
    return new Color(
        tint(color.getRed(), part), tint(color.getGreen(), part), tint(color.getBlue(), part));
  }

  private static int tint(int level, double part) {
    return (int) Math.round(255 - part * (255 - level));
  }
}
