package throughline.membership.contact;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** A family that chose it is reminded once of a card that was not used in six months. */
@QuarkusTest
class RemindOfCardTest {

  private static final String HEARD =
      """
      INSERT INTO loan_count VALUES ('EYNS', '%s', 1, 5, 5, 5, 0, 0, 0) ON CONFLICT DO NOTHING
      """;

  private static final String WAITING =
      "SELECT count(*) FROM mail WHERE status = 'WAITING' AND recipient = '%s'";

  private final String address = UUID.randomUUID() + "@example.org";

  @Inject RemindOfCard job;

  @AfterEach
  void nothingWasHeard() {
    Database.execute("DELETE FROM loan_count WHERE library_code = 'EYNS'");
  }

  @Test
  void itIsWrittenOnceIfTheLibraryTellsOfItsLoans() {
    enrolledOn("2026-05-24", "REMINDERS");
    assertEquals("0 mails written", job.run(), "nobody knows whether it was used");
    heardOn("2026-05-30");
    assertEquals("0 mails written", job.run(), "nor since then");
    heardOn("2026-11-20");

    assertEquals("1 mail written", job.run());
    assertEquals("0 mails written", job.run());
    await().until(() -> reminders().size() == 1);
  }

  @Test
  void aCardThatWasUsedANewOneAnOldOneAndWhoDidNotChooseItAreLeftAlone() {
    heardOn("2026-03-01");
    heardOn("2026-05-30");
    heardOn("2026-11-20");
    var used = enrolledOn("2026-05-24", "REMINDERS");
    Database.execute(
        "UPDATE member SET first_loan_on = '2026-10-01' WHERE key = '%s'".formatted(used));
    enrolledOn("2026-05-25", "REMINDERS");
    enrolledOn("2026-02-24", "REMINDERS");
    enrolledOn("2026-05-24", "HAND_OVER");

    assertEquals("0 mails written", job.run());
    assertEquals(List.of(), reminders());
  }

  /** What an older child borrows is not kept, so nothing tells whether the card was used. */
  @Test
  void whoIsFiveOrHasTurnedFiveSinceIsNotSaidToHaveNotUsedTheCard() {
    heardOn("2026-05-30");
    heardOn("2026-11-20");
    var older =
        Map.of(
            "childGivenNames", "Ivo",
            "childFamilyName", "Fernsby",
            "ageGroup", "FROM_5_TO_17",
            "dateOfBirth", "2017-03-04",
            "cardNumber", CardNumbers.next());
    enrolledOn(
        "2026-05-24", child("REMINDERS").bornOn("2021-11-25").with("others", List.of(older)));
    var five = enrolledOn("2026-05-24", "REMINDERS");
    Database.execute(
        "UPDATE vault.child SET date_of_birth = '2021-11-24' WHERE member_key = '%s'"
            .formatted(five));

    assertEquals("1 mail written", job.run(), "to whom turns 5 tomorrow");
    await().until(() -> reminders().size() == 1);
  }

  private EnrolmentFixture child(String preference) {
    return anEnrolment()
        .bornOn("2026-01-02")
        .with("library", "EYNS")
        .with("guardianContact", address)
        .with("preferences", List.of(preference));
  }

  private String enrolledOn(String day, String preference) {
    return enrolledOn(day, child(preference));
  }

  private String enrolledOn(String day, EnrolmentFixture visit) {
    var id = visit.enrolled();
    await().until(() -> Database.number(WAITING.formatted(address)) == 0);
    Database.execute(
        """
        UPDATE member SET enrolled_on = '%s'
        WHERE household_key = (SELECT household_key FROM member WHERE key = '%s')
        """
            .formatted(day, id));
    return id;
  }

  private static void heardOn(String day) {
    Database.execute(HEARD.formatted(day));
  }

  private List<String> reminders() {
    return TestServers.mail().receivedBy(address).stream()
        .map(mail -> mail.subject())
        .filter(subject -> subject.contains("is waiting"))
        .toList();
  }
}
