package org.ppl4j.mcmc.potential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Unconstrained;

/** Which numbers of a vector are whose: real sites in the program's order, then discrete ones. */
public final class Layout {
  private final List<Slot> slots = new ArrayList<>();
  private final int dimension;
  private final int size;

  /**
   * One site's place.
   *
   * @param part the site
   * @param offset where its numbers begin
   */
  public record Slot(Unconstrained.Part part, int offset) {
    /** Where the next one's numbers begin. */
    public int limit() {
      return offset + part.size();
    }
  }

  Layout(List<Unconstrained.Part> parts) {
    int next = 0;
    for (Unconstrained.Part part : parts) {
      if (!part.isDiscrete()) {
        slots.add(new Slot(part, next));
        next += part.size();
      }
    }
    dimension = next;
    for (Unconstrained.Part part : parts) {
      if (part.isDiscrete()) {
        slots.add(new Slot(part, next));
        next += part.size();
      }
    }
    size = next;
  }

  /** The sites' places, in order. */
  public List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** How many numbers are free reals. */
  public int dimension() {
    return dimension;
  }

  /** How many numbers a vector has. */
  public int size() {
    return size;
  }

  /**
   * A site's place.
   *
   * @throws InvalidArgument if there is no such site
   */
  public Slot slot(String address) {
    return slots.stream()
        .filter(slot -> slot.part().address().equals(address))
        .findFirst()
        .orElseThrow(() -> unknown(address));
  }

  private InvalidArgument unknown(String address) {
    List<String> known = slots.stream().map(slot -> slot.part().address()).toList();
    return InvalidArgument.of(
        Report.of("there is no random site \"" + address + "\" to sample; there are " + known + ".")
            .at(Source.here())
            .cure("name one of these"));
  }

  /** The addresses of the sites that some numbers belong to, in order. */
  public Set<String> sitesOf(List<Integer> places) {
    Set<String> out = new LinkedHashSet<>();
    for (Slot slot : slots) {
      if (places.stream().anyMatch(place -> slot.offset() <= place && place < slot.limit())) {
        out.add(slot.part().address());
      }
    }
    return out;
  }
}
