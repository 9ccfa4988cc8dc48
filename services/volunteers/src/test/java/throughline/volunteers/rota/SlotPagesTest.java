package throughline.volunteers.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;

/** A coordinator's slots of every week. The clock stands at noon on Tuesday 24 November 2026. */
@QuarkusTest
class SlotPagesTest {
  private static final String NEW = "/rota/slots/new";

  private final Browser sam = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
  private final Actor robin = RotaFixture.volunteer("Robin Rota");

  @BeforeEach
  void clear() {
    RotaFixture.sql("DELETE FROM slot_volunteer; DELETE FROM slot_off; DELETE FROM slot");
  }

  @Test
  void aSlotIsMadeAndFilledChangedAndEnded() {
    RotaFixture.slot("HEAD", 1, "08:00", "09:00");
    var made = sam.send(sam.open(NEW), NEW, slot("10am", "noon"));
    var page = sam.follow(made);
    assertTrue(page.text("h1").contains("Wednesdays, 10am to midday"), page.text("h1"));

    page = edit(page, Map.of("part", "in", "volunteer", RotaFixture.id(robin).toString()));
    assertTrue(page.text("main").contains("1 of 2 people"), page.text("main"));
    assertTrue(week("2026-11-25").contains("Robin Rota, 1 missing"), week("2026-11-25"));

    var change = made.redirect() + "/change";
    var changed = new HashMap<>(slot("11am", "noon"));
    changed.put("firstDay", "2 December 2026");
    page = sam.follow(sam.send(sam.open(change), change, changed));
    assertTrue(page.text("main").contains("Robin Rota"), page.text("main"));
    assertTrue(week("2026-11-25").contains("10am to midday"));
    assertFalse(week("2026-12-02").contains("10am to midday"));
    assertTrue(week("2026-12-02").contains("11am to midday"));

    page = edit(page, Map.of("part", "end", "lastDay", "2 December 2026"));
    assertTrue(page.text("main").contains("until 2 December 2026"));
    assertFalse(week("2026-12-09").contains("11am to midday"));
  }

  @Test
  void wrongFieldsAreNamedAllAtOnceAndANightIsAskedAbout() {
    var page = sam.send(sam.open(NEW), NEW, Map.of("place", "COWL", "starts", "10pm"));

    assertEquals(400, page.status());
    assertEquals(
        List.of(
            "#place Choose one of your libraries",
            "#weekday Choose the day of the week",
            "#ends Enter when it ends",
            "#wanted Enter how many people are wanted",
            "#firstDay Enter the first day"),
        page.problems());

    var night = sam.send(sam.open(NEW), NEW, slot("10pm", "6am"));
    assertEquals(
        List.of("#endDay The end, 6am, is before the start, 10pm. Does it end the next day?"),
        night.problems());
    var sent = new HashMap<>(slot("10pm", "6am"));
    sent.put("endDay", "NEXT");
    assertTrue(
        sam.follow(sam.send(night, NEW, sent)).text("h1").contains("10pm to 6am the next day"));
  }

  @Test
  void nobodyIsPutInTwiceOrIntoTwoAtOneTime() {
    var slot = "/rota/slots/" + RotaFixture.slot("HEAD", 4, "10:00", "12:00");
    var other = "/rota/slots/" + RotaFixture.slot("HEAD", 4, "11:00", "13:00");
    var touching = "/rota/slots/" + RotaFixture.slot("HEAD", 4, "12:00", "13:00");
    var in = Map.of("part", "in", "volunteer", RotaFixture.id(robin).toString());

    edit(sam.open(slot), in);
    assertEquals(409, sam.post(slot, with(sam.open(slot), in)).status());
    var clash = sam.post(other, with(sam.open(other), in));
    assertEquals(
        List.of("#volunteer This overlaps with another slot or shift on the rota"),
        clash.problems());
    edit(sam.open(touching), in);
  }

  @Test
  void whoMayNotServeOnTheFirstDayIsNotPutIn() {
    var slot = "/rota/slots/" + RotaFixture.slot("HEAD", "home-library", 4, "10:00", "12:00");

    var page =
        sam.post(
            slot,
            with(
                sam.open(slot),
                Map.of("part", "in", "volunteer", RotaFixture.id(robin).toString())));

    assertEquals(409, page.status());
    assertTrue(page.problems().get(0).contains("DBS"), page.problems().toString());
  }

  @Test
  void aDayIsCalledOffAndWhoWouldComeIsTold() {
    var id = RotaFixture.slot("HEAD", 5, "10:00", "12:00");
    var slot = "/rota/slots/" + id;
    RotaFixture.comes(robin, id);
    RotaFixture.address(robin);

    var wrong =
        sam.post(
            slot, with(sam.open(slot), Map.of("part", "off", "day", "2026-12-24", "reason", "x")));
    assertEquals(
        List.of("#day Thursday 24 December 2026 is not a day of this slot"), wrong.problems());
    var page =
        edit(sam.open(slot), Map.of("part", "off", "day", "2026-12-25", "reason", "Christmas"));

    assertTrue(page.text("main").contains("Friday 25 December 2026: Christmas"));
    assertFalse(week("2026-12-25").contains("Robin Rota"));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'rota-called-off' AND reference = '%s/%s'"
                .formatted(RotaFixture.id(robin), id)));
    edit(page, Map.of("part", "on", "day", "2026-12-25"));
    assertTrue(week("2026-12-25").contains("Robin Rota"));
  }

  @Test
  void theYoungAloneAreFlaggedOnceItIsKnown() {
    var id = RotaFixture.slot("HEAD", 7, "10:00", "11:00");
    RotaFixture.comes(robin, id);
    RotaFixture.sql(
        "UPDATE volunteer SET date_of_birth = '2008-12-06' WHERE id = '%s'", RotaFixture.id(robin));

    assertTrue(week("2026-11-29").contains("Nobody over 18"), week("2026-11-29"));
    assertFalse(week("2026-12-06").contains("Nobody over 18"), "the eighteenth birthday");
  }

  @Test
  void whoRingsUpIsAwayAndTheirSlotIsAGap() {
    var id = RotaFixture.slot("HEAD", 3, "15:00", "16:00");
    RotaFixture.comes(robin, id);
    var person = "/rota/away/" + RotaFixture.id(robin);

    sam.follow(sam.send(sam.open(person), person, Map.of("firstDay", "tomorrow")));

    assertTrue(week("2026-11-25").contains("Away: Robin Rota"), week("2026-11-25"));
  }

  private Page edit(Page page, Map<String, String> typed) {
    var action = page.action();
    return sam.follow(sam.post(action, with(page, typed)));
  }

  /** A page has one form for each part: what tells them apart is sent, and nothing else of them. */
  private static Map<String, String> with(Page page, Map<String, String> typed) {
    var fields = new HashMap<>(typed);
    for (var name : List.of("csrf-token", "idempotencyKey")) {
      fields.put(name, page.value(name));
    }
    return fields;
  }

  private String week(String day) {
    return sam.open("/rota?place=HEAD&from=" + day).text("main");
  }

  private static Map<String, String> slot(String starts, String ends) {
    return Map.of(
        "place",
        "HEAD",
        "role",
        RotaFixture.ROLE,
        "weekday",
        "WEDNESDAY",
        "starts",
        starts,
        "ends",
        ends,
        "wanted",
        "2",
        "firstDay",
        "24 November 2026");
  }
}
