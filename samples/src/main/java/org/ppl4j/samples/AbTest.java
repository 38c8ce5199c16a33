package org.ppl4j.samples;

import static org.ppl4j.dist.Distributions.beta;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.gamma;

import java.util.Locale;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.plot.Palette;
import org.ppl4j.plot.Panel;
import org.ppl4j.plot.Picture;

/**
 * Should a shop change its page? Visitors saw one of two pages; the new one sells to more of them
 * but has cheaper baskets. What counts is the money for each visitor, and what a wrong choice
 * costs. The figures are made up.
 */
public final class AbTest {
  private static final int[] VISITORS = {5120, 5080};
  private static final int[] BUYERS = {205, 244};

  /** Mean of the baskets, whose distribution is exponential. */
  private static final double[] BASKET = {61.2, 58.9};

  /** The money for each visitor that a change must be worth. */
  private static final double WORTH = 0.10;

  private AbTest() {}

  /** The share of buyers on each page, and the mean of their baskets. */
  public record Pages(Real share, Real basket) {
    /** Money for each visitor of a page. */
    Real value(int page) {
      return share.at(page).times(basket.at(page));
    }

    /** What the new page brings more for each visitor. */
    Real gain() {
      return value(1).minus(value(0));
    }
  }

  /** Buyers are binomial; the sum of n exponential baskets is a gamma number. */
  public static Model<NoArguments, Pages> model() {
    Int visitors = Int.constant(VISITORS);
    Int buyers = Int.constant(BUYERS);
    Real count = buyers.toReal();
    Real total = count.times(Real.constant(BASKET));
    return Model.model(
        "pages",
        m ->
            m.plate("page", 2)
                .map(
                    i -> {
                      Real share = m.sample("share", beta(2, 50));
                      Real basket = m.sample("basket", gamma(4, 0.07));
                      m.observe("buyers", binomial(visitors.at(i), share), buyers.at(i));
                      Real rate = Real.constant(1).div(basket);
                      m.observe("total", gamma(count.at(i), rate), total.at(i));
                      return new Pages(share, basket);
                    }));
  }

  /** Samples, and decides. The argument is a folder for the picture. */
  public static void main(String[] args) {
    Posterior<Pages> posterior = Mcmc.of(model()).seed(1).run().requireHealthy();
    System.out.println(posterior.summary("share", "basket"));
    double gain = posterior.mean(Pages::gain).doubleValue();
    double better = posterior.mean(p -> p.gain().greaterThan(0).toReal()).doubleValue();
    double worth = posterior.mean(p -> p.gain().greaterThan(WORTH).toReal()).doubleValue();
    double change = posterior.mean(p -> p.gain().unaryMinus().relu()).doubleValue();
    double stay = posterior.mean(p -> p.gain().relu()).doubleValue();
    System.out.printf(
        Locale.ROOT,
        "The new page brings %.2f more for each visitor; it is better with probability %.2f, and by"
            + " more than %.2f with %.2f.%n",
        gain,
        better,
        WORTH,
        worth);
    System.out.printf(
        Locale.ROOT,
        "Expected loss for each visitor: %.3f if we change and are wrong, %.3f if we stay and are"
            + " wrong. So: %s.%n",
        change,
        stay,
        change < stay ? "change" : "stay");
    Pictures.save(args, "ab_test", picture(posterior.get(Pages::gain).values().data()));
  }

  private static Picture picture(double[] draws) {
    double[] edges = new double[41];
    double[] count = new double[40];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = -0.8 + i * 0.06;
    }
    for (double one : draws) {
      int bin = (int) Math.floor((one + 0.8) / 0.06);
      if (bin >= 0 && bin < count.length) {
        count[bin]++;
      }
    }
    return Picture.of(
        "What the new page is worth",
        new Panel("money for each visitor: new page less old page", "draws (count)")
            .bars("", edges, count, Palette.main())
            .vertical("no difference", 0, Palette.color(5))
            .vertical("worth a change", WORTH, Palette.other()));
  }
}
