package org.ppl4j.vi.objective;

import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.normal;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Supports;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.strategy.Strategies;

/** A model and a guide of one site, whose means over draws are sums over few points. */
interface Toy {
  /** What the params are called: the model's, then the guide's. */
  List<String> names();

  /** Where they begin. */
  double[] start();

  Model<NoArguments, ?> model();

  Model<NoArguments, ?> guide();

  /** Weights and values of a rule that gives means over the guide's draw. */
  double[][] points(double[] params);

  double logPrior(double z, double[] params);

  double logLikelihood(double z, double[] params);

  double logGuide(double z, double[] params);

  /** A normal location, seen once. */
  record Normals() implements Toy {
    private static final double[][] RULE = GaussHermite.standardNormal(40);

    @Override
    public List<String> names() {
      return List.of("t", "m", "s");
    }

    @Override
    public double[] start() {
      return new double[] {0.2, 0.4, 0.8};
    }

    @Override
    public Model<NoArguments, ?> model() {
      return Model.model(
          "p",
          m -> {
            Real z = m.sample("z", normal(m.param("t", Real.constant(0.2)), 1));
            m.observe("x", normal(z, 0.7), Real.constant(1.2));
            return z;
          });
    }

    @Override
    public Model<NoArguments, ?> guide() {
      return Model.model(
          "q",
          m -> {
            Real mean = m.param("m", Real.constant(0.4));
            Real scale = m.param("s", Real.constant(0.8), Supports.positive());
            return m.sample("z", normal(mean, scale));
          });
    }

    @Override
    public double[][] points(double[] params) {
      double[][] out = new double[RULE.length][];
      for (int i = 0; i < out.length; i++) {
        out[i] = new double[] {RULE[i][0], params[1] + params[2] * RULE[i][1]};
      }
      return out;
    }

    @Override
    public double logPrior(double z, double[] params) {
      return logNormal(z, params[0], 1);
    }

    @Override
    public double logLikelihood(double z, double[] params) {
      return logNormal(1.2, z, 0.7);
    }

    @Override
    public double logGuide(double z, double[] params) {
      return logNormal(z, params[1], params[2]);
    }

    private static double logNormal(double x, double mean, double scale) {
      double d = (x - mean) / scale;
      return -0.5 * d * d - Math.log(scale) - 0.5 * Math.log(2 * Math.PI);
    }
  }

  /** A coin that shifts a normal datum. */
  record Coins() implements Toy {
    @Override
    public List<String> names() {
      return List.of("t", "h");
    }

    @Override
    public double[] start() {
      return new double[] {0.3, 0.6};
    }

    @Override
    public Model<NoArguments, ?> model() {
      return Model.model(
          "p",
          m -> {
            Real t = m.param("t", Real.constant(0.3), Supports.unitInterval());
            Int z = m.sample("z", bernoulli(t), Strategies.reinforce());
            m.observe("x", normal(z.toReal(), 0.9), Real.constant(0.8));
            return z;
          });
    }

    @Override
    public Model<NoArguments, ?> guide() {
      return Model.model(
          "q",
          m -> {
            Real h = m.param("h", Real.constant(0.6), Supports.unitInterval());
            return m.sample("z", bernoulli(h), Strategies.reinforce());
          });
    }

    @Override
    public double[][] points(double[] params) {
      return new double[][] {{1 - params[1], 0}, {params[1], 1}};
    }

    @Override
    public double logPrior(double z, double[] params) {
      return Math.log(z == 1 ? params[0] : 1 - params[0]);
    }

    @Override
    public double logLikelihood(double z, double[] params) {
      double d = (0.8 - z) / 0.9;
      return -0.5 * d * d - Math.log(0.9) - 0.5 * Math.log(2 * Math.PI);
    }

    @Override
    public double logGuide(double z, double[] params) {
      return Math.log(z == 1 ? params[1] : 1 - params[1]);
    }
  }
}
