package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.ir.Parser;
import org.ppl4j.ir.Printer;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Operations with several results, which {@link Output} picks from. */
class MultipleResultsTest {

  private static final List<Tensor> AT = List.of(Tensor.wrap(Type.real(2), new double[] {0.4, 2}));

  /** The sine and the cosine of one operand. */
  public record SinCos() implements Op {
    @Override
    public List<Type> types(List<Expr> inputs) {
      return List.of(inputs.get(0).type(), inputs.get(0).type());
    }

    @Override
    public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents) {
      List<Expr> results = Output.all(node);
      Expr sum = null;
      if (cotangents.get(0) != null) {
        sum = Ops.times(cotangents.get(0), results.get(1));
      }
      if (cotangents.get(1) != null) {
        Expr part = Ops.negate(Ops.times(cotangents.get(1), results.get(0)));
        sum = sum == null ? part : Ops.plus(sum, part);
      }
      return Arrays.asList(sum);
    }

    @Override
    public List<Expr> batch(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
      return Output.all(Expr.of(this, inputs));
    }

    @Override
    public List<Tensor> evaluate(List<Type> types, List<Tensor> inputs) {
      double[] x = inputs.get(0).data();
      return List.of(
          Tensor.wrap(types.get(0), Arrays.stream(x).map(Math::sin).toArray()),
          Tensor.wrap(types.get(1), Arrays.stream(x).map(Math::cos).toArray()));
    }
  }

  private static Graph both() {
    Expr x = Input.create("x", Type.real(2));
    List<Expr> results = Output.all(Expr.of(new SinCos(), List.of(x)));
    return new Graph("both", List.of(x), results);
  }

  @Test
  void eachResultIsPicked() {
    List<Tensor> values = Evaluator.evaluate(both(), AT);
    assertThat(values.get(0).get(1)).isEqualTo(Math.sin(2));
    assertThat(values.get(1).get(0)).isEqualTo(Math.cos(0.4));
  }

  @Test
  void derivativesGatherOverTheResults() {
    Graph graph = Derived.contracted(both());
    List<Tensor> at = Derived.join(AT, Tensors.normals(both().outputTypes(), OpRow.random(1)));
    Graph gradient = Derived.gradient(graph, graph.inputs().subList(0, 1));
    String difference =
        Differences.compare(
            point -> Tensors.evaluate(graph, point).doubleValue(),
            at,
            0,
            Evaluator.evaluate(gradient, at).get(0),
            1e-15);
    assertThat(difference).isNull();
  }

  @Test
  void aResultThatDoesNotMatterIsLeftOut() {
    Expr x = Input.create("x", Type.real(2));
    Expr cosine = Output.all(Expr.of(new SinCos(), List.of(x))).get(1);
    Graph vjp = Derived.vjp(new Graph("cosine", List.of(x), List.of(cosine)));
    Tensor gradient = Tensors.evaluate(vjp, List.of(AT.get(0), Tensor.full(Type.real(2), 1)));
    assertThat(gradient.get(0)).isEqualTo(-Math.sin(0.4));
  }

  @Test
  void aBatchIsALoop() {
    Graph batched = Batch.batch(both(), new boolean[] {true}, 2);
    Tensor wide = Tensors.stack(List.of(AT.get(0), AT.get(0)));
    List<Tensor> values = Evaluator.evaluate(batched, List.of(wide));
    assertThat(Tensors.row(values.get(1), 1)).isEqualTo(Evaluator.evaluate(both(), AT).get(1));
  }

  @Test
  void simplifyingKeepsValues() {
    Graph simple = Pipeline.value().run(both());
    Verifier.verify(simple, "simplified");
    assertThat(Evaluator.evaluate(simple, AT)).isEqualTo(Evaluator.evaluate(both(), AT));
  }

  @Test
  void simplifyingFoldsAnOperationOnAConstant() {
    Expr picked = Output.all(Expr.of(new SinCos(), List.of(Ops.real(0.4)))).get(1);
    Graph simple = Pipeline.value().run(new Graph("closed", List.of(), List.of(Ops.exp(picked))));
    assertThat(Tensors.evaluate(simple, List.of()).doubleValue())
        .isEqualTo(Math.exp(Math.cos(0.4)));
  }

  @Test
  void printingAndParsingRoundTrip() {
    String text = Printer.print(both()).replaceAll("  // [^\n]*", "");
    Graph read =
        Parser.parse(text, name -> name.equals("sinCos") ? SinCos.class : Catalogue.find(name));
    assertThat(Printer.print(read)).isEqualTo(text);
    assertThat(Evaluator.evaluate(read, AT)).isEqualTo(Evaluator.evaluate(both(), AT));
  }
}
