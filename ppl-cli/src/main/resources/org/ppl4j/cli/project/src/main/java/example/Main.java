package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ppl4j.Int;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.Posterior;

/** Samples the coin's fairness from its tosses. */
public final class Main {
  private Main() {}

  /** The posterior, given tosses: 1 for heads, 0 for tails. */
  static Posterior<Coin.Result> posterior(int... heads) {
    // Coin is made of src/main/ppl/example/coin.ppl when the project is built.
    return Mcmc.of(Coin.coin(new Coin.Data(Int.constant(heads)))).seed(1).run();
  }

  /** The column of a file, below its name. */
  static int[] tosses(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).mapToInt(Integer::parseInt).toArray();
  }

  public static void main(String[] args) throws IOException {
    Posterior<Coin.Result> posterior = posterior(tosses(Path.of("data/tosses.csv")));
    System.out.print(posterior.summary());
    System.out.print(posterior.diagnostics());
    double heads = posterior.mean(r -> r.fairness().greaterThan(0.5).toReal()).doubleValue();
    System.out.printf("It prefers heads with probability %.2f.%n", heads);
  }
}
