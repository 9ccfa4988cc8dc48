package throughline.platform.web.parts;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class PartsPagesTest {

  private static final Path TAGS = Path.of("src/main/resources/templates/tags");

  /** What other tags are made of, and what a page shows only after something happened. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "fieldDescribedBy",
          "fieldNotes",
          "formKeys",
          "heldItems",
          "keptPart",
          "oneOrTwo",
          "seen",
          "sentFields",
          "tableCaption",
          "takeApart",
          "successBanner",
          "contact");

  @Test
  void withoutTheSettingThePageIsNotThere() {
    given().get("/parts").then().statusCode(404);
    var token = TestTokens.token("anybody", "Ada Vole", "administrator");
    given().auth().oauth2(token).get("/parts").then().statusCode(404);
  }

  @Test
  void everyTagIsShownWithItsUse() throws IOException {
    var uses = page().select(".tl-source").eachText().toString();
    try (Stream<Path> tags = Files.list(TAGS)) {
      var missing =
          tags.map(tag -> tag.getFileName().toString().replace(".html", ""))
              .filter(tag -> !NOT_SHOWN.contains(tag) && !uses.contains("{#" + tag + " "))
              .filter(tag -> !uses.contains("{#" + tag + "}"))
              .toList();
      assertEquals(List.of("errorSummary"), missing);
    }
  }

  @Test
  void everyFieldHasALabelAndEveryIdIsThereOnce() {
    var page = page();
    for (var field : page.select("input:not([type=hidden]), select, textarea")) {
      assertNotNull(page.selectFirst("label[for=" + field.id() + "]"), field.outerHtml());
    }
    var twice =
        page.select("[id]").eachAttr("id").stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    twice.values().removeIf(count -> count == 1);
    assertEquals(Set.of(), twice.keySet());
    for (var noted : page.select("[aria-describedby]")) {
      for (var id : noted.attr("aria-describedby").split(" ")) {
        assertNotNull(page.getElementById(id), id);
      }
    }
  }

  @Test
  void noPartNeedsWhatThePolicyForbids() {
    var page = page();
    assertEquals(0, page.select("[style], style, [onclick], [onchange]").size());
    assertFalse(page.select("script").stream().anyMatch(script -> !script.hasAttr("src")));
  }

  private static Document page() {
    return Jsoup.parse(given().get("/served-parts").asString());
  }
}
