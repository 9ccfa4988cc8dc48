package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.person.vault.ContactChanges;
import throughline.membership.testing.HeldRows;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** A guardian gives another address, which counts once it is confirmed from there. */
@QuarkusTest
class FamilyContactTest extends FamilyTest {

  private static final String KEEP = "/family/contact/keep";

  private final Mailbox elsewhere = new Mailbox();

  @Inject ContactChanges contactChanges;

  @Test
  void anAddressCountsOnceItIsConfirmedFromThereAndTheOneOfBeforeIsTold() {
    var id = family().enrolled();
    marigold.opened();

    var asked = marigold.browser().follow(give(elsewhere.address()));

    assertTrue(asked.text(".govuk-notification-banner").contains("What you gave us is saved"));
    assertTrue(asked.summary("You gave us").startsWith(elsewhere.address() + ". We write there"));
    assertEquals(marigold.address(), asked.summary("We write to"));
    assertEquals(marigold.address(), email(id), "nobody has confirmed it");
    assertTrue(marigold.link(2).startsWith("/family/link/"), "who did not ask can stop it");

    assertEquals(
        "We write to this address now",
        elsewhere.browser().follow(confirm(elsewhere.link(1))).text("h1"));

    assertEquals(elsewhere.address(), email(id));
    elsewhere.link(2);
    assertEquals(elsewhere.address(), elsewhere.opened().summary("We write to"));
    assertEquals(403, marigold.held().status(), "what the mailbox of before opened is closed");
    assertEquals(403, marigold.press(marigold.link(2)).status());
    await().until(() -> marigold.mails().size() == 3);
    var last = marigold.mails().get(2);
    assertEquals("The library writes to this address no more", last.subject());
    assertFalse(last.text().contains("/family/link/"), last.text());
    var history = history(id);
    assertTrue(history.contains("Way to reach a guardian changed by a guardian"), history);
    assertFalse(history.contains("@"), "the other guardian may read it");
    assertEquals(403, confirm(elsewhere.link(1)).status(), "it can be used once");
  }

  @Test
  void theLinkThatConfirmsLiesInNoTableAndOpeningItChangesNothing() {
    var id = family().enrolled();
    marigold.opened();
    give(elsewhere.address());
    var link = elsewhere.link(1);
    await().until(() -> "SENT".equals(status("confirm-contact", id)));
    await().until(() -> "SENT".equals(status("contact-asked-for", id)));
    var before = Database.digest();

    var answer = elsewhere.browser().open(link);
    var page = elsewhere.browser().follow(answer);

    assertEquals(43, link.replaceFirst(".*/", "").length());
    assertEquals(0, found(link.replaceFirst(".*/", "")));
    assertEquals("/family/confirm", answer.redirect());
    assertEquals("no-referrer", answer.header("Referrer-Policy"));
    assertFalse(page.source().contains(link.replaceFirst(".*/", "")));
    assertEquals(before, Database.digest(), "what examines mails opens links, too");
    assertFalse((page.source() + elsewhere.mails().get(0).text()).contains("Wren"));
    var open = elsewhere.browser().open("/family/open");
    var opened = elsewhere.browser().send(open, "/family/open", Map.of());
    assertEquals(403, opened.status(), "it shows nothing of what is held");
  }

  @Test
  void whatNobodyConfirmsInThreeDaysIsForgotten() {
    var id = family().enrolled();
    marigold.opened();
    give(elsewhere.address());
    var link = elsewhere.link(1);

    clock.advance(ContactChanges.OPEN);

    assertEquals(403, confirm(link).status());
    assertEquals(marigold.address(), email(id));
    assertNotEquals(0, contactChanges.purgeBatch(clock.instant(), 1_000));
    assertEquals(0, Database.number(asked(id)));
  }

  @Test
  void theOneWhoHasTheAddressOfBeforeCanStopIt() {
    var id = family().enrolled();
    marigold.opened();
    var held = marigold.browser().follow(give(elsewhere.address()));
    var link = elsewhere.link(1);

    var kept = marigold.browser().follow(marigold.browser().send(held, KEEP, Map.of()));
    assertTrue(kept.text(".govuk-notification-banner").contains("the address that we have"));

    assertFalse(kept.source().contains(elsewhere.address()));
    assertEquals(403, confirm(link).status());
    assertEquals(marigold.address(), email(id));
    assertTrue(history(id).contains("not wanted after all by a guardian"), history(id));
    assertEquals(400, give(new Mailbox().address()).status(), "nobody fills mailboxes");
  }

  @Test
  void anotherAddressTakesThePlaceOfTheFirstButNotAtOnce() {
    var id = family().enrolled();
    marigold.opened();
    var wrong = new Mailbox();
    give(wrong.address());
    var first = wrong.link(1);

    var soon = give(elsewhere.address());
    clock.advance(Duration.ofMinutes(5));
    assertEquals(303, give(elsewhere.address()).status());

    assertEquals(400, soon.status());
    assertTrue(soon.text(".govuk-error-summary").contains("Wait five minutes"));
    assertTrue(soon.source().contains(elsewhere.address()), "what was typed is there");
    assertEquals(403, confirm(first).status());
    assertEquals(303, confirm(elsewhere.link(1)).status());
    assertEquals(elsewhere.address(), email(id));
  }

  @Test
  void aPhoneNumberCountsAtOnceAndNoLinkOpensAnythingThen() {
    var id = family().enrolled();
    marigold.opened();

    var changed = marigold.browser().follow(give("01632 960 123"));

    assertEquals("We have your phone number", changed.text("h1"));
    assertEquals(
        "01632 960 123",
        Database.text("SELECT phone FROM vault.guardian WHERE member_key = '%s'".formatted(id)));
    assertEquals(403, marigold.held().status());
    assertEquals(403, marigold.press(marigold.link(1)).status());
    await().until(() -> marigold.mails().size() == 2);
  }

  @ParameterizedTest
  @CsvSource({
    "'',             Enter your e-mail address or phone number",
    "rowan@,         Enter an e-mail address in the form name@example.org",
    "22390000027895, This is a card number",
    "SAME,           We have this already",
  })
  void whatIsWrongIsSaidAndChangesNothing(String typed, String message) {
    var id = family().enrolled();
    marigold.opened();

    var answer = give(typed.equals("SAME") ? marigold.address().toUpperCase() : typed);

    assertEquals(400, answer.status());
    assertTrue(answer.text(".govuk-error-summary").contains(message), answer.text("main"));
    assertEquals(0, Database.number(asked(id)));
  }

  @Test
  void whatWaitsForTheAddressOfBeforeNeverLeaves() {
    var id = family().enrolled();
    marigold.opened();
    give(elsewhere.address());
    var link = elsewhere.link(1);
    marigold.link(2);
    var guardians = "/enrolments/" + id + "/guardians";
    var send = guardians + "/" + guardian(marigold) + "/link";

    TestServers.mail()
        .whileAway(
            () -> {
              registrar.send(registrar.open(guardians), send, Map.of());
              assertEquals(303, confirm(link).status());
            });

    await().until(() -> subjects(elsewhere).contains("Your link to the library record"));
    await().until(() -> subjects(marigold).contains("The library writes to this address no more"));
    assertFalse(subjects(marigold).contains("Your link to the library record"));
  }

  @Test
  void ofTwoWhoPressTheButtonOneConfirmsAndWhoStopsItAtThatMomentStopsItOrNot() throws Exception {
    family().enrolled();
    marigold.opened();
    give(elsewhere.address());
    var page = confirmation(elsewhere.link(1));
    var twice =
        Race.atOnce(
            () -> elsewhere.browser().send(page, "/family/confirm", Map.of()).status(),
            () -> elsewhere.browser().send(page, "/family/confirm", Map.of()).status());
    assertEquals(List.of(303, 403), twice.stream().sorted().toList());

    elsewhere.link(2);
    elsewhere.opened();
    clock.advance(Duration.ofMinutes(5));
    var third = new Mailbox();
    var form = elsewhere.browser().open("/family/contact");
    var held =
        elsewhere
            .browser()
            .follow(
                elsewhere
                    .browser()
                    .send(form, "/family/contact", Map.of("contact", third.address())));
    var open = third.browser().follow(third.browser().open(third.link(1)));
    var answers =
        Race.atOnce(
            () -> third.browser().send(open, "/family/confirm", Map.of()).status() == 303,
            () -> elsewhere.browser().send(held, KEEP, Map.of()).status() == 303);
    var changed =
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE email = '%s'".formatted(third.address()));
    assertEquals(answers.get(0) ? 1 : 0, changed);
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM vault.contact_change WHERE email = '%s'"
                .formatted(third.address())));
  }

  @Test
  void aLinkThatTheDeskSendsWhileTheAddressChangesGoesToTheNewOne() throws Exception {
    var id = family().enrolled();
    marigold.link(1);
    var guardians = "/enrolments/" + id + "/guardians";
    var send = guardians + "/" + guardian(marigold) + "/link";
    var page = registrar.open(guardians);

    try (var change = HeldRows.ofMember(id)) {
      var sent = change.waitedForBy(1, () -> registrar.send(page, send, Map.of()).status());
      changeAddress(change, id);
      assertEquals(303, sent.get());
    }

    elsewhere.link(1);
    assertEquals(1, marigold.mails().size());
  }

  @Test
  void aLinkThatIsPressedWhileTheAddressChangesOpensNoSession() throws Exception {
    var id = family().enrolled();
    var page = marigold.browser().follow(marigold.browser().open(marigold.link(1)));

    try (var change = HeldRows.ofMember(id)) {
      var pressed =
          change.waitedForBy(
              1, () -> marigold.browser().send(page, "/family/open", Map.of()).status());
      changeAddress(change, id);
      assertEquals(403, pressed.get());
    }
  }

  @Test
  void whoAsksForANewLinkWhileTheAddressChangesIsSentNone() throws Exception {
    var id = family().enrolled();
    var old = marigold.link(1);
    clock.advance(Duration.ofDays(31));
    var ended = marigold.press(old);

    try (var change = HeldRows.ofMember(id)) {
      var asked =
          change.waitedForBy(
              1, () -> marigold.browser().send(ended, "/family/new-link", Map.of()).status());
      changeAddress(change, id);
      assertEquals(200, asked.get());
    }

    assertEquals(
        0,
        Database.number(
            """
            SELECT count(*) FROM mail JOIN vault.guardian ON guardian.id::text = reference
            WHERE kind = 'new-link' AND member_key = '%s'
            """
                .formatted(id)));
  }

  /** As when the other address is confirmed. */
  private void changeAddress(HeldRows change, String id) throws SQLException {
    change.execute(
        """
        DELETE FROM mail_link USING vault.guardian
        WHERE guardian.person_key = mail_link.holder AND member_key = '%1$s';
        UPDATE vault.guardian SET email = '%2$s' WHERE member_key = '%1$s'
        """
            .formatted(id, elsewhere.address()));
    change.commit();
  }

  private static List<String> subjects(Mailbox mailbox) {
    return mailbox.mails().stream().map(TestMail.Received::subject).toList();
  }

  private Page give(String contact) {
    var page = marigold.browser().open("/family/contact");
    return marigold.browser().send(page, "/family/contact", Map.of("contact", contact));
  }

  private Page confirmation(String link) {
    return elsewhere.browser().follow(elsewhere.browser().open(link));
  }

  private Page confirm(String link) {
    return elsewhere.browser().send(confirmation(link), "/family/confirm", Map.of());
  }

  private static String email(String id) {
    return Database.text(
        "SELECT string_agg(DISTINCT email, ', ') FROM vault.guardian WHERE member_key = '%s'"
            .formatted(id));
  }

  private static String asked(String id) {
    return """
           SELECT count(*) FROM vault.contact_change
           JOIN vault.guardian ON guardian.id = guardian_id WHERE member_key = '%s'
           """
        .formatted(id);
  }
}
