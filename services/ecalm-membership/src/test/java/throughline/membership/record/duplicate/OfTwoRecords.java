package throughline.membership.record.duplicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.JsonSchema;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;

/** Two records of one child, at two offices, that the service found to be alike. */
abstract class OfTwoRecords {

  final String family = Names.family();
  final EnrolmentFixture first = anEnrolment().ofFamily("Wren", family);
  final EnrolmentFixture second =
      anEnrolment()
          .ofFamily("Wren", family)
          .by(Actors.aRegistrar().at("BANBURY"))
          .with("library", "COWL");
  final Browser registrar = Browser.of(Actors.aRegistrar());

  /** Sees both. */
  final Browser county = Browser.of(Actors.aRegistrar().at("*"));

  final Browser banbury = Browser.of(Actors.aRegistrar().at("BANBURY"));

  @Inject TestClock clock;

  String a;
  String b;
  String pair;

  @BeforeEach
  void twoRecordsOfOneChild() {
    a = first.enrolled();
    clock.advance(Duration.ofMinutes(1));
    b = second.enrolled();
    pair = caseOf(a);
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  static void restrict(String record) {
    Database.execute(
        """
        INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
        VALUES ('%s', 'RESTRICTED', 'a test', now(), current_date + 300)
        """
            .formatted(record));
  }

  /** The one office says so, and the other does where it has to. */
  void decide(String choice) {
    var next = say(registrar, choice);
    if (next.redirect().equals("/duplicates?proposed=true")) {
      next = say(banbury, choice);
    }
    assertEquals("/duplicates?saved=true", next.redirect(), next.text("main"));
  }

  Page say(Browser browser, String choice) {
    return browser.send(browser.open(pair), pair, said(choice));
  }

  static Map<String, String> said(String choice) {
    return Map.of("choice", choice, "reason", "TYPED_TWICE");
  }

  void takeBack() {
    var next =
        registrar.send(
            registrar.open("/enrolments/" + a + "/merged"),
            "/enrolments/" + a + "/merged/" + b,
            Map.of());
    assertEquals(pair + "?takenBack=true", next.redirect());
  }

  static String caseOf(String member) {
    return "/duplicates/"
        + Database.text(
            "SELECT id FROM duplicate_case WHERE '%s' IN (one::text, other::text)"
                .formatted(member));
  }

  String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }

  /** What the last of so many events says the record stands for; each keeps the schema. */
  static String state(String id, int count) throws IOException {
    var last = Published.awaitOf(MembershipEvents.TOPIC, id, count).get(count - 1).value();
    assertEquals(
        List.of(),
        List.copyOf(
            JsonSchema.of(MembershipEvents.MEMBER_CORRECTED.schemaResource()).errors(last)));
    return new ObjectMapper().readTree(last).get("recordState").asText();
  }
}
