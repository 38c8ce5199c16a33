package example;

import static org.ppl4j.dist.Distributions.normal;
import static org.ppl4j.dist.Distributions.uniform;
import static org.ppl4j.model.Model.model;

import java.nio.file.Path;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.PplException;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.RunListener;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** A run in a process of its own, which tests kill, or which runs out of disk. */
public final class InterruptedRun {
  /** A number and two in an interval. */
  public static final Model<NoArguments, Real> MODEL =
      model(
          "interrupted",
          m -> {
            Real x = m.sample("x", normal(0, 1));
            Real y = m.sample("y", uniform(Real.constant(0.0, 1.0), 3));
            return m.deterministic("sum", x.plus(y.sum()));
          });

  private InterruptedRun() {}

  /** Two chains, whose files are in a folder. */
  public static Mcmc<Real> mcmc(Path folder) {
    return Mcmc.of(MODEL)
        .executor(Executor.named("interp"))
        .seed(5)
        .chains(2)
        .warmup(100)
        .draws(400)
        .keepWarmup()
        .checkpoint(folder.resolve("state"), 60)
        .csv(folder.resolve("csv"), 7);
  }

  /**
   * Runs, and says what is on the disk.
   *
   * @param args the folder
   */
  public static void main(String[] args) {
    RunListener listener =
        new RunListener() {
          @Override
          public void exported(int chain, int draws) {
            System.out.println("exported " + chain + " " + draws);
          }
        };
    try {
      mcmc(Path.of(args[0])).listener(listener).run();
    } catch (PplException e) {
      System.out.println(e.getMessage());
    }
  }
}
