package example;

import java.nio.file.Path;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/** Samples the coin's fairness from its tosses. */
public final class Main {
  private Main() {}

  /** The model of {@code coin.ppl}, given tosses: 1 for heads, 0 for tails. */
  public static Model<NoArguments, Fields> coin(int... tosses) {
    return Model.load(Path.of("src/main/ppl/coin.ppl"))
        .given(Fields.of().and("N", tosses.length).and("heads", tosses));
  }

  public static void main(String[] args) {
    Posterior<Fields> posterior = Mcmc.of(coin(1, 1, 0, 1, 1, 1, 0, 1, 1, 1)).seed(1).run();
    System.out.print(posterior.summary());
    System.out.print(posterior.diagnostics());
  }
}
