package org.ppl4j.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ppl4j.lang.ast.Ast;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.source.Diagnostic;
import org.ppl4j.lang.type.Type.Tensor;

/** Whether a guide draws what its model leaves unknown: names, types, sets, subsamples. */
final class Agreement {
  private final Session session;
  private final Programs programs;

  Agreement(Session session, Programs programs) {
    this.session = session;
    this.programs = programs;
  }

  void check(
      Declaration.Guide guide, Symbol guideSymbol, Program mine, Symbol target, Program theirs) {
    if (mine.isOpen || theirs.isOpen) {
      return;
    }
    Set<String> given = new TreeSet<>();
    for (Ast.Parameter parameter : guide.parameters()) {
      given.add(parameter.name().text());
    }
    List<Program.Choice> missing = new ArrayList<>();
    for (Program.Choice wanted : theirs.choices.values()) {
      Program.Choice drawn = mine.choices.get(wanted.address());
      if (drawn != null) {
        alike(target, wanted, drawn);
      } else if (!wanted.isMarginal() && !given.contains(wanted.address())) {
        missing.add(wanted);
      }
    }
    List<Program.Choice> further = new ArrayList<>();
    for (Program.Choice drawn : mine.choices.values()) {
      if (!theirs.choices.containsKey(drawn.address())) {
        further.add(drawn);
      }
    }
    Set<String> explained = new TreeSet<>();
    for (Program.Choice drawn : further) {
      String near =
          Session.near(drawn.address(), missing.stream().map(Program.Choice::address).toList());
      if (near != null) {
        explained.add(near);
      }
      if (near != null || !programs.isMarginalised(guideSymbol)) {
        further(target, theirs, drawn, near);
      }
    }
    missing.removeIf(wanted -> explained.contains(wanted.address()));
    if (!missing.isEmpty()) {
      missing(guide, target, missing);
    }
  }

  private void missing(Declaration.Guide guide, Symbol target, List<Program.Choice> missing) {
    List<String> names = missing.stream().map(each -> "`" + each.address() + "`").toList();
    Diagnostic problem =
        session.error(
            "agreement",
            guide.name().span(),
            "the guide does not draw "
                + String.join(", ", names)
                + ", which `"
                + target.name()
                + "` leaves unknown");
    for (Program.Choice each : missing) {
      problem = problem.fact("model", each.address() + ": " + each.type(), each.span());
    }
    session.add(problem.cure("draw each by `name ~ ...`"));
  }

  private void further(Symbol target, Program theirs, Program.Choice drawn, @Nullable String near) {
    Diagnostic problem =
        session.error(
            "agreement",
            drawn.span(),
            "`" + target.name() + "` has no random value `" + drawn.address() + "`");
    boolean isObserved =
        theirs.sites.stream().anyMatch(site -> site.name().equals(drawn.address()));
    if (near != null) {
      problem = problem.cure("did you mean `" + near + "`?");
    } else if (isObserved) {
      problem = problem.cure("it is observed there: leave it out here");
    } else {
      problem =
          problem
              .fact("random values", String.join(", ", theirs.choices.keySet()))
              .cure(
                  "what only helps a guide is integrated out: `marginal guide keep ... using ...`");
    }
    session.add(problem);
  }

  private void alike(Symbol target, Program.Choice wanted, Program.Choice drawn) {
    Tensor a = wanted.type();
    Tensor b = drawn.type();
    String code =
        a.element() != b.element() ? "type" : !a.shape().equals(b.shape()) ? "shape" : null;
    if (wanted.isMarginal()) {
      session.add(
          session
              .error(
                  "agreement",
                  drawn.span(),
                  "`" + target.name() + "` sums over `" + drawn.address() + "` itself")
              .fact("model", "`via marginalize`", wanted.span())
              .cure("leave it out here, or leave `via marginalize` out there"));
    } else if (code != null) {
      session.add(
          session
              .error(
                  "agreement",
                  drawn.span(),
                  "`" + drawn.address() + "` is not what `" + target.name() + "` draws")
              .fact("model", a.toString(), wanted.span())
              .fact("guide", b.toString())
              .cure(
                  "a guide has one element for each element of the model's plates, outermost first"));
    } else if (!wanted.subsampled().equals(drawn.subsampled())) {
      session.add(
          session
              .error(
                  "agreement",
                  drawn.span(),
                  "`"
                      + drawn.address()
                      + "` is not drawn for the elements that `"
                      + target.name()
                      + "` looks at")
              .fact("model", "subsampled in " + plates(wanted), wanted.span())
              .fact("guide", "subsampled in " + plates(drawn))
              .cure("draw it in a plate of the same name and the same subsample"));
    } else {
      sets(target, wanted, drawn);
    }
  }

  private static String plates(Program.Choice choice) {
    return choice.subsampled().isEmpty() ? "no plate" : String.join(", ", choice.subsampled());
  }

  private void sets(Symbol target, Program.Choice wanted, Program.Choice drawn) {
    boolean isWithin = Domains.isWithin(drawn.type().domain(), wanted.type().domain());
    boolean isAll = Domains.isWithin(wanted.type().domain(), drawn.type().domain());
    if (!isWithin
        && (isAll || Domains.areDisjoint(wanted.type().domain(), drawn.type().domain()))) {
      session.add(
          session
              .error(
                  "agreement",
                  drawn.span(),
                  "the guide draws `"
                      + drawn.address()
                      + "` outside of what `"
                      + target.name()
                      + "` allows")
              .fact("model", wanted.type().domain().toString(), wanted.span())
              .fact("guide", drawn.type().domain().toString())
              .cure("draw it from a distribution on that set" + example(wanted)));
    } else if (isWithin && !isAll && !drawn.type().domain().sameAs(wanted.type().domain())) {
      session.add(
          session
              .warning(
                  "agreement",
                  drawn.span(),
                  "the guide covers only a part of what `" + drawn.address() + "` may be")
              .fact("model", wanted.type().domain().toString(), wanted.span())
              .fact("guide", drawn.type().domain().toString()));
    }
  }

  private static String example(Program.Choice wanted) {
    return switch (wanted.type().domain().kind()) {
      case REAL ->
          Domains.lower(wanted.type().domain()) == 0 && wanted.type().domain().upper() == null
              ? ": log_normal, gamma"
              : Domains.lower(wanted.type().domain()) == 0
                      && Domains.upper(wanted.type().domain()) == 1
                  ? ": beta, kumaraswamy"
                  : "";
      case SIMPLEX -> ": dirichlet";
      default -> "";
    };
  }
}
