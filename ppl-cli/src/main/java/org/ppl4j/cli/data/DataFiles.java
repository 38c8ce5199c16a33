package org.ppl4j.cli.data;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.ppl4j.error.InvalidFile;

/**
 * Reads files of data.
 *
 * <pre>{@code
 * Data data = DataFiles.read(Path.of("eight_schools.json"));
 * }</pre>
 */
public final class DataFiles {
  private DataFiles() {}

  /**
   * The data of a file: {@code .csv} and {@code .tsv} are columns under names, whatever else is
   * called JSON.
   *
   * @throws InvalidFile if it cannot be read
   */
  public static Data read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv") ? csv(file) : json(file);
  }

  /**
   * The columns of a file of CSV; of one whose name ends in {@code .tsv}, between tabs.
   *
   * @throws InvalidFile if it cannot be read
   */
  public static Data csv(Path file) {
    boolean tabs = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
    return CsvData.parse(file.toString(), text(file), tabs ? '\t' : ',');
  }

  /**
   * The data of a file of JSON.
   *
   * @throws InvalidFile if it cannot be read
   */
  public static Data json(Path file) {
    return JsonData.parse(file.toString(), text(file));
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw invalid(file.toString(), "there is no such file", "correct the name");
    } catch (MalformedInputException e) {
      throw invalid(file.toString(), "it is no text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      String problem = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
      throw invalid(file.toString(), problem, "give a file of JSON or CSV");
    }
  }

  static InvalidFile invalid(String file, String problem, String cure) {
    return InvalidFile.of(file, "data", problem, cure);
  }
}
