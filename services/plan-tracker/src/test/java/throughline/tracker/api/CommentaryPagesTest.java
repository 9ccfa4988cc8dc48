package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;

/** Commentary is bound to the figure that its author had before them. */
@QuarkusTest
class CommentaryPagesTest extends QuarterReview {

  @Test
  void commentaryStandsOnEveryPageAndSaysWhenTheFigureHasMoved() {
    report("30");
    aim(400);
    write(lead, commentary());

    for (var page : List.of("/measures/" + VISITS, "/", "/measures/" + VISITS + "/commentary")) {
      var text = main(lead, page);
      assertTrue(text.contains("Schools lack buses"), page + text);
      assertTrue(text.contains("Write to heads"), page + text);
      assertFalse(text.contains("Written when the figure was"), page + text);
    }
    assertTrue(main(lead, "/").contains("Write to heads Head of Libraries, by 1 March 2099"));
    correct("33");
    var moved = lead.open("/measures/" + VISITS);
    assertTrue(
        moved.text("main").contains(words("Written when the figure was %d; it is %d now", 0, 3)));
    var changed =
        moved.links().stream()
            .filter(link -> link.contains("/changes?since") && link.contains("&at="))
            .findFirst();
    var why = main(lead, changed.orElseThrow());
    assertTrue(why.contains(words("from %d to %d (+3)", 0, 3)), why);
    assertTrue(why.contains("Corrected"), why);
  }

  @Test
  void whatIsWrongInACommentaryIsSaidAndNothingTypedIsLost() {
    report("30");
    aim(400);
    var wrong =
        Map.of(
            "happening", "",
            "why", "Schools lack buses",
            "what1", "Write to heads",
            "owner1", "",
            "due1-day", "31",
            "due1-month", "2",
            "due1-year", "2099");

    var again = write(lead, wrong);

    assertEquals(400, again.status());
    assertTrue(again.problems().toString().contains("Say what is happening"));
    assertTrue(again.problems().toString().contains("a role, not a name"));
    assertTrue(again.problems().toString().contains("#due1-day"), again.problems().toString());
    assertEquals("Write to heads", again.value("what1"));
    assertEquals("31", again.value("due1-day"));
    assertTrue(again.text("form").contains("Schools lack buses"));
    for (var person : List.of("lee@county.example", "Lee, 01865 123456")) {
      var named = write(lead, with("owner1", person));
      assertTrue(named.problems().toString().contains("must be a role"), person);
    }
    var idle = write(lead, Map.of("happening", "a", "why", "b"));
    assertTrue(idle.problems().toString().contains("is off track. Say what is done next"));
    assertEquals(404, lead.open("/measures/none/commentary").status());
    assertEquals(404, lead.open("/measures/%s/commentary/2001-03-31".formatted(VISITS)).status());
    assertEquals(404, lead.open("/measures/%s/commentary/next".formatted(VISITS)).status());
  }

  /** Their reviews asked for a commentary, and led to a page that was not there. */
  @Test
  void everyQuarterThatIsReviewedCanBeWrittenAbout() {
    judge("OFF_TRACK", "Fewer answer the survey");
    for (var key : List.of(quarter().lastDay().minusYears(2).toString(), "2022-03-31")) {
      var link = "/measures/staff-engagement/commentary/" + key;
      assertTrue(lead.open("/reviews/" + key).links().contains(link), key);
      var saved = lead.follow(lead.send(lead.open(link), link, commentary()));
      assertTrue(saved.links().contains("/reviews/" + key + "#off-track"), "there are more");
    }
    var page = "/measures/staff-engagement/commentary?saved=";
    for (var none : List.of("true", "2021-12-31", London.today(clock).toString())) {
      assertFalse(lead.open(page + none).source().contains("Go on with the review"), none);
    }
    assertEquals(404, lead.open("/measures/staff-engagement/commentary/2021-12-31").status());
    assertEquals(404, lead.open("/measures/staff-engagement/commentary/2099-03-31").status());
  }

  @Test
  void allThatIsOffTrackIsWrittenAboutOnOnePageInOneGo() {
    report("30");
    aim(400);
    judge("OFF_TRACK", "Fewer answer");
    var page = review() + "/commentary";
    assertTrue(lead.open(review()).links().contains(page));
    var form = lead.open(page);
    assertTrue(form.text("#open").startsWith("2 to write about"), form.text("#open"));
    var late = other.open(page);

    var typed = new HashMap<>(about(VISITS, "Schools lack buses"));
    typed.put("happening-" + ENGAGEMENT, List.of("Fewer answer"));
    var wrong = lead.tick(form, page, typed);
    assertEquals(400, wrong.status());
    assertTrue(
        wrong.problems().toString().contains("#why-staff-engagement"), wrong.problems() + "");
    assertTrue(wrong.text("form").contains("Schools lack buses"), "nothing typed is lost");
    assertTrue(main(lead, review()).contains("2 without commentary"), "all of it or nothing");

    typed.putAll(about(ENGAGEMENT, "No time for it"));
    assertEquals(303, lead.tick(wrong, page, typed).status());
    assertTrue(main(lead, review()).contains("Explained"));
    assertTrue(main(lead, page).contains("All that is off track is explained"));
    assertTrue(main(lead, writing()).contains("Schools lack buses"));

    assertEquals(409, other.tick(late, page, about(VISITS, "It rained")).status());
    assertEquals(400, other.tick(late, page, Map.of()).status(), "nothing is typed");
    assertEquals(404, lead.open("/reviews/2099-03-31/commentary").status());
  }

  private static Map<String, List<String>> about(String measure, String why) {
    var id = "-" + measure;
    return Map.of(
        "measure",
        List.of(VISITS, ENGAGEMENT),
        "happening" + id,
        List.of("Fewer classes come"),
        "why" + id,
        List.of(why),
        "what1" + id,
        List.of("Write to heads"),
        "owner1" + id,
        List.of("Head of Libraries"),
        "due1" + id + "-day",
        List.of("1"),
        "due1" + id + "-month",
        List.of("3"),
        "due1" + id + "-year",
        List.of("2099"));
  }

  @Test
  void ofTwoWhoWriteAtOnceTheSecondIsToldAndLosesNothing() {
    var mine = lead.open(writing());
    var theirs = other.open(writing());
    assertEquals(303, lead.send(mine, writing(), commentary()).status());

    var refused = other.send(theirs, writing(), with("why", "It rained"));

    assertEquals(409, refused.status());
    assertTrue(refused.text(".govuk-inset-text").contains("Schools lack buses"));
    assertTrue(
        refused
            .text(".govuk-inset-text")
            .contains("Write to heads: Head of Libraries, by 1 March 2099"),
        refused.text(".govuk-inset-text"));
    assertTrue(refused.text("form").contains("It rained"));
    assertEquals(303, other.send(refused, writing(), with("why", "It rained")).status());
    var list = lead.open("/measures/" + VISITS + "/commentary");
    assertTrue(list.text("details").contains("Schools lack buses"), "what was written before");
  }

  /** Words about 60 that are bound to 66 would be said of a figure that nobody looked at. */
  @Test
  void whoseFigureMovesWhileTheyWriteIsToldAndLosesNothing() {
    report("30");
    aim(400);
    var mine = lead.open(writing());
    correct("33");

    var moved = lead.send(mine, writing(), commentary());

    assertRefused(moved, "The figure has moved since you opened this page");
    assertTrue(moved.text("form").contains("Schools lack buses"));
    assertEquals("Write to heads", moved.value("what1"));
    assertEquals(303, lead.send(moved, writing(), commentary()).status());
    assertFalse(main(lead, "/measures/" + VISITS).contains("Written when the figure was"));
  }

  @Test
  void whoSendsTheSameFormWithOtherWordsLosesNone() {
    var form = lead.open(writing());
    assertEquals(303, lead.send(form, writing(), commentary()).status());

    var again = lead.send(form, writing(), with("why", "It rained"));

    assertEquals(400, again.status());
    assertTrue(again.problems().toString().contains("You sent this form before"));
    assertTrue(again.text("form").contains("It rained"));
    assertEquals(303, lead.send(again, writing(), with("why", "It rained")).status());
  }
}
