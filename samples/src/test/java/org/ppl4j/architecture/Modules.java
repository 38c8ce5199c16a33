package org.ppl4j.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The modules, the packages that belong to each, and the modules that each may use. */
final class Modules {

  static final String ROOT = "org.ppl4j";
  static final String API = "ppl-api";

  /** The package below the root that a module owns; {@code ppl-api} owns all others. */
  static final Map<String, String> OWNER =
      Map.of(
          "lang", "grammar",
          "maven", "ppl-maven-plugin",
          "compiler", "ppl-compiler",
          "runtime", "ppl-runtime",
          "plot", "ppl-plots",
          "vi", "ppl-vi",
          "mcmc", "ppl-mcmc",
          "cli", "ppl-cli",
          "samples", "samples",
          "benchmarks", "benchmarks");

  /** The arrows: what the main code of a module may use, itself left out. */
  static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry(API, Set.of()),
          Map.entry("grammar", Set.of(API)),
          Map.entry("ppl-maven-plugin", Set.of(API, "grammar")),
          Map.entry("ppl-compiler", Set.of(API)),
          Map.entry("ppl-runtime", Set.of(API, "ppl-compiler")),
          Map.entry("ppl-plots", Set.of(API)),
          Map.entry("ppl-vi", Set.of(API, "ppl-compiler", "ppl-plots")),
          Map.entry("ppl-mcmc", Set.of(API, "ppl-compiler", "ppl-plots")),
          Map.entry(
              "ppl-cli",
              Set.of(
                  API,
                  "grammar",
                  "ppl-compiler",
                  "ppl-runtime",
                  "ppl-vi",
                  "ppl-mcmc",
                  "ppl-plots")),
          Map.entry(
              "samples",
              Set.of(
                  API,
                  "grammar",
                  "ppl-compiler",
                  "ppl-runtime",
                  "ppl-vi",
                  "ppl-mcmc",
                  "ppl-plots")),
          Map.entry(
              "benchmarks",
              Set.of(
                  API,
                  "grammar",
                  "ppl-compiler",
                  "ppl-runtime",
                  "ppl-vi",
                  "ppl-mcmc",
                  "ppl-plots")));

  private Modules() {}

  static boolean isOurs(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }

  /** The module that owns a package of ours, by the package's name alone. */
  static String ownerOf(String packageName) {
    if (!isOurs(packageName)) {
      throw new IllegalArgumentException(packageName + " is not below " + ROOT);
    }
    if (packageName.equals(ROOT)) {
      return API;
    }
    String first = packageName.substring(ROOT.length() + 1).split("\\.", 2)[0];
    return OWNER.getOrDefault(first, API);
  }

  static boolean mayUse(String fromPackage, String toPackage) {
    String from = ownerOf(fromPackage);
    String to = ownerOf(toPackage);
    return from.equals(to) || ARROWS.get(from).contains(to);
  }

  /** Every package with main sources, with the module folders that hold it. */
  static Map<String, Set<String>> packagesInSources(Path root) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String module : folders(root)) {
      Path sources = root.resolve(module).resolve("src/main/java");
      if (!Files.isDirectory(sources)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> sources.relativize(file.getParent()).toString().replace('\\', '/'))
            .map(folder -> folder.replace('/', '.'))
            .forEach(name -> found.computeIfAbsent(name, n -> new TreeSet<>()).add(module));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  /** The folders beside the root's {@code pom.xml} that are modules with sources. */
  static Set<String> folders(Path root) {
    try (Stream<Path> children = Files.list(root)) {
      Set<String> names = new TreeSet<>();
      children
          .filter(child -> Files.exists(child.resolve("pom.xml")))
          .filter(child -> Files.isDirectory(child.resolve("src/main/java")))
          .forEach(child -> names.add(child.getFileName().toString()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The repository's root, whatever folder a test was started in. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve(API).resolve("pom.xml"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath());
    }
    return here;
  }
}
