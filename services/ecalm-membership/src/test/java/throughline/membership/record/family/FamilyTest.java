package throughline.membership.record.family;

import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestClock;

/** A family of Banbury whose guardian Marigold gave an e-mail address, and who reads its mails. */
abstract class FamilyTest {

  private static final String ANYWHERE =
      """
      SELECT string_agg(format('SELECT count(*) FROM %I.%I t WHERE t::text LIKE ''%%NEEDLE%%''',
                               schemaname, tablename), ' UNION ALL ')
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      """;

  private static final AtomicInteger TESTS = new AtomicInteger();

  final Browser registrar = Browser.of(Actors.aRegistrar());
  final Mailbox marigold = new Mailbox();

  @Inject TestClock clock;

  /** Links that open nothing are counted for ten minutes, for all tests together. */
  @BeforeEach
  void nobodyTriedLinksLately() {
    clock.advance(Duration.ofMinutes(11).multipliedBy(TESTS.incrementAndGet()));
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression; DELETE FROM erasure");
  }

  EnrolmentFixture family() {
    return anEnrolment().with("guardianContact", marigold.address());
  }

  EnrolmentFixture withTwo(Mailbox second) {
    return family()
        .with("secondGuardianName", "Rowan Fernsby")
        .with("secondGuardianRelationship", "FATHER")
        .with("secondGuardianContact", second.address());
  }

  static Map<String, String> twin() {
    return Map.of(
        "childGivenNames", "Rhys",
        "childFamilyName", "Fernsby",
        "birthOrder", "2",
        "dateOfBirth", "2026-11-02",
        "cardNumber", CardNumbers.next());
  }

  void report(String id) {
    var page = "/enrolments/" + id + "/life/death-reported";
    registrar.follow(registrar.send(registrar.open(page), page, Map.of()));
  }

  String address(String change) {
    return "/family/records/" + guardian(marigold) + "/" + change;
  }

  static String guardian(Mailbox mailbox) {
    return Database.text(
        "SELECT id FROM vault.guardian WHERE email = '%s'".formatted(mailbox.address()));
  }

  Page change(String change, Map<String, String> typed) {
    return marigold
        .browser()
        .send(marigold.browser().open(address(change)), address(change), typed);
  }

  Page done(String change, Map<String, String> typed) {
    return marigold.browser().follow(change(change, typed));
  }

  static List<String> changesOn(Page held) {
    return held.links().stream().filter(link -> link.startsWith("/family/records/")).toList();
  }

  static String record(String id) {
    return "/enrolments/" + id + "/record";
  }

  String history(String id) {
    return registrar.open("/enrolments/" + id + "/history").text("main");
  }

  static String status(String kind, String id) {
    return Database.text(
        """
        SELECT max(mail.status) FROM mail JOIN vault.guardian ON guardian.id::text = mail.reference
        WHERE mail.kind = '%s' AND guardian.member_key = '%s'
        """
            .formatted(kind, id));
  }

  static long found(String needle) {
    return Database.number(
        "SELECT sum(count) FROM (%s) found"
            .formatted(Database.text(ANYWHERE.replace("NEEDLE", needle))));
  }
}
