package throughline.membership.contact;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Qute;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** A mail that waited leaves only if the family may be written to when it leaves. */
@QuarkusTest
class QueuedMailTest {

  private static final TestMail SERVER = TestServers.mail();

  private final Actor person = Actors.aRegistrar();
  private final Browser registrar = Browser.of(person);
  private final String address = UUID.randomUUID() + "@example.org";

  @Inject Outgoing outgoing;

  @Test
  void whoChoseItGetsIt() {
    var guardian = guardianOf(family().enrolled());

    write("reminders", guardian);

    await().until(() -> status(guardian).equals("SENT"));
    assertEquals(1, reminders());
  }

  @ParameterizedTest
  @CsvSource({
    "death-reported, This record takes no messages.",
    "withdrawn,      This record takes no messages.",
    "adopted,        This record takes no messages.",
    "moved,          'It asks to come to a library of the county, which the family has left.'",
  })
  void whatHappensWhileItWaitsKeepsItBack(String event, String reason) {
    var id = family().enrolled();
    var guardian = guardianOf(id);
    if (event.equals("moved")) {
      Database.execute(
          "UPDATE member SET enrolled_on = '2026-11-20' WHERE key = '%s'".formatted(id));
    }

    SERVER.whileAway(
        () -> {
          write("reminders", guardian);
          await().until(() -> Database.text(reasonOf(guardian)) != null);
          var page = "/enrolments/" + id + "/life/" + event;
          var typed = Map.of("residence", "OUT_OF_COUNTY");
          assertEquals(303, registrar.send(registrar.open(page), page, typed).status());
          await().until(() -> status(guardian).equals("WITHHELD"));
        });

    assertEquals(reason, Database.text(reasonOf(guardian)));
    assertEquals(0, reminders());
  }

  @Test
  void aMailThatWaitsIsErasedWithTheChild() {
    var id = family().enrolled();
    var guardian = guardianOf(id);

    SERVER.whileAway(
        () -> {
          write("reminders", guardian);
          var page = "/enrolments/" + id + "/life/erased";
          registrar.send(registrar.open(page), page, Map.of("confirmation", "erase"));
        });

    assertEquals(
        0, Database.number("SELECT count(*) FROM mail WHERE reference = '" + guardian + "'"));
    Database.execute("DELETE FROM suppression");
  }

  @Test
  void aSecretAddressAGuardianWhoIsBarredAndAnythingNotChosenKeepItBack() {
    var secret = guardianOf(family().with("addressPolicy", "RESTRICTED").enrolled());
    var barred = guardianOf(family().enrolled());
    Database.execute(
        "UPDATE vault.guardian SET may_contact = false WHERE id = '%s'".formatted(barred));
    var other = guardianOf(family().enrolled());
    var unknown = guardianOf(family().enrolled());

    write("reminders", secret);
    write("reminders", barred);
    write("hand-over", other);
    write("a-new-kind", unknown);

    for (var guardian : List.of(secret, barred, other, unknown)) {
      await().until(() -> status(guardian).equals("WITHHELD"));
    }
    assertEquals(0, reminders());
    assertTrue(Database.text(reasonOf(unknown)).startsWith("No family is written"));
  }

  @Test
  void aFamilyWithASecretAddressIsWrittenToByTheWayThatIsSafe() {
    var id = family().with("addressPolicy", "RESTRICTED").enrolled();
    var page = "/enrolments/" + id + "/life/safe-channel-chosen";
    var guardian = guardianOf(id);

    registrar.send(registrar.open(page), page, Map.of("channel", "EMAIL"));
    write("reminders", guardian);

    await().until(() -> status(guardian).equals("SENT"));
  }

  /** Beside the welcome, which each guardian with an address gets. */
  private long reminders() {
    return SERVER.receivedBy(address).stream()
        .filter(mail -> mail.subject().equals("Reminder"))
        .count();
  }

  private EnrolmentFixture family() {
    return anEnrolment()
        .by(person)
        .with("guardianContact", address)
        .with("preferences", List.of("REMINDERS"));
  }

  /** Once the welcome has left or was withheld, which else stands before every other mail. */
  private static String guardianOf(String id) {
    var guardian =
        Database.text("SELECT id FROM vault.guardian WHERE member_key = '%s'".formatted(id));
    await()
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM mail WHERE finished_at IS NOT NULL AND reference = '%s'"
                            .formatted(guardian))
                    == 1);
    return guardian;
  }

  private void write(String kind, String guardian) {
    var body = Qute.engine().parse("<p>A reminder of a card.</p>").instance();
    QuarkusTransaction.requiringNew()
        .run(() -> outgoing.send(new Message(kind, guardian, address, "Reminder", body)));
  }

  private static String status(String guardian) {
    return Database.text(
        "SELECT status FROM mail WHERE reference = '%s' AND kind <> 'welcome'".formatted(guardian));
  }

  private static String reasonOf(String guardian) {
    return "SELECT reason FROM mail WHERE reference = '%s' AND kind <> 'welcome'"
        .formatted(guardian);
  }
}
