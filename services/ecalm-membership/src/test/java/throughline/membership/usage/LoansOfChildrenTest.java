package throughline.membership.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.usage.UseFixture.childKey;
import static throughline.membership.usage.UseFixture.counted;
import static throughline.membership.usage.UseFixture.event;
import static throughline.membership.usage.UseFixture.firstLoan;
import static throughline.membership.usage.UseFixture.loans;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.record.life.LifeCalls;
import throughline.membership.testing.CardNumbers;
import throughline.membership.usage.RecordChildUse.ChildMonth;
import throughline.platform.database.ExpiringRows;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** Whose loans are those of a child under 5, and what becomes of them with the child. */
@QuarkusTest
class LoansOfChildrenTest {

  private static final String TODAY = "2026-11-24";

  @Inject TestClock clock;
  @Inject UseRetention oldUse;
  @Inject RecordChildUse recordChildUse;
  @Inject RecalculateUse putUseRight;

  @BeforeEach
  void nothingCameIn() {
    UseFixture.nothingCameIn();
  }

  @AfterEach
  void itIsNoonAndNobodyIsSuppressed() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression; DELETE FROM erasure");
  }

  @Test
  void aCorrectedBirthdayTakesLoansFromTheUnder5s() {
    var child = anEnrolment().bornOn("2022-01-10");
    var id = child.enrolled();
    clock.advance(Duration.ofDays(40));
    loans().loan("1", child.cardNumber(), "day", "2026-12-20").sent();
    assertEquals("1 1 1 1 1 1", counted("2026-12-20"));

    LifeCalls.correctDateOfBirth(id, "2021-12-15");

    assertEquals("1 1 1 0 0 0", counted("2026-12-20"));
    assertEquals("", firstLoan(id));
  }

  @Test
  void erasedChildrensLoansCountAndAreNobodys() {
    var child = anEnrolment();
    var id = child.enrolled();
    var batch = loans().loan("1", child.cardNumber());
    batch.sent();

    LifeCalls.erase(id);

    assertEquals("1 1 1 1 1 1", counted(TODAY));
    for (var table : List.of("loan", "child_use", "child_use_key", "attendance_member")) {
      assertEquals(
          0,
          Database.number("SELECT count(*) FROM %s WHERE member_key = '%s'".formatted(table, id)),
          table);
    }
    batch.then().takenBack("1").sent();
    assertEquals("0 0 0 0 0 0", counted(TODAY), "a figure is put right all the same");
  }

  @Test
  void theKeyOfTheFamilyGoesWithTheLastChildOfWhomUseWasTold() {
    var twin = twin();
    var grownUp =
        Map.of(
            "childGivenNames", "Ivo",
            "childFamilyName", "Fernsby",
            "ageGroup", "ADULT",
            "dateOfBirth", "1961-05-01",
            "contact", "01632 960 004",
            "cardNumber", CardNumbers.next());
    var first = anEnrolment().with("birthOrder", "1").with("others", List.of(twin, grownUp));
    var id = first.enrolled();
    loans().loan("1", first.cardNumber()).loan("2", twin.get("cardNumber")).sent();
    var keys =
        "SELECT count(*) FROM family_use_key WHERE household_key = '%s'"
            .formatted(
                Database.text("SELECT household_key FROM member WHERE key = '%s'".formatted(id)));

    LifeCalls.erase(id);
    assertEquals(1, Database.number(keys), "the twin's family");
    LifeCalls.erase(memberWith(twin.get("cardNumber")));

    assertEquals(0, Database.number(keys), "it would lead from the adult to the twins");
  }

  @Test
  void theKeyOfTheFamilyStaysForASiblingWhoseFirstUseIsBeingRecorded() throws Exception {
    var twin = twin();
    var first = anEnrolment().with("birthOrder", "1").with("others", List.of(twin));
    var id = first.enrolled();
    var sibling = memberWith(twin.get("cardNumber"));
    loans().loan("1", first.cardNumber()).sent();
    Database.execute(
        """
        INSERT INTO loan (batch, row_ref, revision, counts, library_code, day, renewal, under5, member_key)
        VALUES ('%1$s', '1', 0, true, 'BANB', '%2$s', false, true, '%1$s')
        """
            .formatted(sibling, TODAY));
    var key =
        "SELECT max(f.key::text) FROM family_use_key f JOIN member m USING (household_key) WHERE m.key = '%s'"
            .formatted(sibling);
    var told = Database.text(key);
    var months =
        new TreeSet<>(Set.of(ChildMonth.of(UUID.fromString(sibling), LocalDate.parse(TODAY))));
    var recorded = new CountDownLatch(1);
    var forgotten = new AtomicBoolean();

    Race.atOnce(
        () -> {
          QuarkusTransaction.requiringNew()
              .run(
                  () -> {
                    recordChildUse.of(months);
                    recorded.countDown();
                    await().until(() -> forgotten.get() || waitsForALock());
                  });
          return null;
        },
        () -> {
          recorded.await();
          QuarkusTransaction.requiringNew().run(() -> putUseRight.erase(UUID.fromString(id)));
          forgotten.set(true);
          return null;
        });

    assertEquals(told, Database.text(key), "or the family counts twice");
  }

  private static boolean waitsForALock() {
    return Database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
  }

  @Test
  void rowsGoAfter25MonthsAndWhatTheyCountedStays() {
    var loans = loans().loan("1", null).loan("2", null, "day", "2024-10-01");
    loans.sent();

    purged(oldUse, Duration.ofDays(60));

    assertEquals(
        "1",
        Database.text(
            "SELECT string_agg(row_ref, ' ') FROM loan WHERE batch = '%s'"
                .formatted(loans.batch())));
    assertEquals("1 1 1 0 0 0", counted("2024-10-01"));
  }

  @Test
  void whatJoinsAChildToItsUseGoesWithTheRows() {
    var child = anEnrolment();
    var id = child.enrolled();
    loans().loan("1", child.cardNumber()).sent();
    var joined =
        "SELECT (SELECT count(*) FROM child_use WHERE member_key = '%1$s')"
            + " + (SELECT count(*) FROM child_use_key WHERE member_key = '%1$s')";
    purged(oldUse, Duration.ofDays(700));
    assertEquals(2, Database.number(joined.formatted(id)));

    purged(oldUse, Duration.ofDays(1_000));

    assertEquals(0, Database.number(joined.formatted(id)));
    assertEquals("1 1 1 1 1 1", counted(TODAY));
  }

  @Test
  void theFirstLoanIsThatOfTheEarliestDayInWhateverOrderRowsCome() {
    var child = anEnrolment();
    var id = child.enrolled();
    clock.advance(Duration.ofDays(400));
    var batch = loans().loan("late", child.cardNumber(), "day", "2027-12-01");
    batch.sent();
    assertEquals("LATER", firstLoan(id));

    batch.then().loan("year", child.cardNumber(), "day", "2027-11-24").sent();
    assertEquals("WITHIN_365_DAYS", firstLoan(id), "the 365th day");
    batch.then().loan("soon", child.cardNumber(), "day", "2027-02-22").sent();
    assertEquals("WITHIN_90_DAYS", firstLoan(id), "the 90th day");
    batch.then().loan("sooner", child.cardNumber(), "day", "2026-12-24").sent();
    batch.then().takenBack("sooner").sent();
    assertEquals("WITHIN_90_DAYS", firstLoan(id));
    batch.then().takenBack("soon").sent();
    assertEquals("WITHIN_365_DAYS", firstLoan(id));
    batch.then().loan("late", child.cardNumber(), "day", "2027-11-30", "revision", "2").sent();
    batch.then().takenBack("year").sent();
    assertEquals("LATER", firstLoan(id));
    var told =
        Published.allOf(MembershipEvents.TOPIC, id).stream()
            .filter(record -> record.value().contains("firstLoan"))
            .count();
    assertEquals(5, told, "a change of the day within a class is told to nobody");
  }

  @Test
  void aLoanBeforeTheCardWasGivenIsNotTheChilds() {
    var child = anEnrolment();
    var id = child.enrolled();

    loans().loan("1", child.cardNumber(), "day", "2026-11-23").sent();

    assertEquals("1 1 1 0 0 0", counted("2026-11-23"));
    assertEquals("", firstLoan(id));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2029-02-28, 1 1 1 1 1 1",
    "2024-02-29, 2029-03-01, 1 1 1 0 0 0",
    "2024-06-15, 2029-06-14, 1 1 1 1 1 1",
    "2024-06-15, 2029-06-15, 1 1 1 0 0 0"
  })
  void whoIsUnder5OnTheDayOfTheLoanDecides(String born, String day, String count) {
    var child = anEnrolment().bornOn(born);
    child.enrolled();
    clock.advance(Duration.ofDays(1_000));

    loans().loan("1", child.cardNumber(), "day", day).sent();

    assertEquals(count, counted(day));
  }

  @Test
  void brothersAndSistersAreOneFamilyUnderKeysOfTheYear() {
    var twin = twin();
    var first = anEnrolment().with("birthOrder", "1").with("others", List.of(twin));
    var id = first.enrolled();
    var otherId = memberWith(twin.get("cardNumber"));
    clock.advance(Duration.ofDays(150));

    loans()
        .loan("1", first.cardNumber())
        .loan("2", first.cardNumber(), "library", "HEAD")
        .loan("3", twin.get("cardNumber"))
        .loan("4", first.cardNumber(), "day", "2027-04-01")
        .sent();

    var one = event(childKey(id, 2026) + "/2026-11/BANB", "child-use");
    var elsewhere = event(childKey(id, 2026) + "/2026-11/HEAD", "child-use");
    var other = event(childKey(otherId, 2026) + "/2026-11/BANB", "child-use");
    var nextYear = event(childKey(id, 2027) + "/2027-04/BANB", "child-use");
    assertEquals("2026-11-01", one.get("month").asText());
    assertEquals(one.get("child"), elsewhere.get("child"));
    assertEquals(one.get("family"), other.get("family"));
    assertNotEquals(one.get("child"), other.get("child"));
    assertNotEquals(one.get("child"), nextYear.get("child"));
    assertNotEquals(one.get("family"), nextYear.get("family"));
  }

  @Test
  void nothingThatLeadsToAChildLeaves() {
    var child = anEnrolment();
    var id = child.enrolled();
    loans().batch("needle-batch").loan("needle-row", child.cardNumber()).sent();

    var household = Database.text("SELECT household_key FROM member WHERE key = '" + id + "'");
    for (var record : Published.allAtRest(MembershipEvents.TOPIC)) {
      if (record.key().equals(id)) {
        continue;
      }
      var all = Published.everythingIn(record);
      for (var needle : List.of(id, household, child.cardNumber(), "needle")) {
        assertFalse(all.contains(needle), needle);
      }
    }
  }

  private static Map<String, String> twin() {
    return Map.of(
        "childGivenNames", "Rhys",
        "childFamilyName", "Fernsby",
        "dateOfBirth", "2026-11-02",
        "birthOrder", "2",
        "cardNumber", CardNumbers.next());
  }

  private static String memberWith(String card) {
    return Database.text("SELECT member_key FROM card WHERE number = '" + card + "'");
  }

  private static int purged(ExpiringRows rows, Duration later) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.purgeBatch(TestClock.NOON.plus(later), 100));
  }
}
