package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;

/** The member, the card, the vault, the event and the answer are there together or not at all. */
@QuarkusTest
class EnrolmentTransactionTest {

  @ParameterizedTest
  @ValueSource(strings = {"outbox", "vault.child", "vault.guardian", "card", "home_library_spell"})
  void whenOneTableFailsNothingIsKeptAndTheEnrolmentCanBeSentAgain(String table) {
    var before = EnrolmentTables.sizes();
    var enrolment = anEnrolment().withKey("again " + table);

    Database.whileRefusing(
        table, () -> enrolment.send().statusCode(500).body("code", is("internal-error")));

    assertEquals(before, EnrolmentTables.sizes());
    enrolment.enrolled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault.child", "vault.guardian", "card"})
  void aFailureDoesNotWriteThePersonIntoTheLog(String table) {
    var enrolment =
        anEnrolment()
            .named("Quillon", "Zephyrson")
            .bornOn("2026-10-17")
            .with("guardianName", "Xanthe Umberly")
            .with("guardianContact", "umberly@example.org");

    try (var log = new LogWatch()) {
      Database.whileRefusing(table, () -> enrolment.send().statusCode(500));

      var lines = log.lines();
      assertTrue(lines.contains("event=request-failed"), lines);
      assertTrue(lines.contains("refused_by_a_test"), "the failure itself is logged");
      for (var personal :
          java.util.List.of("Quillon", "Zephyrson", "2026-10-17", "Xanthe", "umberly")) {
        assertFalse(lines.contains(personal), personal + " is in the log");
      }
      assertFalse(lines.contains(enrolment.cardNumber()), "the card number is in the log");
    }
  }
}
