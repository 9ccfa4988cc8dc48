package throughline.volunteers.rota;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;

/** What volunteers are told by mail. The clock stands at noon on Tuesday 24 November 2026. */
@QuarkusTest
class RotaMailsTest {
  @Inject RemindExpected remindExpected;
  @Inject TestClock clock;

  private final Browser sam = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
  private final Actor robin = RotaFixture.volunteer("Robin Field");
  private final String address = RotaFixture.address(robin);

  @BeforeEach
  void clear() {
    RotaFixture.sql("DELETE FROM slot_volunteer");
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoIsExpectedTomorrowIsRemindedOnce() throws Exception {
    var slot = RotaFixture.slot("HEAD", 3, "10:00", "12:00");
    RotaFixture.comes(robin, slot);

    atOnce(remindExpected::run, remindExpected::run);
    remindExpected.run();

    var mails = await().until(() -> TestServers.mail().receivedBy(address), got -> !got.isEmpty());
    assertEquals(1, mails.size());
    assertEquals(1, reminders(robin));
    assertTrue(mails.get(0).text().contains("Wednesday 25 November 2026, 10am to midday"));
    assertTrue(mails.get(0).text().contains("Headington"), mails.get(0).text());
  }

  @Test
  void aShiftIsRemindedOfToo() {
    var shift = RotaFixture.shift("2026-11-25T10:00:00Z", "2026-11-25T11:00:00Z", 2);
    RotaFixture.signedUp(robin, shift);

    remindExpected.run();

    assertEquals(1, reminders(robin));
  }

  @Test
  void whoIsAwayPausesOrHasLeftIsNotReminded() {
    var slot = RotaFixture.slot("HEAD", 3, "10:00", "12:00");
    var paused = RotaFixture.volunteer("Kit Pausing");
    RotaFixture.address(paused);
    RotaFixture.comes(robin, slot);
    RotaFixture.comes(paused, slot);
    RotaFixture.away(robin, "2026-11-25", "2026-11-25");
    RotaFixture.sql(
        "UPDATE volunteer SET status = 'PAUSED' WHERE id = '%s'", RotaFixture.id(paused));

    remindExpected.run();

    assertEquals(0, reminders(robin) + reminders(paused));
  }

  @Test
  void aReminderThatWaitsDoesNotLeaveOnceItsReaderIsAwayOrItHasBegun() {
    var slot = RotaFixture.slot("HEAD", 3, "10:00", "12:00");
    RotaFixture.comes(robin, slot);
    var reference = RotaFixture.id(robin) + "/" + slot;
    assertTrue(remindExpected.reasonToWithhold(reference).isEmpty());

    clock.set(Instant.parse("2026-11-25T10:00:00Z"));
    assertTrue(remindExpected.reasonToWithhold(reference).isPresent());
    clock.set(TestClock.NOON);
    RotaFixture.away(robin, "2026-11-25", "2026-11-25");
    assertTrue(remindExpected.reasonToWithhold(reference).isPresent());
  }

  @Test
  void whoGetsAMessageIsCountedAndWhoHasNoAddressIsNamed() {
    var slot = RotaFixture.slot("HEAD", 3, "10:00", "12:00");
    RotaFixture.comes(robin, slot);
    RotaFixture.comes(RotaFixture.volunteer("Kit Without"), slot);
    var path = "/rota/slots/" + slot + "/message";
    var page = sam.open(path);
    assertEquals("1 person gets it by mail.", page.text("#readers"));
    assertTrue(page.text("main").contains("speak to them: Kit Without"), page.text("main"));

    var sent = sam.follow(sam.send(page, path, Map.of("message", "The lift is broken.")));

    assertTrue(sent.text("main").contains("1 mail is on the way"), sent.text("main"));
    var mails = await().until(() -> TestServers.mail().receivedBy(address), got -> !got.isEmpty());
    assertTrue(mails.get(0).text().contains("The lift is broken."));
    assertTrue(mails.get(0).text().contains("Sam Okafor, Headington"), mails.get(0).text());
  }

  @Test
  void everybodyOfAPlaceIsWrittenToAndOfNoOther() {
    var path = "/rota/places/HEAD/message";
    var readers = sam.open(path).text("#readers");
    RotaFixture.address(RotaFixture.volunteer("Kit Lowe"));

    assertEquals(
        Integer.parseInt(readers.replaceAll("\\D", "")) + 1,
        Integer.parseInt(sam.open(path).text("#readers").replaceAll("\\D", "")));
    assertEquals(404, sam.open("/rota/places/COWL/message").status());
  }

  @Test
  void whoSignedUpIsToldThatAShiftIsCancelledAndIsFree() {
    var shift = RotaFixture.shift("2026-11-28T10:00:00Z", "2026-11-28T11:00:00Z", 2);
    RotaFixture.signedUp(robin, shift);
    var path = "/rota/shifts/" + shift;

    sam.follow(
        sam.press(
            sam.open(path),
            path,
            "Cancel",
            Map.of("part", "cancel", "reason", "The heating is off")));

    var mails = await().until(() -> TestServers.mail().receivedBy(address), got -> !got.isEmpty());
    assertTrue(mails.get(0).text().contains("The heating is off"), mails.get(0).text());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM shift_signup WHERE shift_id = '%s' AND given_up_at IS NULL"
                .formatted(shift)));
  }

  private static long reminders(Actor person) {
    return Database.number(
        "SELECT count(*) FROM mail WHERE kind = 'reminder-rota' AND reference LIKE '%s/%%'"
            .formatted(RotaFixture.id(person)));
  }
}
