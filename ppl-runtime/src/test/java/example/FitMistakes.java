package example;

import java.util.List;
import java.util.function.BiConsumer;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.NotFinite;
import org.ppl4j.error.NotFinite.Culprit;
import org.ppl4j.error.PplException;
import org.ppl4j.error.UnhealthyFit;

/** The errors of fits, as their factories make them; ppl-vi shows them as they arise. */
final class FitMistakes {
  private FitMistakes() {}

  static void addTo(BiConsumer<String, Runnable> all) {
    Real x = Real.input("x");
    Culprit operand = new Culprit(x.minus(2).expr().party(), "-1.5", List.of());
    Culprit culprit = new Culprit(x.log().expr().party(), "NaN", List.of("x"));
    all.accept(
        "not-finite",
        () ->
            raise(NotFinite.step("the objective elbo", Double.NaN, 17, culprit, List.of(operand))));
    all.accept(
        "not-finite-rounded",
        () -> raise(NotFinite.rounded("the objective elbo", Double.NEGATIVE_INFINITY, 17)));
    all.accept(
        "invalid-file",
        () ->
            raise(InvalidFile.of("fit.json", "a saved fit", "it is no JSON", "give another file")));
    all.accept(
        "unhealthy-fit",
        () ->
            raise(
                UnhealthyFit.of(
                    "elbo", List.of("k-hat is 0.91", "it moves"), List.of("wait", "wait more"))));
  }

  private static void raise(PplException error) {
    throw error;
  }
}
