package org.ppl4j.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ppl4j.error.InvalidFile;

/** Finds {@code .ppl} files. */
public final class PplFiles {
  private PplFiles() {}

  /**
   * Files as they are, and those ending in {@code .ppl} in folders, at any depth.
   *
   * @throws InvalidFile if one is not there, or a folder has none
   */
  public static List<Path> find(List<Path> paths) {
    List<Path> out = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        List<Path> inside = inside(path);
        if (inside.isEmpty()) {
          throw InvalidFile.of(
              path.toString(),
              "a folder of programs",
              "no file in it ends in .ppl",
              "name another");
        }
        out.addAll(inside);
      } else {
        out.add(path);
      }
    }
    return out;
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".ppl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
