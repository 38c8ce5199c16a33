package org.ppl4j.lang.java;

import static org.ppl4j.lang.java.Layout.join;
import static org.ppl4j.lang.java.Layout.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.PplLines;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.code.Code;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.lower.Translator;

/**
 * The source of a class for a {@code .ppl} file: records for data and results, and a method for
 * each model, guide, objective and function. Errors and stack traces of it name the file's lines.
 */
public final class JavaSource {
  private static final Layout HARD = new Layout.Hard();

  private final Unit unit;
  private final Imports imports;
  private final CodeLayout codes;

  private JavaSource(Unit unit) {
    this.unit = unit;
    this.imports = new Imports(unit);
    this.codes = new CodeLayout(imports);
  }

  /**
   * The text of the class.
   *
   * @param checked a file without errors
   * @param packageName the package; empty for none
   */
  public static String of(Checked checked, String packageName) {
    return of(Translator.translate(checked), packageName);
  }

  /** The text of a class. */
  public static String of(Unit unit, String packageName) {
    return new JavaSource(unit).write(packageName);
  }

  /** The class's name for a file's name: {@code EightSchools} for {@code eight_schools.ppl}. */
  public static String className(String fileName) {
    return Translator.className(fileName);
  }

  /** The method's name for a declaration's name: {@code meanField} for {@code mean_field}. */
  public static String methodName(String name) {
    return Translator.methodName(name);
  }

  private String write(String packageName) {
    LayoutWriter.Written body = LayoutWriter.write(body());
    String annotation = imports.name(PplLines.class);
    String generated = imports.name(Generated.class);
    String head =
        (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
            + imports.text()
            + "\n/** What {@code "
            + unit.file()
            + "} declares. */\n@"
            + generated
            + "(\"ppl4j\")\n";
    int before = (int) head.lines().count();
    String lines = "";
    int height = -1;
    while (height != count(lines)) { // The annotation's own height moves what is below it.
      height = count(lines);
      lines = lines(annotation, body.origins(), before + height);
    }
    return head + lines + body.text() + "\n";
  }

  private static int count(String text) {
    return (int) text.lines().count();
  }

  /** The annotation: pairs of a line of the class and the file's line, where the latter changes. */
  private String lines(String annotation, SortedMap<Integer, Integer> origins, int offset) {
    StringBuilder out = new StringBuilder("@" + annotation + "(\n    file = \"");
    out.append(unit.file()).append("\",\n    lines = {");
    StringBuilder row = new StringBuilder();
    int last = 0;
    for (Map.Entry<Integer, Integer> entry : origins.entrySet()) {
      if (entry.getValue() != last) {
        last = entry.getValue();
        String pair = (entry.getKey() + offset) + ", " + last + ",";
        if (row.length() + pair.length() > 88) {
          out.append("\n      ").append(row.toString().strip());
          row.setLength(0);
        }
        row.append(' ').append(pair);
      }
    }
    out.append("\n      ").append(row.toString().strip());
    return out.append("\n    })\n").toString();
  }

  private Layout body() {
    List<Layout> members = new ArrayList<>();
    for (Unit.Constant constant : unit.constants()) {
      String type = imports.name(constant.local().type());
      members.add(
          join(
              doc(constant.comment(), List.of()),
              new Layout.Text(
                  "public static final " + type + " " + constant.local().name() + " = ",
                  constant.line()),
              codes.code(constant.value()),
              text(";")));
    }
    unit.records().forEach(record -> members.add(record(record)));
    members.add(text("private " + unit.name() + "() {}"));
    unit.methods().forEach(method -> members.add(method(method)));
    List<Layout> inside = new ArrayList<>();
    for (Layout member : members) {
      inside.add(inside.isEmpty() ? text("") : HARD);
      inside.add(HARD);
      inside.add(member);
    }
    inside.remove(0);
    return join(
        text("public final class " + unit.name() + " {"),
        new Layout.Indent(2, new Layout.Join(inside)),
        HARD,
        text("}"));
  }

  private Layout record(Unit.RecordType record) {
    boolean isData = !record.checks().isEmpty();
    List<String> comment = new ArrayList<>(record.comment());
    if (comment.isEmpty()) {
      comment.add(isData ? "The data of " + users(record) + "." : "Values by name.");
    }
    List<String> parameters = new ArrayList<>();
    for (Unit.Component component : record.components()) {
      if (!component.comment().isEmpty()) {
        String said = String.join(" ", component.comment());
        parameters.add("@param " + component.name() + " " + escaped(said));
      }
    }
    String head = "public record " + record.name();
    Layout opened =
        join(doc(comment, parameters), parameters(head, record.components(), record.line()));
    if (!isData) {
      return join(opened, text(" {}"));
    }
    Layout checks =
        join(
            doc(List.of("Checks that they fit together."), List.of()),
            text("public " + record.name() + " {"),
            new Layout.Indent(2, join(HARD, codes.statements(record.checks()))),
            HARD,
            text("}"));
    Layout inner =
        record.inferred().isEmpty() ? checks : join(checks, HARD, HARD, inferring(record));
    return join(opened, text(" {"), new Layout.Indent(2, join(HARD, inner)), HARD, text("}"));
  }

  private String users(Unit.RecordType record) {
    return unit.methods().stream()
        .filter(
            method ->
                method.parameters().size() == 1
                    && record.name().equals(method.parameters().get(0).type().own()))
        .map(method -> "{@link " + "#" + method.name() + "}")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A constructor without the sizes that the arrays tell. */
  private Layout inferring(Unit.RecordType record) {
    Set<String> inferred = new HashSet<>();
    record.inferred().forEach(each -> inferred.add(each.name()));
    List<Unit.Component> given =
        record.components().stream().filter(each -> !inferred.contains(each.name())).toList();
    List<Code> all = new ArrayList<>();
    for (Unit.Component component : record.components()) {
      Code from = from(record, component.name());
      all.add(from == null ? new Code.Local(component.name(), component.type()) : from);
    }
    Layout call = codes.code(new Code.Own("this", all, all.get(0).type(), record.line()));
    return join(
        doc(List.of("With the sizes that the arrays have."), List.of()),
        parameters("public " + record.name(), given, record.line()),
        text(" {"),
        new Layout.Indent(2, join(HARD, call, text(";"))),
        HARD,
        text("}"));
  }

  private static @Nullable Code from(Unit.RecordType record, String component) {
    return record.inferred().stream()
        .filter(each -> each.name().equals(component))
        .map(Unit.Inferred::from)
        .findFirst()
        .orElse(null);
  }

  private Layout parameters(String head, List<Unit.Component> components, int line) {
    List<Layout> parts = new ArrayList<>();
    for (Unit.Component component : components) {
      if (!parts.isEmpty()) {
        parts.add(text(","));
        parts.add(new Layout.Break(" "));
      }
      parts.add(text(imports.name(component.type()) + " " + component.name()));
    }
    return new Layout.Group(
        join(
            new Layout.Text(head + "(", line),
            new Layout.Indent(4, join(new Layout.Break(""), new Layout.Join(parts))),
            text(")")));
  }

  private Layout method(Unit.Method method) {
    List<Unit.Component> parameters =
        method.parameters().stream()
            .map(local -> new Unit.Component(local.name(), local.type(), List.of()))
            .toList();
    String head =
        (method.isPublic() ? "public" : "private")
            + " static "
            + imports.name(method.result())
            + " "
            + method.name();
    List<String> comment =
        method.comment().isEmpty()
            ? List.of("{@code " + method.original() + "} of {@code " + unit.file() + "}.")
            : method.comment();
    return join(
        doc(comment, List.of()),
        parameters(head, parameters, method.line()),
        text(" {"),
        new Layout.Indent(2, join(HARD, codes.statements(method.body()))),
        HARD,
        text("}"));
  }

  private static Layout doc(List<String> comment, List<String> tags) {
    List<String> lines = new ArrayList<>();
    for (String line : comment) {
      lines.add(line.startsWith("{@") ? line : escaped(line));
    }
    if (lines.isEmpty() && tags.isEmpty()) {
      return text("");
    }
    if (lines.size() == 1 && tags.isEmpty() && lines.get(0).length() < 88) {
      return join(text("/** " + lines.get(0) + " */"), HARD);
    }
    if (!tags.isEmpty() && !lines.isEmpty()) {
      lines.add("");
    }
    lines.addAll(tags);
    List<Layout> out = new ArrayList<>(List.of(text("/**"), HARD));
    for (String line : lines) {
      out.add(text((" * " + line).stripTrailing()));
      out.add(HARD);
    }
    out.add(text(" */"));
    out.add(HARD);
    return new Layout.Join(out);
  }

  /** A comment may say anything; Javadoc reads signs of HTML and at-signs. */
  private static String escaped(String line) {
    if (line.contains("{@")) {
      return line;
    }
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;");
  }
}
