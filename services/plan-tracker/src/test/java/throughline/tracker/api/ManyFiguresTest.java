package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A figure of every library for a quarter: what was entered and what waits comes in pages. */
@QuarkusTest
class ManyFiguresTest {

  private static final String FILE = "/observations/file";
  private static final String VISITS = "/measures/school-visits/observations";
  private static final String ADVICE = "/measures/mecc-interventions/observations";
  private static final int LIBRARIES = Library.seed().size();
  private static final int HEAVIEST = 42_000;

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject RebuildFigures rebuild;

  @BeforeEach
  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("proposal");
    Entered.forget("observation", rebuild);
  }

  @Test
  void everyFigureIsOnOnePageAndNoneOnTwo() {
    enterForEveryLibrary("school-visits");

    var seen = new HashSet<String>();
    var page = lead.open(VISITS);
    assertTrue(page.text("main").contains("1 to 15 of %d figures".formatted(LIBRARIES)));
    for (var next = VISITS; !next.isEmpty(); next = link(page, "next")) {
      page = lead.open(next);
      assertTrue(page.bytes().length < HEAVIEST, "bytes: " + page.bytes().length);
      assertTrue(seen.addAll(links(page, "/correct")), "twice");
    }
    assertEquals(LIBRARIES, seen.size());

    var back = lead.open(link(page, "prev"));
    assertEquals(15, links(back, "/correct").size());
    assertTrue(
        lead.open(VISITS + "?after=rubbish").text("main").contains("1 to 15"),
        "a garbled link leads to the first page");
  }

  @Test
  void whatIsTickedOnALaterPageIsApprovedAndAMistakeLeavesThePage() {
    enterForEveryLibrary("mecc-interventions");
    var later = other.open(link(other.open("/approvals"), "next"));
    assertTrue(later.text("main").contains("16 to 30 of %d figures".formatted(LIBRARIES)));
    assertTrue(later.bytes().length < HEAVIEST, "bytes: " + later.bytes().length);

    var refused = other.send(later, later.action(), Map.of());
    assertEquals(400, refused.status());
    assertEquals(links(later, "/return"), links(refused, "/return"));

    var box = refused.value("proposal");
    other.follow(other.tick(refused, refused.action(), "proposal", List.of(box)));

    var left = LIBRARIES - 1;
    assertTrue(other.open("/approvals").text("main").contains("of %d figures".formatted(left)));
    assertTrue(lead.open(ADVICE).text("main").contains("The first 15 of %d.".formatted(left)));
    assertFalse(lead.open(ADVICE).text("tbody").isEmpty(), "the approved one counts");
  }

  private void enterForEveryLibrary(String measure) {
    var rows =
        Library.seed().stream()
            .map(library -> "%s,2024/25 Q1,%s,7\n".formatted(measure, library.code()))
            .collect(Collectors.joining("", "Measure,Period,Place,Figure\n", ""));
    var about = Map.of("source", "Old reports (test)", "reason", "A page was missing");
    var content = rows.getBytes(StandardCharsets.UTF_8);
    var preview =
        lead.follow(lead.upload(lead.open(FILE), FILE, "file", "figures.csv", content, about));
    lead.follow(lead.send(preview, preview.action(), Map.of()));
  }

  /** The address behind "Next page" or "Previous page"; empty if there is none. */
  private static String link(Page page, String direction) {
    var way = direction.equals("next") ? "?after=" : "?before=";
    return page.links().stream().filter(each -> each.contains(way)).findFirst().orElse("");
  }

  private static Set<String> links(Page page, String end) {
    return page.links().stream().filter(each -> each.endsWith(end)).collect(Collectors.toSet());
  }
}
