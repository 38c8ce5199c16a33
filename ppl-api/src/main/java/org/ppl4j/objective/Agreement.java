package org.ppl4j.objective;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Frame;
import org.ppl4j.model.PlateFrame;
import org.ppl4j.model.Program;
import org.ppl4j.model.Program.Entry;
import org.ppl4j.model.Site;
import org.ppl4j.model.Suggest;

/**
 * Whether a guide's choices are choices of a model: every random site of the model is drawn by the
 * guide or given as data, the guide draws nothing else, and what both have is of one type, with a
 * guide's support that lies within the model's. A guide may draw all elements of a plate at once,
 * outside of it, as long as the plate is not subsampled.
 *
 * <p>Supports are compared as far as their bounds are known: equal ones agree; else a few values of
 * the guide's must lie in the model's.
 */
public final class Agreement {
  private final Program model;
  private final Program guide;
  private final Source source;

  private Agreement(Program model, Program guide, Source source) {
    this.model = model;
    this.guide = guide;
    this.source = source;
  }

  /**
   * Checks a guide against a model.
   *
   * @param model the traced model
   * @param guide the traced guide
   * @param data addresses of the model's random sites that have their value from elsewhere
   * @param source the user's line that brings the two together
   * @throws AddressMismatch if a site is missing, unknown, or not alike
   */
  public static void check(Program model, Program guide, Set<String> data, Source source) {
    new Agreement(model, guide, source).check(data);
  }

  private void check(Set<String> data) {
    Map<String, Entry> taken = byAddress(model);
    Map<String, Entry> drawn = byAddress(guide);
    for (Map.Entry<String, Entry> site : drawn.entrySet()) {
      Entry own = taken.get(site.getKey());
      if (own == null) {
        throw AddressMismatch.unwanted(
            model.name(),
            guide.name(),
            why(site.getKey(), taken, drawn.keySet()),
            party(site.getValue()),
            source);
      }
      requireAlike(own, site.getValue());
    }
    for (Map.Entry<String, Entry> site : taken.entrySet()) {
      if (!drawn.containsKey(site.getKey()) && !data.contains(site.getKey())) {
        throw AddressMismatch.unguided(
            model.name(),
            guide.name(),
            drawn.isEmpty() ? " It draws nothing." : " It draws " + names(drawn.keySet()) + ".",
            party(site.getValue()),
            source);
      }
    }
  }

  private static Map<String, Entry> byAddress(Program program) {
    Map<String, Entry> out = new LinkedHashMap<>();
    program.choices().forEach(entry -> out.put(entry.site().address(), entry));
    return out;
  }

  /** Why the model does not take a site; a name that the guide has not used up is suggested. */
  private String why(String address, Map<String, Entry> taken, Set<String> drawn) {
    for (Entry entry : model.entries()) {
      Site site = entry.site();
      if (site.address().equals(address)) {
        return "it is " + kind(site) + " there.";
      }
    }
    Set<String> free = new TreeSet<>(taken.keySet());
    free.removeAll(drawn);
    Set<String> known = free.isEmpty() ? taken.keySet() : free;
    return "it has no such site." + Suggest.among(address, known);
  }

  private static String kind(Site site) {
    if (site instanceof Site.Sample sample) {
      return sample.hidden() ? "hidden, and drawn" : "summed over";
    }
    if (site instanceof Site.Observe) {
      return "observed";
    }
    return site instanceof Site.Param
        ? "a param"
        : site instanceof Site.Factor ? "a factor" : "deterministic";
  }

  private void requireAlike(Entry own, Entry other) {
    String name = "\"" + own.site().address() + "\"";
    if (!own.type().equals(other.type())) {
      throw disagreement(
          name + " is " + own.type() + inModel() + ", but " + other.type() + inGuide() + ".",
          own,
          other,
          "a guide's value has one element for each element of the model's plates, outermost"
              + " first, of the same element type");
    }
    PlateFrame plate = unmatched(own, other);
    if (plate != null) {
      throw disagreement(
          name
              + " stands in plate \""
              + plate.name()
              + "\""
              + inModel()
              + ", which looks at "
              + plate.size()
              + " of "
              + plate.population()
              + " elements; the guide does not draw it for the same ones.",
          own,
          other,
          "sample it in the guide's own plate(\""
              + plate.address()
              + "\", "
              + plate.population()
              + ").subsample("
              + plate.size()
              + "), as Guides.structured(...) does");
    }
    Site.Sample mine = (Site.Sample) own.site();
    Site.Sample theirs = (Site.Sample) other.site();
    String outside = new SupportProbe(guide).outside(mine.distribution(), theirs.distribution());
    if (outside != null) {
      throw disagreement(
          name
              + " is "
              + mine.distribution().support().describe()
              + inModel()
              + ", but "
              + theirs.distribution().support().describe()
              + inGuide()
              + ": it may be "
              + outside
              + ".",
          own,
          other,
          mine.distribution().support().isDiscrete()
              ? "draw it in the guide from a distribution on the model's values"
              : "draw it in the guide from a distribution on the model's support, for example"
                  + " transformed(..., support.bijector(shape))");
    }
  }

  /** A subsampled plate of the model whose elements the guide does not share; else null. */
  private static @Nullable PlateFrame unmatched(Entry own, Entry other) {
    for (int i = 0; i < own.frames().size(); i++) {
      if (own.frames().get(i) instanceof PlateFrame plate
          && plate.size() < plate.population()
          && !(i < other.frames().size() && isSame(plate, other.frames().get(i)))) {
        return plate;
      }
    }
    return null;
  }

  /** The elements of a subsample are drawn by its plate's address. */
  private static boolean isSame(PlateFrame plate, Frame other) {
    return other instanceof PlateFrame mate
        && plate.address().equals(mate.address())
        && plate.population() == mate.population()
        && plate.size() == mate.size();
  }

  private AddressMismatch disagreement(String problem, Entry own, Entry other, String cure) {
    return AddressMismatch.disagreement(problem, party(own), party(other), cure, source);
  }

  private String inModel() {
    return " in \"" + model.name() + "\"";
  }

  private String inGuide() {
    return " in guide \"" + guide.name() + "\"";
  }

  private static String names(Set<String> addresses) {
    return String.join(", ", addresses);
  }

  private static Report.Party party(Entry entry) {
    return requireNonNull(entry.value()).party();
  }
}
