package org.ppl4j.cli.choice;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.vi.objective.GuideObjective;
import org.ppl4j.vi.objective.Objectives;

/** Objectives by name. */
public final class ObjectiveChoices {
  private static final double NEEDED = Double.NaN;

  private static final Map<String, Choice.Row<GuideObjective>> TABLE = new LinkedHashMap<>();

  static {
    add("elbo", n -> Objectives.elbo());
    add("elbo-stl", n -> Objectives.elbo().stickingTheLanding());
    add("beta-elbo:BETA", n -> Objectives.betaElbo(n[0]), NEEDED);
    add("iwelbo:K", n -> Objectives.iwelbo(Choice.whole(n[0])), NEEDED);
    add("iwelbo-dreg:K", n -> dreg(Choice.whole(n[0])), NEEDED);
    add("miwae:M:K", n -> Objectives.miwae(Choice.whole(n[0]), Choice.whole(n[1])), NEEDED, NEEDED);
    add("piwae:M:K", n -> Objectives.piwae(Choice.whole(n[0]), Choice.whole(n[1])), NEEDED, NEEDED);
    add("ciwae:WEIGHT:K", n -> Objectives.ciwae(n[0], Choice.whole(n[1])), NEEDED, NEEDED);
    add("renyi:ORDER[:K]", n -> Objectives.renyi(n[0], Choice.whole(n[1])), NEEDED, 10);
    add("cubo:CENTRE[:ORDER]", n -> Objectives.cubo(n[1], n[0]), NEEDED, 2);
    add("vis:K", n -> Objectives.vis(Choice.whole(n[0])), NEEDED);
    add("forward-kl:K", n -> Objectives.forwardKl(Choice.whole(n[0])), NEEDED);
    add("wake-sleep:K", n -> Objectives.reweightedWakeSleep(Choice.whole(n[0])), NEEDED);
    add("log-variance:K", n -> Objectives.logVariance(Choice.whole(n[0])), NEEDED);
    add("trajectory-balance", n -> Objectives.trajectoryBalance());
    add("sumo:MOST", n -> Objectives.sumo(Choice.whole(n[0])), NEEDED);
  }

  private ObjectiveChoices() {}

  private static GuideObjective dreg(int particles) {
    return Objectives.iwelbo(particles).doublyReparameterized();
  }

  private static void add(
      String usage, Function<double[], GuideObjective> make, double... defaults) {
    TABLE.put(usage.split(":", 2)[0], new Choice.Row<>(usage, defaults, make));
  }

  /**
   * The objective of a choice.
   *
   * @param own the objectives of the model's file, for the error's message
   * @throws org.ppl4j.error.InvalidArgument if there is none
   */
  public static GuideObjective get(Choice choice, Collection<String> own) {
    return choice.from("--objective", TABLE, List.copyOf(own));
  }

  /** All of them, as help shows them. */
  public static final class Usages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Choice.usages(TABLE).iterator();
    }
  }
}
