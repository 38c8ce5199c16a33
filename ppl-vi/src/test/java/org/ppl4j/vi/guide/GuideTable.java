package org.ppl4j.vi.guide;

import java.util.List;
import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.nn.Dense;

/** What is tested of each guide: one row here buys every property. */
record GuideTable(String name, Function<AutoGuide, Model<NoArguments, ?>> guide) {
  static List<GuideTable> all() {
    return List.of(
        new GuideTable("normal", AutoGuide::normal),
        new GuideTable("fullRankNormal", AutoGuide::fullRankNormal),
        new GuideTable("lowRankNormal", guide -> guide.lowRankNormal(2)),
        new GuideTable("structured", AutoGuide::structured),
        new GuideTable(
            "amortized",
            guide ->
                guide.amortized(
                    "n",
                    (m, outputs) -> {
                      Dense net = Dense.declare(m, "net", 2, outputs);
                      return i -> net.apply(Real.constant(new double[][] {{1, 2}, {0, 1}}).at(i));
                    })),
        new GuideTable("planar", guide -> guide.joint(Flows.planar(3))),
        new GuideTable("affineCoupling", guide -> guide.joint(Flows.affineCoupling(3, 6))),
        new GuideTable(
            "inverseAutoregressive", guide -> guide.joint(Flows.inverseAutoregressive(2, 7))),
        new GuideTable("neuralSpline", guide -> guide.joint(Flows.neuralSpline(2, 5, 6))));
  }

  @Override
  public String toString() {
    return name;
  }
}
