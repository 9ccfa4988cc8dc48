package throughline.membership.record.guardian;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;

/** Staff see who answers for a child, say what each may, and send the link again. */
@QuarkusTest
class GuardianPagesTest {

  private static final String LINKS =
      "SELECT count(*) FROM mail WHERE kind = 'new-link' AND reference = '%s'";

  @Inject TestClock clock;

  private final Browser registrar = Browser.of(Actors.aRegistrar());
  private final String address = UUID.randomUUID() + "@example.org";

  private String id;
  private String page;
  private String guardian;

  @BeforeEach
  void aChildWithOneGuardian() {
    id = anEnrolment().with("guardianContact", address).enrolled();
    page = "/enrolments/" + id + "/guardians";
    guardian = Database.text("SELECT id FROM vault.guardian WHERE member_key = '" + id + "'");
  }

  @Test
  void whatAGuardianMayIsSaidWithAReasonAndHoldsAtOnce() {
    var rights = page + "/" + guardian;
    var form = registrar.open(rights);
    var stale = registrar.open(rights);
    assertTrue(form.has("input[name=mayContact][value=YES][checked]"));

    assertEquals(
        List.of("#reason Choose why"),
        registrar.send(form, rights, Map.of("mayContact", "NO", "mayManage", "YES")).problems());
    var list =
        registrar.follow(
            registrar.send(
                form, rights, Map.of("mayContact", "NO", "mayManage", "YES", "reason", "COURT")));

    assertEquals("No", list.summary("May be written to"));
    assertEquals("Yes", list.summary("May change the record"));
    assertFalse(list.source().contains("/link"), "nothing is sent to them");
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("What a guardian may: not be written to, change the record"));
    assertTrue(history.contains("Reason: A court has decided"), history);
    assertTrue(list.text(".govuk-notification-banner").contains("What you changed is saved"));
    var typed = Map.of("mayContact", "YES", "mayManage", "NO", "reason", "COURT");
    var refused = registrar.send(stale, rights, typed);
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#now This record was changed"));
    assertEquals("No", refused.summary("May be written to"));
    assertTrue(refused.has("input[name=mayManage][value=NO][checked]"), "what was typed is there");
    assertEquals(
        "No",
        registrar.follow(registrar.send(refused, rights, typed)).summary("May change the record"));
  }

  @Test
  void theLinkIsSentAgainToTheAddressThatIsHeld() {
    var list = registrar.open(page);

    var sent = registrar.follow(registrar.send(list, page + "/" + guardian + "/link", Map.of()));

    assertTrue(sent.text("main").contains("is on its way"), sent.text("main"));
    await()
        .until(
            () ->
                TestServers.mail().receivedBy(address).stream()
                    .anyMatch(mail -> mail.subject().equals("Your link to the library record")));
  }

  /** Whoever presses the button again and again fills somebody's mailbox. */
  @Test
  void threeLinksAnHourGoToOneGuardianAlsoIfManyPressAtOnce() throws Exception {
    var press = pressed(page);

    var answers = Race.atOnce(Collections.nCopies(6, press));

    assertEquals(3, Collections.frequency(answers, 303), answers.toString());
    assertEquals(3, Collections.frequency(answers, 409), answers.toString());
    assertEquals(409, press.call());
    assertEquals(3, Database.number(LINKS.formatted(guardian)));
    var refused = registrar.send(registrar.open(page), page + "/" + guardian + "/link", Map.of());
    assertTrue(refused.problems().get(0).contains("within the hour"), refused.source());

    clock.advance(Duration.ofHours(1));
    assertEquals(303, press.call());
    clock.set(TestClock.NOON);
  }

  private Callable<Integer> pressed(String page) {
    return () ->
        registrar.send(registrar.open(page), page + "/" + guardian + "/link", Map.of()).status();
  }

  @Test
  void aLinkThatCannotBeSentIsSaidOnTheList() {
    var list = registrar.open(page);
    Database.execute(
        "UPDATE vault.guardian SET may_contact = false WHERE id = '%s'".formatted(guardian));

    var refused = registrar.send(list, page + "/" + guardian + "/link", Map.of());

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("may not write to them"), refused.source());
    assertEquals("No", refused.summary("May be written to"));
  }

  @Test
  void ofAChildWhoWasReportedDeadItIsSaidThatNoMailIsSentAndNoneIsOffered() {
    var list = registrar.open(page);
    var death = "/enrolments/" + id + "/life/death-reported";
    registrar.send(registrar.open(death), death, Map.of());

    var shown = registrar.open(page);
    var refused = registrar.send(list, page + "/" + guardian + "/link", Map.of());

    assertTrue(shown.text("main").contains("this child has died. No mail is sent"), shown.source());
    assertFalse(shown.has("form[action$=link]"), "nothing is offered");
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("No mail is sent"), refused.source());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM mail WHERE kind = 'new-link' AND reference = '%s'"
                .formatted(guardian)));
  }

  @Test
  void howAGuardianIsReachedIsChangedWithAReasonAndTheAddressOfBeforeIsTold() {
    var contact = page + "/" + guardian + "/contact";
    var form = registrar.open(contact);
    var stale = registrar.open(contact);
    await().until(() -> TestServers.mail().receivedBy(address).size() == 1);

    var wrong = registrar.send(form, contact, Map.of("contact", address.toUpperCase()));
    assertEquals(2, wrong.problems().size(), wrong.problems().toString());
    assertTrue(wrong.source().contains(address.toUpperCase()), "what was typed is there");
    var typed = Map.of("contact", "01632 960 123", "reason", "MISTYPED");
    var list = registrar.follow(registrar.send(form, contact, typed));

    assertEquals("01632 960 123", list.summary("Contact"));
    var history = registrar.open("/enrolments/" + id + "/history").text("main");
    assertTrue(history.contains("Way to reach a guardian changed by you"), history);
    assertTrue(history.contains("Reason: It was entered wrong"), history);
    assertFalse(history.contains("960 123"), "the other guardian may read it");
    await()
        .until(
            () ->
                TestServers.mail().receivedBy(address).stream()
                    .anyMatch(mail -> mail.subject().endsWith("to this address no more")));
    var refused =
        registrar.send(stale, contact, Map.of("contact", "a@example.org", "reason", "RETURNED"));
    assertEquals(409, refused.status());
    assertEquals("01632 960 123", refused.summary("Contact"));
    assertEquals("a@example.org", refused.value("contact"));
  }

  @Test
  void aBrotherOfAnotherLibraryHasItInHisHistoryByThoseWhoDidIt() {
    var family =
        anEnrolment()
            .with("guardianContact", UUID.randomUUID() + "@example.org")
            .with("birthOrder", "1")
            .with("others", List.of(twin()))
            .enrolled();
    var brother =
        Database.text(
            """
            SELECT other.key FROM member JOIN member other USING (household_key)
            WHERE member.key = '%1$s' AND other.key <> '%1$s'
            """
                .formatted(family));
    Database.execute(
        """
        UPDATE home_library_spell SET library_code = 'ABIN' WHERE member_key = '%s';
        UPDATE home_library_spell SET library_code = 'WEST' WHERE member_key = '%s'
        """
            .formatted(family, brother));
    var staff = Browser.of(Actors.ofLibraryStaff().at("ABIN"));
    var contact =
        "/enrolments/%s/guardians/%s/contact"
            .formatted(
                family,
                Database.text(
                    "SELECT id FROM vault.guardian WHERE member_key = '%s'".formatted(family)));

    var typed = Map.of("contact", "01632 960 124", "reason", "MISTYPED");
    assertEquals(303, staff.send(staff.open(contact), contact, typed).status());

    for (var child : List.of(family, brother)) {
      var history = registrar.open("/enrolments/" + child + "/history").text("main");
      assertTrue(
          history.contains("reach a guardian changed by library staff at Abingdon"), history);
    }
  }

  @Test
  void anotherChildsGuardianIsNotFoundHere() {
    var other = anEnrolment().enrolled();

    assertEquals(404, registrar.open("/enrolments/" + other + "/guardians/" + guardian).status());
    assertEquals(404, Browser.of(Actors.aRegistrar().at("BANBURY")).open(page).status());
    var of = "/enrolments/" + other + "/guardians/" + guardian + "/contact";
    assertEquals(404, registrar.open(of).status());
  }

  private static Map<String, String> twin() {
    return Map.of(
        "childGivenNames", "Rhys",
        "childFamilyName", "Fernsby",
        "birthOrder", "2",
        "dateOfBirth", "2026-11-02",
        "cardNumber", CardNumbers.next());
  }
}
