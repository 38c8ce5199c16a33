package org.ppl4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is published: the BOM, and the poms that the guide to installing shows. */
class PublishingTest {
  private static final Path ROOT = Modules.root();

  private record Coordinates(String artifact, String version, String type, String classifier) {}

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static Document pom(String file) throws Exception {
    return parse(Files.readString(ROOT.resolve(file)));
  }

  private static String text(Element parent, String name, String otherwise) {
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i).getNodeName().equals(name)) {
        return all.item(i).getTextContent().strip();
      }
    }
    return otherwise;
  }

  private static List<Coordinates> dependencies(Document document) {
    List<Coordinates> out = new ArrayList<>();
    NodeList all = document.getElementsByTagName("dependency");
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      out.add(
          new Coordinates(
              text(one, "groupId", "").replace("${project.groupId}", "org.ppl4j")
                  + ":"
                  + text(one, "artifactId", ""),
              text(one, "version", ""),
              text(one, "type", "jar"),
              text(one, "classifier", "")));
    }
    return out;
  }

  private static String property(Document pom, String name) {
    return pom.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void theBomHasTheVersionsOfTheBuild() throws Exception {
    Document root = pom("pom.xml");
    Document bom = pom("ppl-bom/pom.xml");
    for (String name : List.of("djl.version", "pytorch.version")) {
      assertThat(property(bom, name)).as(name).isEqualTo(property(root, name));
    }
    assertThat(text(bom.getDocumentElement(), "version", ""))
        .isEqualTo(text(root.getDocumentElement(), "version", "none"));
    assertThat(Files.readString(ROOT.resolve("ppl-bom/pom.xml")))
        .contains("<version>" + property(root, "spotless.version") + "</version>");
  }

  /** Every module that is published, but for the BOM itself, and none that is not. */
  @Test
  void theBomHasEveryPublishedModule() throws Exception {
    Set<Coordinates> published = new HashSet<>();
    NodeList modules = pom("pom.xml").getElementsByTagName("module");
    for (int i = 0; i < modules.getLength(); i++) {
      Document module = pom(modules.item(i).getTextContent().strip() + "/pom.xml");
      Element project = module.getDocumentElement();
      boolean skipped = module.getElementsByTagName("maven.deploy.skip").getLength() > 0;
      String artifact = text(project, "artifactId", "");
      if (!skipped && !artifact.equals("ppl-bom")) {
        String type = text(project, "packaging", "jar").equals("pom") ? "pom" : "jar";
        published.add(new Coordinates("org.ppl4j:" + artifact, "${project.version}", type, ""));
      }
    }
    assertThat(published).hasSize(10);
    assertThat(dependencies(pom("ppl-bom/pom.xml")))
        .filteredOn(d -> d.artifact().startsWith("org.ppl4j:"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  /** Whose it is and under which licence is said alike by both poms without a parent of ours. */
  @Test
  void thePomsNameTheLicenceThatIsThere() throws Exception {
    String licence = Files.readString(ROOT.resolve("LICENSE"));
    for (String file : List.of("pom.xml", "ppl-bom/pom.xml")) {
      Document pom = pom(file);
      Element named = (Element) pom.getElementsByTagName("license").item(0);
      assertThat(text(named, "name", "")).isEqualTo("Apache-2.0");
      assertThat(text(named, "url", ""))
          .isEqualTo("https://www.apache.org/licenses/LICENSE-2.0.txt");
      assertThat(licence).contains("Apache License", "Version 2.0");
      assertThat(pom.getElementsByTagName("developer").getLength()).isEqualTo(1);
      for (String what : List.of("name", "description")) {
        assertThat(text(pom.getDocumentElement(), what, "")).as(what).isNotEmpty();
      }
    }
  }

  @Test
  void theGuidesPomsNameWhatTheBomHas() throws Exception {
    String guide = Files.readString(ROOT.resolve("docs/install.md"));
    List<Coordinates> managed = dependencies(pom("ppl-bom/pom.xml"));
    Matcher blocks = Pattern.compile("(?s)```xml\\n(.*?)```").matcher(guide);
    int found = 0;
    while (blocks.find()) {
      for (Coordinates shown : dependencies(parse("<x>" + blocks.group(1) + "</x>"))) {
        found++;
        if (shown.artifact().equals("org.ppl4j:ppl-bom")) {
          assertThat(shown.version())
              .isEqualTo(text(pom("ppl-bom/pom.xml").getDocumentElement(), "version", "none"));
          assertThat(shown.type()).isEqualTo("pom");
        } else {
          assertThat(managed)
              .as(shown.artifact())
              .anySatisfy(
                  d -> {
                    assertThat(d.artifact()).isEqualTo(shown.artifact());
                    assertThat(d.type()).isEqualTo(shown.type());
                    assertThat(d.classifier()).isEqualTo(shown.classifier());
                  });
        }
      }
    }
    assertThat(found).isEqualTo(6);
    // The table of platforms is the BOM's.
    Set<String> classifiers = new TreeSet<>();
    managed.forEach(d -> classifiers.add(d.classifier()));
    classifiers.remove("");
    assertThat(classifiers)
        .containsExactly("linux-aarch64", "linux-x86_64", "osx-aarch64", "win-x86_64")
        .allSatisfy(c -> assertThat(guide).contains("| `" + c + "` |"));
    assertThat(guide)
        .contains("`pytorch-native-cpu` " + property(pom("pom.xml"), "pytorch.version"));
  }

  @Test
  void torchIsOptionalInTheRuntime() throws Exception {
    Document runtime = pom("ppl-runtime/pom.xml");
    NodeList all = runtime.getElementsByTagName("dependency");
    int djl = 0;
    for (int i = 0; i < all.getLength(); i++) {
      Element one = (Element) all.item(i);
      if (text(one, "groupId", "").startsWith("ai.djl")) {
        djl++;
        assertThat(text(one, "optional", "false")).isEqualTo("true");
      }
    }
    assertThat(djl).isEqualTo(4);
  }
}
