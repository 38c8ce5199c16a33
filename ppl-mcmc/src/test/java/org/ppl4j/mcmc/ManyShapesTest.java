package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.halfNormal;
import static org.ppl4j.dist.Distributions.lkjCholesky;
import static org.ppl4j.dist.Distributions.multivariateNormal;
import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.model.Model.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.kernel.Kernels;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Step;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** A posterior of plates in plates, a scan, a simplex, a matrix and integers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyShapesTest {
  private record Shapes(Real weights, Real factor, Int kind, Real cell, Real path) {}

  private static final double[][] Y = {{0.1, 0.2, -0.4}, {1.2, 0.8, 1.9}};

  private static final Model<NoArguments, Shapes> MODEL =
      model(
          "many/shapes",
          m -> {
            Real weights = m.sample("weights", dirichlet(Real.constant(2.0, 3.0, 4.0)));
            Real factor = m.sample("factor", lkjCholesky(2, 2));
            Real covariance = factor.matmul(factor.transpose());
            m.observe("pair", multivariateNormal(0, covariance), Real.constant(0.5, -0.3));
            Int kind = m.sample("kind", categorical(weights));
            Real cell =
                m.plate("row", 2)
                    .map(
                        i -> {
                          Real scale = m.sample("scale", halfNormal(1));
                          return m.plate("column", 3)
                              .map(
                                  j -> {
                                    Real mean = kind.toReal().minus(1);
                                    Real x = m.sample("cell", normal(mean, scale.plus(0.5)));
                                    m.observe("y", normal(x, 0.7), Real.constant(Y).at(i).at(j));
                                    return x;
                                  });
                        });
            Real path =
                m.scan(
                        "t",
                        4,
                        Real.constant(0),
                        (before, t) -> {
                          Real now = m.sample("path", normal(before.times(0.5), 1));
                          m.observe("z", normal(now, 1), Real.constant(1.0, 2.0, 0.0, 1.5).at(t));
                          return new Step<>(now, now);
                        })
                    .output();
            m.deterministic("last", path.at(3));
            return new Shapes(weights, factor, kind, cell, path);
          });

  @TempDir Path folder;
  private Posterior<Shapes> posterior;

  @BeforeAll
  void sample() {
    posterior =
        Mcmc.of(MODEL)
            .kernel(Kernels.compose(Kernels.gibbs("kind"), Kernels.nuts()))
            .seed(3)
            .chains(2)
            .warmup(400)
            .draws(300)
            .keepWarmup()
            .run();
  }

  @Test
  void hasARowForEachNumber() {
    assertThat(posterior.names())
        .containsExactly("weights", "factor", "kind", "scale", "cell", "path", "last");
    Summary summary = posterior.summary();
    assertThat(summary.rows()).hasSize(3 + 4 + 2 + 6 + 4 + 1 + 1);
    assertThat(summary.rows().stream().map(Summary.Row::name))
        .contains("weights[2]", "factor[1,0]", "cell[1,2]", "path[3]", "kind", "last");
    Summary.Row corner = summary.row("factor[0,0]");
    assertThat(corner.mean()).isEqualTo(1);
    assertThat(corner.sd()).isZero();
    assertThat(corner.rHat()).isNaN();
    Summary.Row last = summary.row("last");
    assertThat(last)
        .usingRecursiveComparison()
        .ignoringFields("name")
        .isEqualTo(summary.row("path[3]"));
    assertThat(last.q5()).isLessThan(last.median());
    assertThat(last.median()).isLessThan(last.q95());
    assertThat(last.standardError() * Math.sqrt(last.bulkEss()))
        .isCloseTo(last.sd(), within(0.2 * last.sd()));
  }

  @Test
  void drawsAreInTheirSupports() {
    double[] sums = posterior.get(s -> s.weights().sum()).values().data();
    assertThat(Arrays.stream(sums).boxed())
        .allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
    double[] norms = posterior.get(s -> s.factor().square().sum(1)).values().data();
    assertThat(Arrays.stream(norms).boxed())
        .allSatisfy(norm -> assertThat(norm).isCloseTo(1, within(1e-12)));
    assertThat(posterior.get(Shapes::kind).type()).isEqualTo(Type.integer());
    assertThat(posterior.get("kind").values().data()).containsOnly(0, 1, 2);
    assertThat(posterior.mean(Shapes::cell).shape()).isEqualTo(Shape.of(2, 3));
    Tensor best = posterior.mean(s -> s.cell().max(1).minus(s.path().at(0)));
    assertThat(best.shape()).isEqualTo(Shape.of(2));
    double[][] chosen = posterior.get(s -> s.weights().at(s.kind())).element();
    int kind = (int) posterior.get("kind").element()[1][17];
    assertThat(chosen[1][17]).isEqualTo(posterior.get("weights").element(kind)[1][17]);
  }

  @Test
  void knowsEachDatum() {
    Map<String, Drawn> all = posterior.logLikelihood();
    assertThat(all).containsOnlyKeys("pair", "y", "z");
    assertThat(all.get("pair").type().shape()).isEqualTo(Shape.SCALAR);
    assertThat(all.get("y").type().shape()).isEqualTo(Shape.of(2, 3));
    assertThat(all.get("z").type().shape()).isEqualTo(Shape.of(4));
    double x = posterior.get("cell").element(1, 2)[1][9];
    double expected =
        -Math.pow((Y[1][2] - x) / 0.7, 2) / 2 - Math.log(0.7 * Math.sqrt(2 * Math.PI));
    assertThat(all.get("y").element(1, 2)[1][9]).isCloseTo(expected, within(1e-12));
    double path = posterior.get("path").element(1)[0][4];
    assertThat(all.get("z").element(1)[0][4])
        .isCloseTo(-(2 - path) * (2 - path) / 2 - Math.log(2 * Math.PI) / 2, within(1e-12));
    double rho = posterior.get("factor").element(1, 0)[0][5];
    double form = (0.25 + 0.09 + 2 * rho * 0.15) / (1 - rho * rho);
    assertThat(all.get("pair").element()[0][5])
        .isCloseTo(-form / 2 - Math.log(2 * Math.PI) - Math.log(1 - rho * rho) / 2, within(1e-10));
    assertThat(posterior.loo().pointwise()).hasSize(1 + 6 + 4);
    assertThat(posterior.waic().pointwise()).hasSize(1 + 6 + 4);
  }

  @Test
  void predictsEachDatum() {
    Map<String, Drawn> all = posterior.predictive(Key.of(1));
    assertThat(all.get("pair").values().shape()).isEqualTo(Shape.of(2, 300, 2));
    assertThat(all.get("z").values().shape()).isEqualTo(Shape.of(2, 300, 4));
    double[][] y = all.get("y").element(1, 2);
    double[][] cell = posterior.get("cell").element(1, 2);
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < 2; c++) {
      for (int t = 0; t < 300; t++) {
        double residual = (y[c][t] - cell[c][t]) / 0.7;
        sum += residual;
        squares += residual * residual;
      }
    }
    assertThat(sum / 600).isCloseTo(0, within(4 / Math.sqrt(600)));
    assertThat(squares / 600).isCloseTo(1, within(4 * Math.sqrt(2.0 / 600)));
  }

  @Test
  void comesBackFromItsFiles() throws IOException {
    Path file = folder.resolve("draws.json");
    posterior.save(file);
    Posterior<Shapes> again = Posterior.load(MODEL.query(), file);
    for (String name : posterior.names()) {
      assertThat(again.get(name).values()).isEqualTo(posterior.get(name).values());
    }
    assertThat(again.summary()).isEqualTo(posterior.summary());
    Posterior<Shapes> half = again.thin(2);
    assertThat(half.get("cell").element(0, 1)[1][3])
        .isEqualTo(again.get("cell").element(0, 1)[1][7]);
    Posterior<Shapes> more = half.and(half.chain(1));
    assertThat(more.get("factor").values().shape()).isEqualTo(Shape.of(3, 150, 2, 2));

    Path csv = posterior.writeCsv(folder).get(1);
    assertThat(csv.getFileName()).hasToString("many_shapes_2.csv");
    List<String> rows =
        Files.readAllLines(csv).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(rows).hasSize(1 + 400 + 300);
    List<String> names = List.of(rows.get(0).split(","));
    String[] tenth = rows.get(1 + 400 + 10).split(",");
    assertThat(names).contains("factor.2.1", "cell.1.3", "weights.3", "kind", "path.4", "last");
    assertThat(Double.parseDouble(tenth[names.indexOf("cell.2.1")]))
        .isEqualTo(posterior.get("cell").element(1, 0)[1][10]);
    assertThat(Double.parseDouble(tenth[names.indexOf("factor.2.1")]))
        .isEqualTo(posterior.get("factor").element(1, 0)[1][10]);
    assertThat(tenth[names.indexOf("kind")]).matches("[012]");
  }
}
