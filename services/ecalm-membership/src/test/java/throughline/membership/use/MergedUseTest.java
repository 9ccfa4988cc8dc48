package throughline.membership.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.use.UseFixture.attendance;
import static throughline.membership.use.UseFixture.childKey;
import static throughline.membership.use.UseFixture.event;
import static throughline.membership.use.UseFixture.firstLoan;
import static throughline.membership.use.UseFixture.loans;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A child who was recorded twice counts once among different children, from the merge on. */
@QuarkusTest
class MergedUseTest {

  private final String family = Names.family();
  private final EnrolmentFixture first = anEnrolment().ofFamily("Wren", family);
  private final EnrolmentFixture second = anEnrolment().ofFamily("Wren", family);
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Inject TestClock clock;

  private String kept;
  private String merged;

  @BeforeEach
  void twoRecordsOfOneChild() {
    kept = first.enrolled();
    clock.advance(Duration.ofMinutes(1));
    merged = second.enrolled();
  }

  @AfterEach
  void itIsNoonAgainAndNothingCameIn() {
    UseFixture.nothingCameIn();
    clock.set(TestClock.NOON);
  }

  @Test
  void whatEitherRecordUsedIsThatOfTheOneThatStands() {
    loans().loan("1", second.cardNumber()).loan("2", first.cardNumber(), "library", "HEAD").sent();
    attendance().rhymeTime("1", List.of(first.cardNumber())).sent();
    assertEquals("EVENTS LOANS", way(kept, "BANB") + " " + way(kept, "HEAD"));
    assertEquals("LOANS", way(merged, "BANB"));

    merge();

    assertEquals("BOTH LOANS", way(kept, "BANB") + " " + way(kept, "HEAD"));
    assertEquals("NONE", way(merged, "BANB"));
  }

  @Test
  void aMergeTakenBackTellsItOfBothAgain() {
    loans().loan("1", second.cardNumber()).sent();
    merge();
    assertEquals("LOANS", way(kept, "BANB"));
    assertEquals("WITHIN_90_DAYS", firstLoan(kept));

    takeBack();

    assertEquals("NONE", way(kept, "BANB"));
    assertEquals("LOANS", way(merged, "BANB"));
    assertEquals("", firstLoan(kept));
    assertEquals("WITHIN_90_DAYS", firstLoan(merged));
  }

  @Test
  void aRowOfTheOtherCardThatIsTakenBackLaterIsTakenFromTheRecordThatStands() {
    var sent = loans().loan("1", second.cardNumber());
    sent.sent();
    merge();
    assertEquals("LOANS", way(kept, "BANB"));

    sent.then().takenBack("1").sent();

    assertEquals("NONE", way(kept, "BANB"));
    assertEquals("NONE", way(merged, "BANB"));
    assertEquals("", firstLoan(kept));
  }

  @Test
  void theSameMonthAtTheSameLibraryIsToldOnceMoreOnlyOfTheOther() {
    loans().loan("1", first.cardNumber()).loan("2", second.cardNumber()).sent();
    var before = event(childKey(kept, 2026) + "/2026-11/BANB", "child-use").get("version");

    merge();

    var after = event(childKey(kept, 2026) + "/2026-11/BANB", "child-use");
    assertEquals(before, after.get("version"), "nothing of it has changed");
    assertEquals("NONE", way(merged, "BANB"));
  }

  private static String way(String member, String library) {
    return event(childKey(member, 2026) + "/2026-11/" + library, "child-use").get("way").asText();
  }

  private void merge() {
    var pair =
        "/duplicates/"
            + Database.text(
                "SELECT id FROM duplicate_case WHERE '%s' IN (one::text, other::text)"
                    .formatted(kept));
    assertEquals(
        303, registrar.send(registrar.open(pair), pair, Map.of("choice", "KEEP_A")).status());
    assertEquals(
        kept,
        Database.text("SELECT merged_into FROM member WHERE key = '%s'".formatted(merged)),
        "the record that was first stands");
  }

  private void takeBack() {
    var page = registrar.open("/enrolments/" + kept + "/merged");
    var path = "/enrolments/" + kept + "/merged/" + merged;
    assertEquals(303, registrar.send(page, path, Map.of()).status());
  }
}
