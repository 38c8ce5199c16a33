package org.ppl4j.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

class DataFilesTest {
  @TempDir Path folder;

  private Data read(String name, String text) throws IOException {
    return DataFiles.read(Files.writeString(folder.resolve(name), text));
  }

  private static Numbers numbers(Data data, String name) {
    return (Numbers) data.entries().get(name);
  }

  @Test
  void jsonAsCmdStanReadsIt() throws IOException {
    Data data =
        read(
            "d.json",
            """
            {"n": 3, "x": 1.5, "y": [1, 2, 3], "z": [[1, 2, 3], [4, 5.5, 6]], "b": [true, false],
             "e": [], "f": [[], []], "i": [1, "Inf", "-inf", -Infinity], "r": {"a": 1}}
            """
                .replace("\"-inf\"", "\"-Inf\""));
    assertThat(numbers(data, "n").dtype()).isEqualTo(DType.INT);
    assertThat(numbers(data, "n").shape()).isEqualTo(Shape.of());
    assertThat(numbers(data, "x").dtype()).isEqualTo(DType.REAL);
    assertThat(numbers(data, "y").values()).containsExactly(1, 2, 3);
    assertThat(numbers(data, "z").shape()).isEqualTo(Shape.of(2, 3));
    assertThat(numbers(data, "z").values()).containsExactly(1, 2, 3, 4, 5.5, 6);
    assertThat(numbers(data, "b").dtype()).isEqualTo(DType.BOOL);
    assertThat(numbers(data, "e").shape()).isEqualTo(Shape.of(0));
    assertThat(numbers(data, "f").shape()).isEqualTo(Shape.of(2, 0));
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(numbers(data, "i").values()).containsExactly(1, infinity, -infinity, -infinity);
    assertThat(((Data.Nested) data.entries().get("r")).data().entries()).containsOnlyKeys("a");
  }

  @Test
  void columnsOfCsv() throws IOException {
    String text =
        "\uFEFFschool,effect,\"the, error\",big\r\n"
            + "A,28,15.5,TRUE\r\n"
            + "\"B \"\"b\"\"\",-3,NA,false\r\n";
    Data data = read("d.CSV", text);
    assertThat(data.entries()).containsOnlyKeys("school", "effect", "the, error", "big");
    assertThat(data.entries().get("school")).isEqualTo(new Data.Text("A", "school[1]"));
    assertThat(numbers(data, "effect").dtype()).isEqualTo(DType.INT);
    assertThat(numbers(data, "the, error").values()).containsExactly(15.5, Double.NaN);
    assertThat(numbers(data, "big").dtype()).isEqualTo(DType.BOOL);
    assertThat(numbers(read("d.tsv", "a\tb\n1\t2\n"), "b").values()).containsExactly(2);
  }

  @Test
  void filesThatAreNone() throws IOException {
    assertThatThrownBy(() -> read("a.csv", "x,y\n1\n"))
        .isInstanceOf(InvalidFile.class)
        .hasMessageContaining("row 2 has 1 cells, not 2");
    assertThatThrownBy(() -> read("b.csv", "x,x\n1,2\n")).hasMessageContaining("two columns");
    assertThatThrownBy(() -> read("c.csv", "")).hasMessageContaining("it is empty");
    assertThatThrownBy(() -> read("d.csv", "x\n\"1\n")).isInstanceOf(InvalidFile.class);
    Path latin =
        Files.write(folder.resolve("l.json"), "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DataFiles.read(latin)).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> DataFiles.read(folder)).hasMessageContaining("it is a folder");
  }

  @Test
  void laterFilesReplaceWhatTheyHave() throws IOException {
    Data both = read("a.json", "{\"x\": 1, \"y\": 2}").and(read("b.csv", "y\n3\n4\n"));
    assertThat(numbers(both, "x").values()).containsExactly(1);
    assertThat(numbers(both, "y").values()).containsExactly(3, 4);
  }

  @Test
  void printsAsATable() throws IOException {
    Data data = read("t.json", "{\"J\": 8, \"theta\": [[1, 2.5], [3, 4]], \"name\": \"x\"}");
    assertThat(data.toString())
        .isEqualTo(
            folder.resolve("t.json")
                + "\n"
                + "  J      int  8\n"
                + "  theta  real[2, 2]  1.0 2.5 3.0 4.0\n"
                + "  name   text, \"x\", ...");
  }
}
