package org.ppl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.cli.Cli.data;
import static org.ppl4j.cli.Cli.model;
import static org.ppl4j.cli.Cli.run;
import static org.ppl4j.cli.Cli.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.testing.Golden;

/** Each command: its help, its errors, and its exit codes. */
class CommandsTest {
  private static final String COMMANDS =
      "sample fit simulate predict check explain format new doctor shell";

  @TempDir Path folder;

  static Stream<String> commands() {
    return Stream.of(COMMANDS.split(" "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help(String command) {
    Cli.Result result = run(command, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    // The number of processors is the machine's.
    Golden.check("help/" + command + ".txt", result.out());
  }

  @Test
  void helpOfAll() {
    Cli.Result result = run("--help");
    assertThat(result.code()).isZero();
    Golden.check("help/ppl.txt", result.out());
    commands().forEach(command -> assertThat(result.out()).contains("\n  " + command + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void version(String option) {
    assertThat(run(option).out()).startsWith("ppl 0.").contains("JDK " + Runtime.version());
    assertThat(run("sample", option).out()).isEqualTo(run(option).out());
  }

  /** The words of a wrong command line. */
  static Stream<String> misuses() {
    return Stream.of(
        "",
        "smaple",
        "sample",
        "sample m.ppl --chians 4",
        "sample m.ppl --chains four",
        "sample m.ppl --chains 0",
        "sample m.ppl --draws 0",
        "sample m.ppl --thin 0",
        "sample m.ppl --adapt-delta 1",
        "sample m.ppl --metric full",
        "sample m.ppl --format xml",
        "sample m.ppl n.ppl",
        "fit m.ppl --steps 0",
        "fit m.ppl --particles -1",
        "simulate m.ppl --draws 0",
        "explain m.ppl --stage last",
        "check",
        "format",
        "new");
  }

  @Test
  void aWrongCommandLineIsUsage() {
    StringBuilder all = new StringBuilder();
    misuses()
        .forEach(
            words -> {
              Cli.Result result =
                  run((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));
              assertThat(result.code()).as(words).isEqualTo(2);
              assertThat(result.out()).as(words).isEmpty();
              all.append("$ ppl ").append(words).append('\n').append(result.err()).append('\n');
            });
    Golden.check("usage.txt", all.toString());
  }

  private static final String COIN =
      """
      model coin(N: int, heads: int[N], bias: real) {
        p ~ beta(2, 2)
        plate n[i: N] {
          observe heads[i] ~ bernoulli(p)
        }
        factor bias
        return {p}
      }
      objective twice(p, q, K: int) = maximize {
        let w = replicate i: K {
          let t = simulate(q)
          return log_density(p, t) - log_density(q, t)
        }
        return log_mean_exp(w)
      }
      """;

  private static final String GOOD = "{\"N\": 3, \"heads\": [1, 0, 1], \"bias\": 0}";

  private record Mistake(String name, String model, String data, List<String> options) {}

  private static Mistake given(String name, String json) {
    return new Mistake(name, COIN, json, List.of());
  }

  private static Mistake options(String name, String... words) {
    return new Mistake(name, COIN, GOOD, List.of(words));
  }

  private static List<Mistake> mistakes() {
    return List.of(
        given("missing key", "{\"N\": 3, \"bias\": 0}"),
        given("size that no array gives", "{\"bias\": 0}"),
        given("another length", "{\"N\": 4, \"heads\": [1, 0, 1], \"bias\": 0}"),
        given("too deep", "{\"N\": 1, \"heads\": [[1]], \"bias\": 0}"),
        given("a number for an array", "{\"N\": 1, \"heads\": 1, \"bias\": 0}"),
        given("an array for a number", "{\"N\": 1, \"heads\": [1], \"bias\": [0]}"),
        given("a fraction for an integer", "{\"N\": 1, \"heads\": [0.5], \"bias\": 0}"),
        given("outside of the support", "{\"N\": 2, \"heads\": [1, 2], \"bias\": 0}"),
        given("NaN", "{\"N\": 1, \"heads\": [1], \"bias\": NaN}"),
        given("null in an array", "{\"N\": 2, \"heads\": [1, null], \"bias\": 0}"),
        given("text", "{\"N\": 1, \"heads\": [\"yes\"], \"bias\": 0}"),
        given("a record", "{\"N\": 1, \"heads\": {\"a\": 1}, \"bias\": 0}"),
        given("ragged", "{\"N\": 2, \"heads\": [[1, 2], [3]], \"bias\": 0}"),
        given("empty", ""),
        given("no JSON", "N = 3"),
        given("cut off", "{\"N\": 3, \"heads\": [1,"),
        given("an array", "[1, 2]"),
        given("twice the same", "{\"N\": 1, \"N\": 1, \"heads\": [1], \"bias\": 0}"),
        given("more behind it", "{\"N\": 1, \"heads\": [1], \"bias\": 0} x"),
        new Mistake("no data", COIN, "{}", List.of()),
        new Mistake("a syntax error", "model coin( {", GOOD, List.of()),
        new Mistake("two errors", "model coin() {\n  p ~ nomral(0, q)\n}\n", GOOD, List.of()),
        new Mistake("no model", "const A = 1\n", GOOD, List.of()),
        options("another model", "--model", "dice"));
  }

  @Test
  void mistakesInModelsAndData() {
    StringBuilder all = new StringBuilder();
    for (Mistake mistake : mistakes()) {
      Path file = write(folder, "coin.ppl", mistake.model);
      Path data = write(folder, "coin.json", mistake.data);
      List<Object> words = new ArrayList<>(List.of("sample", file, "--data", data));
      words.addAll(mistake.options);
      record(all, mistake.name, run(words.toArray()));
    }
    Path file = write(folder, "coin.ppl", COIN);
    record(all, "no --data", run("sample", file));
    record(all, "no such data", run("sample", file, "--data", folder.resolve("none.json")));
    record(all, "no such model", run("sample", folder.resolve("none.ppl")));
    record(all, "a folder", run("sample", folder));
    Path words = write(folder, "words.csv", "heads,side\n1,up\nyes,down\n");
    record(all, "a word in a column", run("sample", file, "--data", words));
    Path names = write(folder, "names.csv", "heads\n");
    record(all, "columns without rows", run("sample", file, "--data", names));
    Path good = write(folder, "coin.json", GOOD);
    record(all, "no folder for the draws", run("sample", file, "--data", good, "--out", file));
    Golden.check("mistakes.txt", all.toString());
  }

  @Test
  void mistakesInFits() {
    Path file = write(folder, "coin.ppl", COIN);
    Path data = write(folder, "coin.json", GOOD);
    StringBuilder all = new StringBuilder();
    String[][] options = {
      {"--guide", "auto-magic"},
      {"--guide", "auto-flow:two"},
      {"--guide", "auto-normal:3"},
      {"--objective", "elbow"},
      {"--objective", "iwelbo"},
      {"--objective", "iwelbo:1.5"},
      {"--objective", "twice"},
      {"--optimizer", "newton"},
      {"--optimizer", "adam:fast"}
    };
    for (String[] words : options) {
      Cli.Result result = run("fit", file, "--data", data, "--steps", 2, words[0], words[1]);
      record(all, String.join(" ", words), result);
    }
    Golden.check("fit-mistakes.txt", all.toString());
  }

  /** Eight heads in ten throws: by conjugacy beta(18, 12), and the log evidence -2.71. */
  @Test
  void anObjectiveMayNameItsModels() {
    Path file =
        write(
            folder,
            "throws.ppl",
            """
            model throws() {
              p ~ beta(10, 10)
              observe 8 ~ binomial(10, p) as heads
            }

            guide g for throws() {
              param a: real<lower = 0> = 15
              param b: real<lower = 0> = 15
              p ~ beta(a, b)
            }

            objective mine() = maximize {
              let t = simulate(g)
              return log_density(throws, t) - t.log_density
            }
            """);
    Cli.Result result =
        run("fit", file, "--guide", "g", "--objective", "mine", "--steps", 2000, "--seed", 1);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("mine of g: -2\\.7")
        .containsPattern("p +0\\.(59|60|61)");
  }

  /** Exit code 1, nothing on the standard output, one message and no stack trace. */
  private void record(StringBuilder all, String name, Cli.Result result) {
    assertThat(result.code()).as(name).isEqualTo(1);
    assertThat(result.out()).as(name).isEmpty();
    assertThat(result.err()).as(name).doesNotContain("\tat ", "defect");
    String text = result.err().replace(folder.toString(), "DIR");
    all.append("-- ").append(name).append('\n').append(text).append('\n');
  }

  @Test
  void debugShowsWhere() {
    assertThat(run("--debug", "sample", folder.resolve("none.ppl")).err())
        .contains("\tat org.ppl4j");
    assertThat(run("sample", "--debug", folder.resolve("none.ppl")).err())
        .contains("\tat org.ppl4j");
  }

  @Test
  void strictRefusesUnhealthyDraws() {
    Object[] words = {
      "sample",
      model("eight_schools"),
      "--data",
      data("eight_schools.json"),
      "--draws",
      4,
      "--warmup",
      1,
      "--strict"
    };
    Cli.Result result = run(words);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("are not to be relied on");
  }

  @Test
  void strictRefusesFitsThatStillMove() {
    Cli.Result result =
        run(
            "fit",
            model("cone"),
            "--data",
            data("cone.json"),
            "--guide",
            "naive",
            "--steps",
            20,
            "--strict");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("problem: ");
  }

  @Test
  void doctorNamesWhatThereIs() {
    Cli.Result result = run("doctor");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "JDK",
            Runtime.version().toString(),
            "executor interp  works",
            "executor jvm     works");
  }
}
