package org.ppl4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Step;
import org.ppl4j.model.Structure;
import org.ppl4j.noise.Key;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Layers against numpy's values ({@code src/test/python/make_layer_values.py}), and as functions.
 */
class LayersTest {
  private static final org.ppl4j.op.Conv2d HALF =
      org.ppl4j.op.Conv2d.PLAIN.withStride(2).withPadding(1);

  /** What the Python script fills arrays with. */
  private static Real fill(double phase, int... dims) {
    double[] data = new double[Shape.of(dims).size()];
    Arrays.setAll(data, k -> Math.sin(0.7 * k + phase));
    return Real.constant(data, dims);
  }

  /** A layer with its operands, all of them one record, so that tests may put others in. */
  interface Network {
    Real result();
  }

  record DenseNet(Dense layer, Real x) implements Network {
    @Override
    public Real result() {
      return layer.apply(x);
    }
  }

  record MlpNet(Mlp layer, Real x) implements Network {
    @Override
    public Real result() {
      return layer.apply(x);
    }
  }

  record NormNet(LayerNorm layer, Real x) implements Network {
    @Override
    public Real result() {
      return layer.apply(x);
    }
  }

  record GruNet(GruCell layer, Real x, Real h) implements Network {
    @Override
    public Real result() {
      return layer.apply(x, h);
    }
  }

  record LstmNet(LstmCell layer, Real x, Real h, Real c) implements Network {
    @Override
    public Real result() {
      LstmCell.State next = layer.apply(x, new LstmCell.State(h, c));
      return Real.concat(0, next.hidden(), next.cell());
    }
  }

  record ConvNet(Conv2d layer, Real x) implements Network {
    @Override
    public Real result() {
      return layer.apply(x);
    }
  }

  record TransposedNet(ConvTranspose2d layer, Real x) implements Network {
    @Override
    public Real result() {
      return layer.apply(x);
    }
  }

  record PoolNet(Real x) implements Network {
    @Override
    public Real result() {
      return x.maxPool2d(2, 1, 1);
    }
  }

  private static DenseNet dense() {
    return new DenseNet(new Dense(fill(1, 3, 2), fill(2, 2)), fill(0.1, 3));
  }

  private static GruNet gru() {
    GruCell cell = new GruCell(fill(1, 3, 6), fill(2, 2, 6), fill(3, 6), fill(4, 6));
    return new GruNet(cell, fill(0.1, 3), fill(0.2, 2));
  }

  private static LstmNet lstm() {
    LstmCell cell = new LstmCell(fill(1, 3, 8), fill(2, 2, 8), fill(3, 8));
    return new LstmNet(cell, fill(0.1, 3), fill(0.2, 2), fill(0.3, 2));
  }

  private static NormNet norm() {
    return new NormNet(new LayerNorm(fill(1, 4), fill(2, 4), 1e-5), fill(0.1, 4));
  }

  private static ConvNet conv() {
    return new ConvNet(new Conv2d(fill(1, 2, 2, 2, 2), fill(2, 2), HALF), fill(0.1, 2, 3, 3));
  }

  private static TransposedNet transposed() {
    ConvTranspose2d layer = new ConvTranspose2d(fill(1, 2, 1, 3, 3), fill(2, 1), HALF, 1);
    return new TransposedNet(layer, fill(0.1, 2, 2, 2));
  }

  private static MlpNet mlp() {
    Dense first = new Dense(fill(1, 3, 4), fill(2, 4));
    Dense second = new Dense(fill(3, 4, 2), fill(4, 2));
    return new MlpNet(new Mlp(List.of(first, second), Activations::gelu), fill(0.1, 3));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(dense(), new double[] {0.867526798265465, -0.41887208373551854}),
        Arguments.of(
            norm(),
            new double[] {
              -0.48086378440966726, 0.6087854797577514, 0.43030617651935943, -0.7994095893847442
            }),
        Arguments.of(gru(), new double[] {0.022231673266489834, 0.7693486120820743}),
        Arguments.of(
            lstm(),
            new double[] {
              -0.053561238222229274, -0.07391392670852744, -0.2346250495452921, -0.2096093209764125
            }),
        Arguments.of(
            conv(),
            new double[] {
              0.8698735384247173, 0.417978407857156, 1.237419069185086, 1.355493938164646,
              0.39153310876008024, 0.2091614425253907, 0.8162998959539945, 0.5088635677206554
            }),
        Arguments.of(
            transposed(),
            new double[] {
              0.698665829611577, 0.5958834294646174, 0.7469839826316658, 0.6421445782539024,
              0.8690302785106795, 0.703604867656215, 0.6526562988610857, 0.8982416518418123,
              0.871640684673726, 0.8427764544740399, 1.0140079409526788, 1.0596114049754135,
              0.864554793980865, 1.0452598782839324, 0.9505342424704206, 0.8471543098464707
            }));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("values")
  void aLayerGivesTheNumbersOfNumpy(Network network, double[] expected) {
    assertThat(network.result().value().data()).containsExactly(expected, within(1e-14));
  }

  static Stream<Network> networks() {
    return Stream.of(
        dense(),
        mlp(),
        norm(),
        gru(),
        lstm(),
        conv(),
        transposed(),
        new PoolNet(fill(0.1, 2, 3, 3)));
  }

  /** The network as a graph of its parameters and operands. */
  private static Graph graph(Network network, List<Tensor> at) {
    List<Expr> inputs = new ArrayList<>();
    Network open =
        Structure.map(
            network,
            value -> {
              at.add(value.value());
              inputs.add(Input.create("v" + inputs.size(), value.expr().type()));
              return new Real(inputs.get(inputs.size() - 1));
            });
    return new Graph("network", inputs, List.of(open.result().expr()));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void itsGradientsAreThoseOfDifferences(Network network) {
    List<Tensor> at = new ArrayList<>();
    Graph graph = graph(network, at);
    Real result = new Real(graph.outputs().get(0));
    Real total = result.times(fill(0.4, result.shape().dims())).sum();
    Graph scalar = graph.returning(List.of(total.expr()));
    Graph gradients = graph.returning(Grad.gradients(total.expr(), graph.inputs()));
    List<Tensor> found = Evaluator.evaluate(gradients, at);
    for (int i = 0; i < at.size(); i++) {
      for (int k = 0; k < at.get(i).data().length; k++) {
        double slope = (moved(scalar, at, i, k, 1e-5) - moved(scalar, at, i, k, -1e-5)) / 2e-5;
        assertThat(found.get(i).get(k)).isCloseTo(slope, within(1e-7));
      }
    }
  }

  private static double moved(Graph scalar, List<Tensor> at, int input, int element, double by) {
    List<Tensor> now = new ArrayList<>(at);
    double[] data = at.get(input).toDoubles();
    data[element] += by;
    now.set(input, Tensor.wrap(at.get(input).type(), data));
    return Evaluator.evaluate(scalar, now).get(0).doubleValue();
  }

  /** Every choice of operands and parameters, so that layers work in models of many networks. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("networks")
  void aBatchIsALoop(Network network) {
    List<Tensor> at = new ArrayList<>();
    Graph graph = graph(network, at);
    int count = at.size();
    for (int bits = 1; bits < 1 << count; bits++) {
      boolean[] mapped = new boolean[count];
      List<Tensor> wide = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        mapped[i] = (bits >> i & 1) == 1;
        double[] both = Arrays.copyOf(at.get(i).data(), 2 * at.get(i).data().length);
        for (int k = 0; k < both.length / 2; k++) {
          both[both.length / 2 + k] = Math.cos(both[k] * (k + 1));
        }
        Shape shape = at.get(i).shape().prepend(2);
        wide.add(mapped[i] ? Tensor.wrap(at.get(i).type().withShape(shape), both) : at.get(i));
      }
      Tensor found = Evaluator.evaluate(Batch.batch(graph, mapped, 2), wide).get(0);
      for (int lane = 0; lane < 2; lane++) {
        List<Tensor> own = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          own.add(mapped[i] ? lane(wide.get(i), lane) : at.get(i));
        }
        assertThat(lane(found, lane).data())
            .containsExactly(Evaluator.evaluate(graph, own).get(0).data(), within(1e-13));
      }
    }
  }

  private static Tensor lane(Tensor all, int lane) {
    Shape shape = all.shape().slice(1, all.shape().rank());
    double[] data = Arrays.copyOfRange(all.data(), lane * shape.size(), (lane + 1) * shape.size());
    return Tensor.wrap(all.type().withShape(shape), data);
  }

  @Test
  void anArrayOfVectorsIsTakenVectorByVector() {
    Dense layer = dense().layer();
    Real x = fill(0.3, 2, 4, 3);
    Real all = layer.apply(x);
    assertThat(all.shape()).isEqualTo(Shape.of(2, 4, 2));
    assertThat(all.at(1).at(2).value()).isEqualTo(layer.apply(x.at(1).at(2)).value());
    GruCell cell = gru().layer();
    Real inputs = fill(0.3, 4, 3);
    Real states = fill(0.6, 4, 2);
    assertThat(cell.apply(inputs, states).at(3).value().data())
        .containsExactly(cell.apply(inputs.at(3), states.at(3)).value().data(), within(1e-15));
    LayerNorm norm = norm().layer();
    Real rows = fill(0.3, 5, 4);
    assertThat(norm.apply(rows).at(4).value()).isEqualTo(norm.apply(rows.at(4)).value());
  }

  @Test
  void anEmbeddingLooksUpRows() {
    Embedding embedding = new Embedding(fill(1, 4, 3));
    assertThat(embedding.apply(Int.constant(2)).value()).isEqualTo(fill(1, 4, 3).at(2).value());
    assertThat(embedding.apply(Int.constant(2, 0)).shape()).isEqualTo(Shape.of(2, 3));
  }

  @Test
  void aLayerRefusesOtherNumbersOfFeatures() {
    assertThatThrownBy(() -> dense().layer().apply(fill(1, 4)))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("dense: takes 3 features, not f64[4]");
    assertThatThrownBy(() -> conv().layer().apply(fill(1, 4, 4))).isInstanceOf(ShapeMismatch.class);
  }

  static Stream<Arguments> activations() {
    return Stream.of(
        Arguments.of(
            (Activation) Activations::gelu,
            new double[] {
              -0.00404969409489031, -0.15426876936299344, 0, 0.5306254434438489, 1.9544997361036416
            }),
        Arguments.of(
            (Activation) Activations::silu,
            new double[] {
              -0.14227761953270035, -0.1887703343990727, 0, 0.46773144051771626, 1.7615941559557646
            }),
        Arguments.of(
            (Activation) Activations::elu,
            new double[] {-0.950212931632136, -0.3934693402873666, 0, 0.7, 2}),
        Arguments.of((Activation) Activations::leakyRelu, new double[] {-0.03, -0.005, 0, 0.7, 2}),
        Arguments.of(
            (Activation) Activations::softmax,
            new double[] {
              0.004501898790345798,
              0.054844354825085956,
              0.09042305437794443,
              0.1820896705713357,
              0.6681410214352881
            }));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("activations")
  void anActivationGivesTheNumbersOfNumpy(Activation activation, double[] expected) {
    Real points = Real.constant(-3, -0.5, 0, 0.7, 2);
    assertThat(activation.apply(points).value().data()).containsExactly(expected, within(1e-14));
  }

  @Test
  void activationsAreFiniteFarOut() {
    Real far = Real.constant(-800, 800);
    for (Activation activation :
        List.<Activation>of(
            Activations::elu,
            Activations::gelu,
            Activations::silu,
            Activations::logSoftmax,
            Activations::softmax,
            Activations::softplus)) {
      assertThat(Arrays.stream(activation.apply(far).value().data())).allMatch(Double::isFinite);
      Expr sum = activation.apply(far).times(Real.constant(1, 2)).sum().expr();
      Expr slope = Grad.gradients(sum, List.of(far.expr())).get(0);
      assertThat(Arrays.stream(Evaluator.evaluate(slope).data())).allMatch(Double::isFinite);
    }
  }

  @Test
  void parametersHaveTheAddressesThatTheLayersSay() {
    Model<NoArguments, Real> nets =
        model(
            "nets",
            m -> {
              Mlp.declare(m, "mlp", Activations::relu, 3, 4, 2);
              Embedding.declare(m, "words", 5, 2);
              Conv2d.declare(m, "conv", 1, 2, 3);
              return m.scope("inner", s -> GruCell.declare(s, "cell", 2, 3)).initial();
            });
    Program program = nets.trace(NoArguments.NONE);
    assertThat(program.params().stream().map(entry -> entry.site().address()))
        .containsExactly(
            "mlp/0/weights",
            "mlp/0/bias",
            "mlp/1/weights",
            "mlp/1/bias",
            "words/table",
            "conv/weights",
            "conv/bias",
            "inner/cell/input",
            "inner/cell/hidden",
            "inner/cell/inputBias",
            "inner/cell/hiddenBias");
  }

  @Test
  void aCellInAScanIsItsStepsWrittenOut() {
    Real x = fill(0.4, 5, 3);
    GruCell cell = gru().layer();
    Model<NoArguments, Real> path =
        model(
            "path",
            m ->
                m.scan(
                        "t",
                        5,
                        cell.initial(),
                        (h, t) -> {
                          Real next = cell.apply(x.at(t), h);
                          m.factor("f", next.sum());
                          return new Step<>(next, next);
                        })
                    .output());
    Real h = cell.initial();
    Real[] states = new Real[5];
    for (int t = 0; t < 5; t++) {
      h = cell.apply(x.at(t), h);
      states[t] = h;
    }
    Real found = (Real) path.trace(NoArguments.NONE).result();
    assertThat(found.value().data())
        .containsExactly(Real.stack(states).value().data(), within(1e-14));
  }

  @Test
  void anLstmInAScanCarriesBothPartsOfItsState() {
    Real x = fill(0.4, 5, 3);
    LstmCell cell = lstm().layer();
    Model<NoArguments, Step<LstmCell.State, Real>> path =
        model(
            "path",
            m ->
                m.scan(
                    "t",
                    5,
                    cell.initial(),
                    (before, t) -> {
                      LstmCell.State next = cell.apply(x.at(t), before);
                      return new Step<>(next, next.hidden());
                    }));
    LstmCell.State state = cell.initial();
    Real[] hidden = new Real[5];
    for (int t = 0; t < 5; t++) {
      state = cell.apply(x.at(t), state);
      hidden[t] = state.hidden();
    }
    Step<LstmCell.State, Real> found = path.simulate(Key.of(1)).result();
    assertThat(found.output().value().data())
        .containsExactly(Real.stack(hidden).value().data(), within(1e-14));
    assertThat(found.carry().cell().value().data())
        .containsExactly(state.cell().value().data(), within(1e-14));
  }

  @Test
  void inAPlateANetworkSeesOneElement() {
    Real x = fill(0.4, 6, 3);
    Mlp mlp = mlp().layer();
    Model<NoArguments, Real> amortised =
        model(
            "amortised",
            m ->
                m.plate("n", 6)
                    .map(
                        i -> {
                          Real out = mlp.apply(x.at(i));
                          m.observe("y", normal(out.at(0), 1), Real.constant(0.5));
                          return out;
                        }));
    Real found = (Real) amortised.trace(NoArguments.NONE).result();
    assertThat(found.value().data()).containsExactly(mlp.apply(x).value().data(), within(1e-14));
  }
}
