package org.ppl4j.cli.choice;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Flows;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;
import org.ppl4j.vi.optim.Optimizers;

/** Automatic guides by name. */
public final class GuideChoices {
  private static final int MODE_STEPS = 5000;

  private static final double MODE_RATE = 0.02;

  private static final Map<
          String, Choice.Row<Function<Model<NoArguments, ?>, Model<NoArguments, ?>>>>
      TABLE = new LinkedHashMap<>();

  static {
    add("auto-normal", n -> Guides::normal);
    add("auto-full-rank", n -> Guides::fullRankNormal);
    add(
        "auto-low-rank[:RANK]",
        n -> {
          int rank = Choice.whole(n[0]);
          return model -> Guides.lowRankNormal(model, rank);
        },
        5);
    add(
        "auto-flow[:LAYERS]",
        n -> {
          int layers = Choice.whole(n[0]);
          return model -> Guides.flow(model, Flows.inverseAutoregressive(layers, 32));
        },
        3);
    add("auto-structured", n -> Guides::structured);
    add("auto-laplace", n -> GuideChoices::laplace);
    add("delta", n -> Guides::delta);
  }

  private GuideChoices() {}

  private static void add(
      String usage,
      Function<double[], Function<Model<NoArguments, ?>, Model<NoArguments, ?>>> make,
      double... defaults) {
    TABLE.put(usage.split("\\[", 2)[0], new Choice.Row<>(usage, defaults, make));
  }

  /** A normal at the mode, to which a point is moved first. */
  private static Model<NoArguments, ?> laplace(Model<NoArguments, ?> model) {
    Model<NoArguments, ?> point = Guides.delta(model);
    Fit fit =
        Svi.of(Objectives.elbo().of(model, point))
            .optimizer(Optimizers.adam(MODE_RATE))
            .steps(MODE_STEPS)
            .guide(point)
            .run();
    Trace<?> mode = fit.guide().simulate(Key.of(0));
    Choices at = mode.choices();
    return Guides.laplace(model, at);
  }

  /** Whether a name is that of an automatic guide. */
  public static boolean has(String name) {
    return TABLE.containsKey(name);
  }

  /**
   * The guide of a choice, for a model.
   *
   * @param own the guides of its file, for the error's message
   * @throws org.ppl4j.error.InvalidArgument if there is none
   */
  public static Model<NoArguments, ?> get(
      Choice choice, Model<NoArguments, ?> model, List<String> own) {
    return choice.from("--guide", TABLE, own).apply(model);
  }

  /** All of them, as help shows them. */
  public static final class Usages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Choice.usages(TABLE).iterator();
    }
  }
}
