package org.ppl4j.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.control.Catalogue;
import org.ppl4j.error.InvalidIndex;
import org.ppl4j.error.ParseFailure;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

class PrinterParserTest {
  @Test
  void printsOneTypedLineForEachNode() {
    Expr x = Input.create("x", Type.real(3));
    Expr y = Ops.sum(Ops.times(x, Ops.real(2)));
    assertThat(text(new Graph("f", List.of(x), List.of(y))))
        .isEqualTo(
            """
            graph f(x: f64[3]) {
              %0 = times(x, 2.0) : f64[3]
              %1 = sum{axes=[0]}(%0) : f64[]
              return %1
            }""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x", "a b", "return", "free", "graph", "true", "NaN", "NaN.x", "Infinity", "Infinity_2",
            "%0", "%1",
        "\"", "\\", "\\n", "new\nline", "", "3", "1.5e3", "-Infinity", "β", "a,b", "x: f64[]",
            "// no"
      })
  void readsBackOddLabels(String label) {
    Expr x = Input.create(label, "sample \"" + label + "\"", Type.real());
    Expr free = Input.create(label, Type.real(2));
    Expr exp = Ops.exp(Ops.plus(x, free));
    Graph graph = new Graph(label, List.of(x), List.of(exp, x, Ops.log(exp)));
    Graph read = Catalogue.parse(graph.toString());
    assertThat(text(read)).isEqualTo(text(graph));
    assertThat(read.name()).isEqualTo(label);
    assertThat(((Input) read.inputs().get(0).op()).label()).isEqualTo(label);
    assertThat(((Input) read.inputs().get(0).op()).kind()).isEqualTo("sample \"" + label + "\"");
  }

  @Test
  void tellsApartPlaceholdersOfOneName() {
    Expr a = Input.create("x", Type.real());
    Expr b = Input.create("x", Type.real());
    Expr c = Input.create("x_1", Type.real());
    Graph graph = new Graph("f", List.of(a, b, c), List.of(Ops.minus(Ops.minus(a, b), c)));
    assertThat(text(graph)).contains("f(x: f64[], x_1: f64[], x_1_1: f64[])");
    Graph read = Catalogue.parse(graph.toString());
    List<Tensor> point = List.of(Tensor.scalar(10), Tensor.scalar(2), Tensor.scalar(1));
    assertThat(Evaluator.evaluate(read, point)).isEqualTo(List.of(Tensor.scalar(7)));
  }

  @Test
  void readsBackEveryKindOfConstant() {
    String text =
        """
        graph f() {
          %0 = constant{value=f64[2, 2] [[1.0, NaN], [-Infinity, -0.0]]}() : f64[2, 2]
          %1 = constant{value=i64[3] [1, -2, 9007199254740992]}() : i64[3]
          %2 = constant{value=bool[2] [true, false]}() : bool[2]
          %3 = constant{value=f64[0] []}() : f64[0]
          %4 = constant{value=f64[2, 0] [[], []]}() : f64[2, 0]
          return %0, %1, %2, %3, %4, 1.0E-300, NaN, -Infinity, 7, true
        }""";
    assertThat(text(Catalogue.parse(text))).isEqualTo(text);
  }

  @Test
  void readsBackAGraphInsideANode() {
    Expr y = Input.create("y", Type.real());
    Graph body = new Graph("body", List.of(y), List.of(Ops.times(y, y)));
    Expr x = Input.create("y", Type.real());
    Expr twice = Expr.of(new Twice(body, 0.5), List.of(x));
    Graph graph = new Graph("f", List.of(x), Output.all(twice));
    String text = text(graph);
    assertThat(text)
        .isEqualTo(
            """
            graph f(y: f64[]) {
              %0 = twice{body=graph body(y: f64[]) {
                %0 = times(y, y) : f64[]
                return %0
              }, weight=0.5}(y) : (f64[], f64[])
              %1 = output{index=0}(%0) : f64[]
              %2 = output{index=1}(%0) : f64[]
              return %1, %2
            }""");
    Graph read =
        Parser.parse(text, name -> name.equals("twice") ? Twice.class : Catalogue.find(name));
    assertThat(text(read)).isEqualTo(text);
    assertThat(Evaluator.evaluate(read, List.of(Tensor.scalar(3))))
        .containsExactly(Tensor.scalar(9), Tensor.scalar(81));
  }

  @Test
  void showsThePlaceWithACaret() {
    assertFails(
        """
        graph f(x: f64[]) {
          %0 = exq(x) : f64[]
          return %0
        }""",
        """
        ParseFailure: 2:8: no operation is called exq
            %0 = exq(x) : f64[]
                 ^""");
    assertFails(
        "graph f(x: f64[]) {\n\treturn y }",
        "ParseFailure: 2:9: y is not defined above\n  \treturn y }\n  \t       ^");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph f(x: f32[]) { return x }|1:12: no element type is called f32",
        "graph f(x: f64[-1]) { return x }|1:15: a shape has no negative sizes: [-1]",
        "graph f(x: f64[65536, 65536]) { return x }|1:15: a shape of more elements than an array can hold",
        "graph f(x: f64[1.5]) { return x }|1:16: expected an integer, found 1.5",
        "graph f(x: f64[], x: f64[]) { return x }|1:19: x is defined twice",
        "graph f(x: f64[]) { return x } }|1:32: expected the end, found }",
        "graph f(x: f64[]) { return x|1:29: expected ',', found the end",
        "graph f(x: f64[]) { return # }|1:28: unexpected '#'",
        "graph f(x: f64[2]) { a = sum(x) : f64[] return a }|1:26: sum needs axes",
        "graph f(x: f64[2]) { a = sum{axis=[0]}(x) : f64[] return a }|1:30: sum has no attribute axis",
        "graph f(x: f64[2]) { a = sum{axes=[0]}(x) : f64[2] return a }|1:22: sum gives [f64[]], not [f64[2]]",
        "graph f(x: f64[2]) { a = sum{axes=[0.5]}(x) : f64[] return a }|1:36: expected an integer, found 0.5",
        "graph f(x: f64[2]) { a = argMax{axis=9999999999}(x) : i64[] return a }|1:38: expected an integer, found 9999999999",
        "graph f(x: f64[2]) { a = cumSum{axis=0, reverse=no}(x) : f64[2] return a }|1:49: expected true or false, found no",
        "graph f(x: f64[2]) { a = reshape{shape=[-2]}(x) : f64[2] return a }|1:40: a shape has no negative sizes: [-2]",
        "graph f(x: i64[2]) { a = cast{to=FLOAT}(x) : f64[2] return a }|1:34: no DType is called FLOAT",
        "graph f() { a = constant{value=f64[2] [1.0]}() : f64[2] return a }|1:44: f64[2] has 2 elements, found 1",
        "graph f() { a = constant{value=f64[1] [1.0, 2.0]}() : f64[1] return a }|1:45: f64[1] has only 1 elements",
        "graph f() { a = constant{value=bool[1] [2]}() : bool[1] return a }|1:41: expected true or false, found 2"
      })
  void saysWhatIsWrongAndWhere(String textAndMessage) {
    int bar = textAndMessage.indexOf('|');
    assertThatThrownBy(() -> Catalogue.parse(textAndMessage.substring(0, bar)))
        .isInstanceOf(ParseFailure.class)
        .hasMessageStartingWith("ParseFailure: " + textAndMessage.substring(bar + 1) + "\n");
  }

  @Test
  void leavesToOperationsWhatIsTheirs() {
    assertThatThrownBy(
            () ->
                Catalogue.parse(
                    "graph f(x: f64[2], y: f64[3]) { a = plus(x, y) : f64[2] return a }"))
        .isInstanceOf(ShapeMismatch.class);
    assertThatThrownBy(
            () ->
                Catalogue.parse(
                    "graph f() { a = constant{value=i64[1] [0.5]}() : i64[1] return a }"))
        .isInstanceOf(InvalidIndex.class);
  }

  private static void assertFails(String text, String message) {
    assertThatThrownBy(() -> Catalogue.parse(text))
        .isInstanceOf(ParseFailure.class)
        .hasMessage(message);
  }

  private static String text(Graph graph) {
    return graph.toString().replaceAll("(?m)  // \\S+:-?\\d+$", "");
  }
}
