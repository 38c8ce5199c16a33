package example;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.error.DeviceUnavailable;
import org.ppl4j.ir.Graph;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.samples.EightSchools;
import org.ppl4j.samples.EightSchools.Schools;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.objective.Objectives;

/** A program whose class path lacks PyTorch: it samples and fits all the same. */
final class WithoutTorch {
  private WithoutTorch() {}

  public static void main(String[] args) {
    Model<NoArguments, Schools> model = EightSchools.nonCentered();
    Posterior<Schools> posterior = Mcmc.of(model).seed(1).chains(2).warmup(500).draws(500).run();
    System.out.printf("mu %.2f%n", posterior.mean(Schools::mu).doubleValue());
    var guide = Guides.normal(model);
    var fit = Svi.of(Objectives.elbo().of(model, guide)).steps(200).seed(1).run();
    System.out.println("fitted " + Double.isFinite(fit.value()));
    Real x = Real.input("x", 2);
    Graph graph = new Graph("double", List.of(x.expr()), List.of(x.times(2).expr()));
    System.out.println("infinite " + Executor.named("torch").cost(graph, Options.DEFAULT));
    try {
      Executor.named("torch").compile(graph);
    } catch (DeviceUnavailable e) {
      System.out.println(e.getMessage());
    }
  }
}
