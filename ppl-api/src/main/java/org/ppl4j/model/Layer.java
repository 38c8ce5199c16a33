package org.ppl4j.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ppl4j.Value;
import org.ppl4j.error.AddressMismatch;
import org.ppl4j.model.Request.Kind;

/**
 * A handler in its place around a part of a program. It sees the part's addresses as the part's
 * author wrote them, without the prefix under which the part is called.
 */
final class Layer {
  private final Handler handler;
  private final String prefix;
  private final Map<String, Kind> seen = new LinkedHashMap<>();

  Layer(Handler handler, String prefix) {
    this.handler = handler;
    this.prefix = prefix;
  }

  Value handle(Request request, Handler.Next next) {
    Request own = request.at(request.address().substring(prefix.length()));
    seen.put(own.address(), own.kind());
    return handler.handle(own, further -> next.apply(further.at(prefix + further.address())));
  }

  /** Fails if the handler was for a site that the part does not have. */
  void requireTargets() {
    Handler.Targets targets = handler.targets();
    for (String address : targets.addresses()) {
      Kind kind = seen.get(address);
      if (kind == null) {
        throw AddressMismatch.untouched(
            targets.what(), address, Suggest.among(address, seen.keySet()), targets.source());
      }
      if (!targets.kinds().contains(kind)) {
        String wanted = name(targets.kinds().iterator().next());
        throw AddressMismatch.kind(targets.what(), address, name(kind), wanted, targets.source());
      }
    }
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
