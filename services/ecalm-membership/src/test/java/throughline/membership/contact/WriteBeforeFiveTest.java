package throughline.membership.contact;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.HeldRows;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;

/** Before the fifth birthday a family that chose it hears once how the card goes on. */
@QuarkusTest
class WriteBeforeFiveTest {

  private final String address = UUID.randomUUID() + "@example.org";

  @Inject WriteBeforeFive job;
  @Inject TestClock clock;

  @BeforeEach
  void nobodyIsDue() {
    job.run();
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void itIsWrittenOnceAtFourAndThreeQuartersAlsoAfterAnOutage() {
    family("HAND_OVER").bornOn("2022-02-25").enrolled();

    assertEquals("0 mails written", job.run(), "the day before");
    clock.set(Instant.parse("2026-12-10T12:00:00Z"));
    assertEquals("1 mail written", job.run());
    assertEquals("0 mails written", job.run());

    var mail = await().until(this::handedOver, mails -> mails.size() == 1).get(0);
    assertTrue(mail.contains("with the same number"), mail);
    assertTrue(mail.contains("/family/link/"), mail);
  }

  @Test
  void whoseRecordIsBeingChangedHearsItAfterwards() throws Exception {
    var id = family("HAND_OVER").bornOn("2022-02-24").enrolled();

    try (var change = HeldRows.ofMember(id)) {
      assertEquals("0 mails written", job.run(), "the address may be another in a moment");
      change.commit();
    }

    assertEquals("1 mail written", job.run());
  }

  @Test
  void whoDidNotChooseItOrIsFiveAlreadyHearsNothing() {
    family("REMINDERS").bornOn("2022-02-20").enrolled();
    family("HAND_OVER").bornOn("2021-12-01").enrolled();
    clock.set(Instant.parse("2026-12-01T00:00:01Z"));

    assertEquals("0 mails written", job.run());
  }

  @Test
  void aDeathInBetweenKeepsItBack() {
    var id = family("HAND_OVER").bornOn("2022-02-24").enrolled();
    await()
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM mail WHERE recipient = '%s' AND status = 'SENT'"
                            .formatted(address))
                    == 1);
    Database.execute("UPDATE member SET death = 'REPORTED' WHERE key = '%s'".formatted(id));

    assertEquals("1 mail written", job.run());

    await()
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM mail WHERE recipient = '%s' AND status = 'WITHHELD'"
                            .formatted(address))
                    == 1);
    assertEquals(List.of(), handedOver());
  }

  private EnrolmentFixture family(String preference) {
    return anEnrolment().with("guardianContact", address).with("preferences", List.of(preference));
  }

  private List<String> handedOver() {
    return TestServers.mail().receivedBy(address).stream()
        .filter(mail -> mail.subject().equals("How the library card goes on"))
        .map(mail -> mail.text())
        .toList();
  }
}
