package throughline.membership;

import static java.util.Map.entry;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.desk.offer.OfferFixture;
import throughline.membership.testing.Boxes;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.HandOverRows;
import throughline.membership.testing.Restricted;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.PlacedRecord;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestServers;
import throughline.platform.testing.TraceWalk;

/**
 * Every page, endpoint, file, mail, log line and event, searched for what may be read nowhere: a
 * secret address, and names where they do not belong. The endpoints come from the classes.
 */
@QuarkusTest
class NoTraceTest {

  private static final String SERVICE = "throughline.membership";

  private static final String FAMILY = "zephyr-family@example.org";

  private static final String WAITING =
      "SELECT count(*) FROM mail WHERE status = 'WAITING' AND recipient = '%s'".formatted(FAMILY);

  private static final Set<String> ADDRESS = Set.of("Quibberly", "ZE1 9QX");

  /** What tells who a child or a guardian is. */
  private static final Set<String> NAMES =
      Set.of("Zephyrine", "Quandersby", "Ottoline", "zephyr-family@", "Xanthippe", "01632 960 987");

  private static final Set<String> ALL =
      Stream.concat(ADDRESS.stream(), NAMES.stream()).collect(Collectors.toSet());

  /** The one page that opens a secret address, as the answer to a reason. */
  private static final Set<String> SHOW_THE_ADDRESS = Set.of("RestrictedPages.openBecause");

  /** The vault's own pages: each is of one child, for its own staff, and writes down who looked. */
  private static final Set<String> SHOW_NAMES =
      Set.of(
          "EnrolmentPages.receipt",
          "EnrolmentPages.receiptPdf",
          "EnrolmentResource.receipt",
          "LifePages.record",
          "LifePages.form",
          "LifeResource.get",
          "SubjectAccessPages.form",
          "SubjectAccessPages.export",
          "GuardianPages.list",
          "GuardianPages.detailsForm",
          "LifePages.shown",
          "SearchPages.find",
          "DuplicatePages.pair",
          // The same page again, with what is wrong.
          "DuplicatePages.decide",
          "LibrarySystemPages.csv");

  /** The number of nothing. */
  private static final String NONE = "00000000-0000-4000-8000-000000000000";

  private static final String OUTSIDE_THE_VAULT =
      """
      SELECT string_agg(format('SELECT count(*) FROM %%I.%%I t WHERE t::text LIKE ''%%%%%s%%%%''',
                               schemaname, tablename), ' UNION ALL ')
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'vault')
        AND tablename NOT IN (%s)
      """;

  @Inject TestClock clock;

  private int births;

  @AfterEach
  void itIsNoonAndNobodyIsSuppressed() {
    clock.set(TestClock.NOON);
    Boxes.none();
    Database.execute(
        "DELETE FROM suppression; DELETE FROM erasure; DELETE FROM deferred_offer;"
            + " DELETE FROM duplicate_case");
  }

  @Test
  void aSecretAddressAndNamesAreNowhereButWhereTheyBelong() {
    try (var log = new LogWatch()) {
      var found =
          TraceWalk.findings(
              SERVICE,
              this::record,
              List.of(
                  new TraceWalk.Trace(ADDRESS, SHOW_THE_ADDRESS),
                  new TraceWalk.Trace(NAMES, SHOW_NAMES)),
              NoTraceTest::textOfPdf);

      assertEquals(Set.of(), found);
      assertNone("log", log.lines());
    }
    assertNone("events", events());
    var letters = mails();
    assertNotEquals("", letters, "there are mails to search");
    assertNone("mails", letters);
    for (var trace : ALL) {
      // A mail that waits or has just left has its address.
      assertEquals(0, outside(trace, "'mail'"), trace);
    }
  }

  @Tag("nightly")
  @Test
  void aRestrictedRecordIsShownToNobodyWhoHasNotSaidWhy() {
    var found =
        TraceWalk.findings(
            SERVICE,
            () -> record().after(person -> {}),
            // A search among the children of one's own places finds them, and the library system
            // is told of them, without their address.
            List.of(
                new TraceWalk.Trace(NAMES, Set.of("SearchPages.find", "LibrarySystemPages.csv"))),
            NoTraceTest::textOfPdf);

    assertEquals(Set.of(), found);
  }

  /**
   * A restricted child of Oxford's office and Banbury's library, and what each endpoint is sent.
   */
  private PlacedRecord record() {
    clock.advance(Duration.ofSeconds(1));
    Boxes.none();
    var card = CardNumbers.next();
    var spare = CardNumbers.next();
    var id = child(card).enrolled();
    var certificate = UUID.randomUUID().toString();
    Database.execute(
        "INSERT INTO erasure VALUES ('%s', '%s', 'OXFORD', now())"
            .formatted(certificate, UUID.randomUUID()));
    Database.execute(
        "UPDATE vault.address_policy SET safe_channel = 'EMAIL' WHERE member_key = '%s'"
            .formatted(id));
    return PlacedRecord.at(
            "OXFORD",
            "BANBURY",
            Map.ofEntries(
                entry("enrolments", id),
                entry("guardians", guardianOf(id)),
                entry("duplicates", duplicate()),
                entry("merged", NONE),
                entry("use", NONE),
                entry("files", NONE),
                entry("held-files", NONE),
                entry("patron-files", HandOverRows.fileWith(id)),
                entry("offers", OfferFixture.deferredAt("OXFORD")),
                entry("jobs", "turn-five"),
                entry("mails", mailAbout(id)),
                entry("life", "name-amended"),
                entry("erasures", certificate)),
            ALL)
        .after(Restricted::allOpenedBy)
        .sending("SearchPages.find", Map.of("sought", "Zephyrine"))
        .sending("RestrictedPages.openBecause", Map.of("reason", "SAFETY"))
        .sending("RestrictedPages.open", Map.of("reason", "SAFETY"))
        .sending("EnrolmentResource.open", Map.of("reason", "SAFETY"))
        .sending("EnrolmentResource.enrol", other())
        .sending(
            "SubjectAccessPages.export",
            Map.of(
                "reader",
                guardianOf(id),
                "address",
                "YES",
                "reason",
                "ASKED_HERE",
                "format",
                ++births % 2 == 0 ? "JSON" : "PDF"))
        .sending("CorrectionPages.replace", Map.of("reason", "LOST", "cardNumber", spare))
        .sending("LifePages.send", Map.of("reason", "RENAMED"))
        .sending("LifeResource.record", Map.of("event", "WITHDRAWN", "version", "1"));
  }

  private static EnrolmentFixture child(String card) {
    return anEnrolment()
        .named("Zephyrine", "Quandersby")
        .withCard(card)
        .with("guardianName", "Ottoline Quandersby")
        .with("guardianContact", FAMILY)
        .with("secondGuardianName", "Xanthippe Quandersby")
        .with("secondGuardianRelationship", "PARENT")
        .with("secondGuardianContact", "01632 960 987")
        .with("residence", "E07000180")
        .with("addressPolicy", "RESTRICTED")
        .with("address", "17 Quibberly Mews")
        .with("postcode", "ZE1 9QX")
        .with("preferences", List.of("REMINDERS"));
  }

  private static Map<String, String> other() {
    return new HashMap<>(
        Map.of(
            "childGivenNames", "Wren",
            "dateOfBirth", "2026-11-02",
            "residence", "UNKNOWN",
            "office", "OXFORD",
            "guardianName", "Marigold",
            "guardianRelationship", "MOTHER",
            "guardianContact", "01632 960 001",
            "library", "BANB",
            "cardNumber", CardNumbers.next(),
            "anotherChild", "YES"));
  }

  /** The records of this test are all of one name. */
  private static String duplicate() {
    child(CardNumbers.next()).enrolled();
    return Database.text(
        "SELECT id FROM duplicate_case WHERE decision IS NULL ORDER BY opened_at DESC LIMIT 1");
  }

  private static String mailAbout(String id) {
    return Database.text("SELECT id FROM mail WHERE reference = '%s'".formatted(guardianOf(id)));
  }

  private static String guardianOf(String id) {
    return Database.text(
        "SELECT id FROM vault.guardian WHERE relationship = 'MOTHER' AND member_key = '%s'"
            .formatted(id));
  }

  private static String events() {
    return Published.allAtRest(MembershipEvents.TOPIC).stream()
        .map(Published::everythingIn)
        .collect(Collectors.joining());
  }

  /** All that reached the family's mailbox, without the address that it was sent to. */
  private static String mails() {
    await().until(() -> Database.number(WAITING) == 0);
    return TestServers.mail().receivedBy(FAMILY).stream()
        .map(mail -> mail.subject() + mail.text() + mail.html())
        .collect(Collectors.joining());
  }

  private static long outside(String needle, String without) {
    return Database.number(
        "SELECT sum(count) FROM (%s) found"
            .formatted(Database.text(OUTSIDE_THE_VAULT.formatted(needle, without))));
  }

  private static void assertNone(String where, String text) {
    ALL.forEach(trace -> assertFalse(text.contains(trace), where + " has " + trace));
  }

  private static String textOfPdf(byte[] file) {
    try (var pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
