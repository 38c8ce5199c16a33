package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.model.Frame;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;

/** The random sites of a model by the plates that they stand in. */
final class PlateTree {
  /**
   * Which plate it is. A plate that a model opens twice is one.
   *
   * @param name its address, by which the elements of a subsample are drawn
   * @param population how many elements there are
   * @param size how many are looked at
   */
  record Key(String name, int population, int size) {
    static Key of(PlateFrame plate) {
      return new Key(plate.address(), plate.population(), plate.size());
    }
  }

  private final @Nullable Key key;
  private final String path;
  private final int depth;
  private final List<PlateFrame> frames = new ArrayList<>();
  private final List<Program.Entry> entries = new ArrayList<>();
  private final Map<Key, PlateTree> children = new LinkedHashMap<>();

  private PlateTree(@Nullable Key key, String path, int depth) {
    this.key = key;
    this.path = path;
    this.depth = depth;
  }

  /** Sorts sites; of those in a scan, by the plates around the scan. */
  static PlateTree of(Program model, List<Program.Entry> sites) {
    PlateTree root = new PlateTree(null, "", 0);
    for (Program.Entry entry : sites) {
      PlateTree now = root;
      for (Frame frame : entry.frames()) {
        if (!(frame instanceof PlateFrame plate)) {
          break;
        }
        now = now.child(plate);
      }
      now.entries.add(entry);
    }
    return root;
  }

  private PlateTree child(PlateFrame plate) {
    PlateTree child =
        children.computeIfAbsent(
            Key.of(plate),
            of ->
                new PlateTree(of, path.isEmpty() ? of.name() : path + "/" + of.name(), depth + 1));
    if (!child.frames.contains(plate)) {
      child.frames.add(plate);
    }
    return child;
  }

  /** Which plate; the root has none. */
  Key key() {
    if (key == null) {
      throw new IllegalStateException("the root of the plates is no plate");
    }
    return key;
  }

  /** The names of the plates down to this one, joined by slashes. */
  String path() {
    return path;
  }

  /** How many plates are around. */
  int depth() {
    return depth;
  }

  /** This plate, as often as the model opens it. */
  List<PlateFrame> frames() {
    return frames;
  }

  /** The sites in it, and in none of its own plates. */
  List<Program.Entry> entries() {
    return entries;
  }

  /** The plates within. */
  List<PlateTree> children() {
    return List.copyOf(children.values());
  }
}
