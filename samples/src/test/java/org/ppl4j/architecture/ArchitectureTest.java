package org.ppl4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The arrows between modules, the ownership of packages, and what each package must have.
 *
 * <p>{@link Modules} holds the table; a new module gets its line there.
 */
class ArchitectureTest {

  private static final Path ROOT = Modules.root();
  private static final Pattern TEST_JAR = Pattern.compile(".*-tests\\.jar.*");
  private static JavaClasses classes;

  @BeforeAll
  static void importMainClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.matches(TEST_JAR))
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPackages(Modules.ROOT);
  }

  @Test
  void everyModuleHasItsLineInTheTable() {
    assertThat(Modules.ARROWS.keySet()).containsAll(Modules.folders(ROOT));
  }

  @Test
  void aPackageBelongsToTheOneModuleThatOwnsIt() {
    Map<String, Set<String>> packages = Modules.packagesInSources(ROOT);
    assertThat(packages).containsKeys("org.ppl4j", "org.ppl4j.compiler", "org.ppl4j.samples");
    packages.forEach(
        (name, modules) -> assertThat(modules).as(name).containsExactly(Modules.ownerOf(name)));
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    List<String> missing = new ArrayList<>();
    for (var entry : Modules.packagesInSources(ROOT).entrySet()) {
      for (String module : entry.getValue()) {
        Path info =
            ROOT.resolve(module)
                .resolve("src/main/java")
                .resolve(entry.getKey().replace('.', '/'))
                .resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("\n@NullMarked\npackage ")) {
          missing.add(ROOT.relativize(info).toString());
        }
      }
    }
    assertThat(missing).as("package-info.java with @NullMarked").isEmpty();
  }

  @Test
  void everyPackageWithClassesIsSeenHere() {
    Set<String> inSources = new TreeSet<>();
    for (var entry : Modules.packagesInSources(ROOT).entrySet()) {
      boolean isApart =
          entry.getValue().contains("benchmarks") || entry.getValue().contains("ppl-maven-plugin");
      if (!isApart && holdsClasses(entry.getKey())) {
        inSources.add(entry.getKey());
      }
    }
    Set<String> seen = new TreeSet<>();
    classes.forEach(c -> seen.add(c.getPackageName()));
    assertThat(seen).as("packages on the test's class path").containsAll(inSources);
  }

  private static boolean holdsClasses(String packageName) {
    Path folder =
        ROOT.resolve(Modules.ownerOf(packageName))
            .resolve("src/main/java")
            .resolve(packageName.replace('.', '/'));
    String[] names = folder.toFile().list((dir, name) -> name.endsWith(".java"));
    return names != null && names.length > 1;
  }

  @Test
  void modulesUseOnlyWhatTheirArrowsAllow() {
    // Empty only until the first class is written.
    classes().should(useOnlyAllowedModules()).allowEmptyShould(true).check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .assignedFrom(packages())
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void theTableForbidsWhatItShould() {
    assertThat(Modules.mayUse("org.ppl4j.runtime.torch", "org.ppl4j.compiler")).isTrue();
    assertThat(Modules.mayUse("org.ppl4j.dist", "org.ppl4j.ir")).isTrue();
    assertThat(Modules.mayUse("org.ppl4j.ir", "org.ppl4j.compiler")).isFalse();
    assertThat(Modules.mayUse("org.ppl4j.vi.guide", "org.ppl4j.runtime")).isFalse();
    assertThat(Modules.mayUse("org.ppl4j.vi", "org.ppl4j.mcmc")).isFalse();
    assertThat(Modules.mayUse("org.ppl4j.compiler", "org.ppl4j.lang")).isFalse();
  }

  private static ArchCondition<JavaClass> useOnlyAllowedModules() {
    return new ArchCondition<>("use only the modules that the arrows allow") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          String from = origin.getPackageName();
          String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
          if (Modules.isOurs(to) && !Modules.mayUse(from, to)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return SliceIdentifier.of(javaClass.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }
}
