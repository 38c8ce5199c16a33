package org.ppl4j.mcmc;

import static org.ppl4j.mcmc.Diagnosis.Kind.DIVERGENCES;
import static org.ppl4j.mcmc.Diagnosis.Kind.EFFECTIVE_SIZE;
import static org.ppl4j.mcmc.Diagnosis.Kind.ENERGY;
import static org.ppl4j.mcmc.Diagnosis.Kind.NEVER_MOVED;
import static org.ppl4j.mcmc.Diagnosis.Kind.NOT_FINITE;
import static org.ppl4j.mcmc.Diagnosis.Kind.ONE_CHAIN;
import static org.ppl4j.mcmc.Diagnosis.Kind.R_HAT;
import static org.ppl4j.mcmc.Diagnosis.Kind.TOO_FEW_DRAWS;
import static org.ppl4j.mcmc.Diagnosis.Kind.TREE_DEPTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ppl4j.mcmc.Diagnosis.Finding;
import org.ppl4j.mcmc.diagnostics.EffectiveSampleSize;
import org.ppl4j.mcmc.diagnostics.EnergyFraction;
import org.ppl4j.mcmc.diagnostics.RHat;
import org.ppl4j.type.Type;

/** Goes through draws and says what is wrong. */
final class Checks {
  /** Half a chain has three draws then, the fewest that an effective size is known of. */
  private static final int FEWEST_DRAWS = 6;

  private static final double GREATEST_R_HAT = 1.01;
  private static final double LEAST_ESS_OF_CHAIN = 100;
  private static final double LEAST_ENERGY_FRACTION = 0.3;

  private static final String LONGER =
      "draw more, after a longer warm-up; if that does not help, reparameterise the model"
          + " (Handlers.nonCentered) or give it tighter priors";
  private static final String SMALLER_STEPS =
      "raise the target acceptance rate (0.95 or 0.99), reparameterise the model"
          + " (Handlers.nonCentered), or give it tighter priors";

  private final Draws draws;
  private final int maximumTreeDepth;
  private final int chains;
  private final int count;
  private final List<String> overview = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private Checks(Draws draws, int maximumTreeDepth) {
    this.draws = draws;
    this.maximumTreeDepth = maximumTreeDepth;
    chains = draws.chains().size();
    count = draws.chains().get(0).samples().count();
  }

  static Diagnosis of(Draws draws, int maximumTreeDepth) {
    Checks checks = new Checks(draws, maximumTreeDepth);
    checks.all();
    return new Diagnosis(draws.model(), checks.overview, checks.findings);
  }

  private void all() {
    overview.add(count(chains, "chain") + " of " + count(count, "draw") + " by " + draws.kernel());
    if (count < FEWEST_DRAWS) {
      add(
          TOO_FEW_DRAWS,
          count(count, "draw") + " for each chain say nothing about convergence",
          "draw " + FEWEST_DRAWS + " at least, better 1000");
      return;
    }
    List<Drawn> quantities = new ArrayList<>(Variables.of(draws).all());
    finite(quantities);
    moved();
    divergences();
    energy();
    int density = draws.indexOf("lp__");
    if (density >= 0) {
      quantities.add(new Drawn("lp__", Type.real(), statistic(density), count));
    }
    List<Element> elements = Drawn.elements(quantities, Checks::element);
    agreement(elements);
    sizes(elements, "bulk");
    sizes(elements, "tail");
    depth();
    if (chains == 1) {
      add(
          ONE_CHAIN,
          "there is one chain, and R-hat can compare only its halves",
          "run 4 chains from different starts");
    }
  }

  /** One number of a quantity and its diagnostics. */
  private record Element(String name, double rHat, double bulk, double tail) {
    double ess(String kind) {
      return kind.equals("bulk") ? bulk : tail;
    }
  }

  private static Element element(String name, double[][] parts) {
    return new Element(
        name, RHat.of(parts), EffectiveSampleSize.bulk(parts), EffectiveSampleSize.tail(parts));
  }

  private void finite(List<Drawn> quantities) {
    for (Drawn quantity : quantities) {
      long bad = Arrays.stream(quantity.values().data()).filter(x -> !Double.isFinite(x)).count();
      if (bad > 0) {
        add(
            NOT_FINITE,
            bad + " values of \"" + quantity.name() + "\" are NaN or infinite",
            "find out where the model takes a logarithm, a quotient or a power out of its domain");
      }
    }
  }

  private void moved() {
    for (int i = 0; i < draws.quantities().size(); i++) {
      Draws.Quantity quantity = draws.quantities().get(i);
      if (quantity.kind() == Draws.Kind.SITE && quantity.type().isReal()) {
        Drawn site = Variables.drawn(draws, i, quantity.name());
        boolean still =
            site.size() > 0
                && IntStream.range(0, site.size()).allMatch(j -> isConstant(site.flatElement(j)));
        if (still) {
          add(
              NEVER_MOVED,
              "\"" + site.name() + "\" is the same in all draws",
              "look at the step size and the acceptance rate; start elsewhere");
        }
      }
    }
  }

  private static boolean isConstant(double[][] parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).distinct().count() == 1;
  }

  private void divergences() {
    int place = draws.indexOf("divergent__");
    if (place < 0) {
      return;
    }
    long found = countOf(place, 1);
    overview.add(found == 0 ? "no divergences" : count(found, "divergence"));
    if (found > 0) {
      add(
          DIVERGENCES,
          share(found) + " ended in a divergence: there are places that the sampler cannot reach",
          SMALLER_STEPS);
    }
  }

  private void depth() {
    int place = draws.indexOf("treedepth__");
    long found = place < 0 ? 0 : countOf(place, maximumTreeDepth);
    if (found > 0) {
      add(
          TREE_DEPTH,
          share(found) + " came from trajectories cut at tree depth " + maximumTreeDepth,
          "allow a greater depth; better, bring the parameters to one scale");
    }
  }

  /** How many draws have a statistic of at least this. */
  private long countOf(int place, double least) {
    return statistic(place).stream()
        .flatMapToDouble(Arrays::stream)
        .filter(x -> x >= least)
        .count();
  }

  private List<double[]> statistic(int place) {
    return draws.chains().stream().map(chain -> chain.samples().statistics().get(place)).toList();
  }

  private void energy() {
    int place = draws.indexOf("energy__");
    if (place < 0) {
      return;
    }
    double least = Double.POSITIVE_INFINITY;
    List<String> slow = new ArrayList<>();
    for (Draws.Chain chain : draws.chains()) {
      double fraction = EnergyFraction.of(chain.samples().statistics().get(place));
      least = Math.min(least, fraction);
      if (fraction < LEAST_ENERGY_FRACTION) {
        slow.add(number("%.2f in chain ", fraction) + (chain.number() + 1));
      }
    }
    overview.add(number("E-BFMI at least %.2f", least));
    if (!slow.isEmpty()) {
      add(
          ENERGY,
          "E-BFMI is below 0.3 ("
              + String.join(", ", slow)
              + "): the sampler moves slowly between energies and may miss tails",
          "reparameterise the model (Handlers.nonCentered), or give it lighter tails");
    }
  }

  private void agreement(List<Element> elements) {
    List<Element> ranked =
        elements.stream()
            .filter(element -> !Double.isNaN(element.rHat()))
            .sorted(Comparator.comparingDouble(Element::rHat).reversed())
            .toList();
    if (ranked.isEmpty()) {
      return;
    }
    Element worst = ranked.get(0);
    overview.add(number("R-hat at most %.3f", worst.rHat()) + " (" + worst.name() + ")");
    long bad = ranked.stream().filter(element -> element.rHat() > GREATEST_R_HAT).count();
    if (bad > 0) {
      add(
          R_HAT,
          number("R-hat is %.3f for ", worst.rHat())
              + worst.name()
              + others(bad, "above 1.01")
              + ": the chains have not mixed",
          LONGER);
    }
  }

  private void sizes(List<Element> elements, String kind) {
    List<Element> ranked =
        elements.stream()
            .filter(element -> !Double.isNaN(element.ess(kind)))
            .sorted(Comparator.comparingDouble(element -> element.ess(kind)))
            .toList();
    if (ranked.isEmpty()) {
      return;
    }
    Element worst = ranked.get(0);
    double wanted = LEAST_ESS_OF_CHAIN * chains;
    overview.add(number(kind + " ESS at least %.0f", worst.ess(kind)) + " (" + worst.name() + ")");
    long bad = ranked.stream().filter(element -> element.ess(kind) < wanted).count();
    if (bad > 0) {
      add(
          EFFECTIVE_SIZE,
          number(kind + " ESS is %.0f for ", worst.ess(kind))
              + worst.name()
              + others(bad, number("below %.0f", wanted))
              + ": too few for "
              + (kind.equals("bulk") ? "means" : "quantiles")
              + " and for diagnostics",
          LONGER);
    }
  }

  private static String others(long bad, String where) {
    return bad > 1 ? " (and " + where + " for " + (bad - 1) + " more)" : "";
  }

  private String share(long found) {
    return found + " of " + (long) chains * count + " draws";
  }

  private void add(Diagnosis.Kind kind, String problem, String cure) {
    findings.add(new Finding(kind, problem, cure));
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
