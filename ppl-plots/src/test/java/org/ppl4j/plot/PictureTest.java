package org.ppl4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.OutputFailure;
import org.w3c.dom.Document;

/** Files, and what pictures of odd data look like. */
class PictureTest {
  @TempDir Path folder;

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  static List<String> odd() {
    return new ArrayList<>(Made.odd().keySet());
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddDrawsMakeWholePictures(String kind) throws Exception {
    Series one = Made.odd().get(kind);
    List<Series> all = List.of(one);
    boolean[][] unknown = {};
    double[] first = one.chains()[0];
    List<Picture> pictures = new ArrayList<>();
    pictures.add(Plots.trace(all, unknown));
    pictures.add(Plots.rank(all));
    pictures.add(Plots.density(all));
    pictures.add(Plots.forest(all));
    pictures.add(Plots.pair(List.of(one, one), unknown));
    pictures.add(Plots.autocorrelation(all));
    pictures.add(Plots.energy(one.chains(), 0.5));
    pictures.add(Plots.predictiveCheck(one.name(), first, one.chains()));
    pictures.add(Plots.priorAndPosterior(all, all));
    pictures.add(Plots.kHat(first, 0.7));
    pictures.add(Plots.curve(one.name(), first));
    pictures.add(Plots.weights(first, 0.3));
    for (Picture picture : pictures) {
      BufferedImage image = picture.image(1);
      assertThat(frame(image)).as("%s: something is cut off", picture.title()).isEqualTo(0);
      assertThat(ink(image)).as("%s is blank", picture.title()).isGreaterThan(500);
    }
    // Names with markup are text in the SVG.
    Document svg = parse(pictures.get(0).svg());
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains(one.name());
  }

  /** How many pixels of the outermost ones are not white. */
  private static long frame(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return ink(image) - ink(image.getSubimage(1, 1, width - 2, height - 2));
  }

  /** How many pixels are not white. */
  private static long ink(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) != 0xffffff).count();
  }

  /** How many pixels are of one grey. */
  private static long count(BufferedImage image, int grey) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return Arrays.stream(pixels).filter(p -> (p & 0xffffff) == grey * 0x10101).count();
  }

  @Test
  void theEndingDecidesTheFormat() throws Exception {
    double[] years = {1, 2, 3};
    Picture picture =
        Picture.of(
            "Coal",
            new Panel("year", "disasters (count)")
                .line("rate", years, new double[] {4, 5, Double.NaN}, Palette.main())
                .dots("data", new double[] {1, 2}, new double[] {4, 6}, Palette.other()));
    Path png = picture.save(folder.resolve("new/folder/a.PNG"));
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    Path svg = picture.save(folder.resolve("a.svg"));
    assertThat(Files.readString(svg)).contains("xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    Document document = parse(Files.readString(svg));
    assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Coal");
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Coal\ndisasters (count) against year; rate (2 points); data (2 points)");
    // Dots: two in the panel, one in the legend.
    int dots =
        document.getElementsByTagName("ellipse").getLength()
            + document.getElementsByTagName("circle").getLength();
    assertThat(dots).isEqualTo(3);
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> picture.save(folder.resolve("a.gif")))
        .withMessageContaining("end it with .png or .svg");
  }

  @Test
  void imagesAreAsTheirNumbersSay() {
    double[][] shades = {{0, 1, 0.5}, {1, Double.NaN, 2}};
    Panel panel = new Panel("x", "y").image("map", shades, -1, 2, 0, 2, Color.BLACK);
    BufferedImage image =
        Picture.of("Map", panel.xRange(-1, 2).yRange(0, 2)).sized(400, 300).image(1);
    // Three of six are black, NaN and 0 white, one half of each.
    long black = count(image, 0);
    assertThat(black).isGreaterThan(10_000);
    assertThat(3.0 * count(image, 128) / black).isCloseTo(1, within(0.03));
    assertThat(Picture.of("Map", panel).description()).contains("map (2 by 3 pixels)");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> panel.image("", new double[][] {{1}, {1, 2}}, 0, 1, 0, 1, Color.BLACK))
        .withMessageContaining("no rectangle");
  }

  @Test
  void aFileThatCannotBeWrittenIsAnError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Picture picture = Plots.curve("ELBO", 1, 2, 3);
    assertThatExceptionOfType(OutputFailure.class)
        .isThrownBy(() -> picture.save(file.resolve("a.png")))
        .withMessageContaining("cannot be written");
  }

  @Test
  void aPictureOfNothingIsAnError() {
    assertThatExceptionOfType(InvalidArgument.class)
        .isThrownBy(() -> Picture.of("Empty"))
        .withMessageContaining("nothing to show");
  }

  @Test
  void moreThanTwentyFourPanelsAreSaid() {
    List<Series> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(new Series("x[" + i + "]", Made.normal(2, 10, 0, 1)));
    }
    Picture picture = Plots.trace(many, new boolean[0][]);
    assertThat(picture.panels()).hasSize(24);
    assertThat(picture.description()).contains("the first 24 of 30");
  }

  @Test
  void ticksAreShortAndLargeNumbersHaveAUnit() {
    Axis plain = Axis.around(0, 2);
    assertThat(List.of(plain.tick(0.5), plain.tick(-0.0), plain.tick(1)))
        .containsExactly("0.5", "0", "1");
    assertThat(plain.title("x")).isEqualTo("x");
    Axis large = Axis.around(0, 3e7);
    assertThat(large.title("x")).isEqualTo("x (×1e6)");
    assertThat(large.scaled(2e7)).isEqualTo(20);
    Axis small = Axis.around(-2e-8, 3e-8);
    assertThat(small.title("x")).isEqualTo("x (×1e-9)");
    assertThat(small.high()).isBetween(30.0, 33.0);
  }

  @Test
  void aReportIsOnePageWithItsOwnPictures() throws Exception {
    Picture picture = Plots.trace(List.of(Made.odd().get("markup")), new boolean[0][]);
    Path file =
        new HtmlReport("A & B")
            .heading("Summary <1>")
            .verdict(false, "not good")
            .points(List.of("one"))
            .table(List.of("", "mean"), List.of(List.of("mu", "1.5")))
            .picture(picture)
            .picture(picture)
            .save(folder.resolve("out/report.html"));
    String html = Files.readString(file);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("<title>A &amp; B</title>", "<h2>Summary &lt;1&gt;</h2>", "<td>1.5</td>")
        .contains("<p class=\"bad\">not good</p>", "<li>one</li>")
        .doesNotContain("<?xml", "<!DOCTYPE svg");
    // Nothing is fetched: the only addresses are names of XML's languages.
    assertThat(html.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "")).doesNotContain("http", "src=");
    assertThat(html.split("<svg", -1)).hasSize(3);
    List<String> ids = new ArrayList<>();
    Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    for (String id : ids) {
      assertThat(html).containsAnyOf("url(#" + id + ")", "href=\"#" + id + "\"");
    }
  }
}
