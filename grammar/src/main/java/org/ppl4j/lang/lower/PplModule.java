package org.ppl4j.lang.lower;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.InvalidFile;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.lang.ast.Declaration;
import org.ppl4j.lang.check.Checked;
import org.ppl4j.lang.check.Checker;
import org.ppl4j.lang.code.Unit;
import org.ppl4j.lang.source.Diagnostics;
import org.ppl4j.lang.source.SourceFile;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.Suggest;
import org.ppl4j.objective.Objective;

/**
 * A {@code .ppl} file whose models, guides, objectives and functions can be used at once, without
 * any Java being compiled.
 *
 * <pre>{@code
 * PplModule file = PplModule.load(Path.of("eight_schools.ppl"));
 * Model<NoArguments, Fields> schools =
 *     file.model("eight_schools").given(Fields.of().and("y", y).and("sigma", sigma));
 * }</pre>
 *
 * <p>Arguments and results are {@link Fields}, by the names that the file has for them. Sizes that
 * the shapes of other arguments tell may be left out.
 */
public final class PplModule {
  private final Checked checked;
  private final Unit unit;
  private final Evaluator evaluator;

  private PplModule(Checked checked) {
    this.checked = checked;
    this.unit = Translator.translate(checked);
    this.evaluator = new Evaluator(unit);
  }

  /**
   * Reads a file.
   *
   * @throws org.ppl4j.error.InvalidFile if it cannot be read
   * @throws org.ppl4j.error.InvalidProgram if it has errors; the message lists all of them
   */
  public static PplModule load(Path file) {
    return of(source(file));
  }

  /**
   * Reads a text.
   *
   * @param name what errors call it, like {@code eight_schools.ppl}
   * @throws org.ppl4j.error.InvalidProgram if it has errors; the message lists all of them
   */
  public static PplModule of(String name, String text) {
    return of(new SourceFile(name, text));
  }

  private static SourceFile source(Path file) {
    try {
      return SourceFile.read(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", "correct the name");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is no text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), "give a file of the .ppl language");
    }
  }

  private static InvalidFile unreadable(Path file, String problem, String cure) {
    return InvalidFile.of(file.toString(), "a program", problem, cure);
  }

  private static PplModule of(SourceFile source) {
    return of(Checker.check(source));
  }

  /**
   * A file that has been checked.
   *
   * @throws org.ppl4j.error.InvalidProgram if it has errors; the message lists all of them
   */
  public static PplModule of(Checked checked) {
    Diagnostics.requireNoErrors(checked.source(), checked.diagnostics());
    return new PplModule(checked);
  }

  /** The file with all that is known of it; its diagnostics are warnings. */
  public Checked checked() {
    return checked;
  }

  /** The file as a class of Java. */
  public Unit unit() {
    return unit;
  }

  /** The names of its models, in order. */
  public List<String> models() {
    return names(Declaration.Model.class);
  }

  /** The names of its guides, in order. */
  public List<String> guides() {
    return names(Declaration.Guide.class);
  }

  /** The names of its objectives, in order. */
  public List<String> objectives() {
    return names(Declaration.Objective.class);
  }

  /** The names of its functions, in order. */
  public List<String> functions() {
    return names(Declaration.Function.class);
  }

  private List<String> names(Class<? extends Declaration> kind) {
    return checked.ast().declarations().stream()
        .filter(kind::isInstance)
        .map(declaration -> declaration.name().text())
        .toList();
  }

  /**
   * The only model of the file.
   *
   * @throws InvalidArgument if there are several, or none
   */
  public Model<Fields, Fields> model() {
    if (models().size() != 1) {
      throw InvalidArgument.of(
          Report.of(
                  unit.file()
                      + " declares "
                      + (models().isEmpty() ? "no model." : "several models."))
              .at(Source.here())
              .cure(
                  models().isEmpty()
                      ? "declare one: model name(...) { ... }"
                      : "name one of " + String.join(", ", models())));
    }
    return model(models().get(0));
  }

  /**
   * A model.
   *
   * @throws InvalidArgument if there is none of that name
   */
  public Model<Fields, Fields> model(String name) {
    return program(Declaration.Model.class, "model", name);
  }

  /**
   * A guide, whose arguments are its model's unless it says otherwise.
   *
   * @throws InvalidArgument if there is none of that name
   */
  public Model<Fields, Fields> guide(String name) {
    return program(Declaration.Guide.class, "guide", name);
  }

  private Model<Fields, Fields> program(
      Class<? extends Declaration.Program> kind, String word, String name) {
    Declaration.Program program = find(kind, word, name);
    return new Programmed(evaluator, unit, checked, program).model();
  }

  /**
   * An objective.
   *
   * @param arguments by name: models without open arguments, and numbers
   * @throws InvalidArgument if there is none of that name, or if it takes other arguments
   */
  public Objective objective(String name, Map<String, ?> arguments) {
    Declaration.Objective objective = find(Declaration.Objective.class, "objective", name);
    Map<String, Object> given = new LinkedHashMap<>(arguments);
    List<Object> inOrder = new ArrayList<>();
    objective
        .parameters()
        .forEach(
            parameter -> {
              Object argument = given.remove(parameter.name().text());
              if (argument == null) {
                throw unfit(objective, "needs \"" + parameter.name() + "\"");
              }
              inOrder.add(argument);
            });
    if (!given.isEmpty()) {
      throw unfit(objective, "takes no \"" + given.keySet().iterator().next() + "\"");
    }
    return (Objective) evaluator.call(method(name, inOrder.size()), inOrder);
  }

  private InvalidArgument unfit(Declaration.Objective objective, String problem) {
    List<String> names =
        objective.parameters().stream().map(parameter -> parameter.name().text()).toList();
    return InvalidArgument.of(
        Report.of("objective \"" + objective.name() + "\" " + problem + ".")
            .at(Source.of(unit.file() + ":" + line(objective)))
            .cure("hand over " + String.join(", ", names)));
  }

  /**
   * What a function gives.
   *
   * @param arguments values in order; ints for those that decide about shapes
   * @throws InvalidArgument if there is none of that name and number of arguments
   */
  public Object call(String name, Object... arguments) {
    find(Declaration.Function.class, "function", name);
    return evaluator.call(method(name, arguments.length), List.of(arguments));
  }

  private Unit.Method method(String original, int parameters) {
    return unit.methods().stream()
        .filter(each -> each.original().equals(original) && each.parameters().size() == parameters)
        .findFirst()
        .orElseThrow(
            () ->
                InvalidArgument.of(
                    Report.of("\"" + original + "\" does not take " + parameters + " arguments.")
                        .at(Source.here())
                        .cure("see its declaration in " + unit.file())));
  }

  private <D extends Declaration> D find(Class<D> kind, String word, String name) {
    @Nullable D found =
        checked.ast().declarations().stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .filter(declaration -> declaration.name().text().equals(name))
            .findFirst()
            .orElse(null);
    if (found == null) {
      throw InvalidArgument.of(
          Report.of(
                  unit.file()
                      + " has no "
                      + word
                      + " \""
                      + name
                      + "\"."
                      + Suggest.among(name, names(kind)))
              .at(Source.here())
              .cure("correct the name"));
    }
    return found;
  }

  private int line(Declaration declaration) {
    return checked.source().line(declaration.name().span().start());
  }
}
