package org.ppl4j.samples;

import java.nio.file.Path;
import org.ppl4j.plot.Picture;

/**
 * Where the samples put their pictures: into the folder that is their first argument, if there is.
 */
final class Pictures {
  private Pictures() {}

  static void save(String[] args, String name, Picture picture) {
    if (args.length > 0) {
      System.out.println("Picture: " + picture.save(Path.of(args[0], name + ".png")));
    }
  }
}
