package org.ppl4j.lang.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Statement;
import org.ppl4j.lang.type.Domain;
import org.ppl4j.lang.type.Size;
import org.ppl4j.lang.type.Type;

/**
 * What a sample or observe statement comes to.
 *
 * @param name its address, inside its program
 * @param statement where it stands: a {@link Statement.Sample} or {@link Statement.Observe}
 * @param type what one element is, inside its plates and scans: the declared or observed shape, in
 *     the set where the density is positive
 * @param iid the outermost sizes along which the distribution is repeated, each draw independent;
 *     most often none
 * @param restricted the set that the declared type limits the distribution to; null where it does
 *     not limit it
 * @param isOneBased whether values count categories from 1 while the distribution counts them from
 *     0
 */
public record Site(
    String name,
    Statement statement,
    Type type,
    List<Size> iid,
    @Nullable Domain restricted,
    boolean isOneBased) {
  /** Keeps the list. */
  public Site {
    iid = List.copyOf(iid);
  }
}
