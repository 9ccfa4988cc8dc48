package throughline.membership.record.life;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.record.life.RecordFixture.event;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.membership.desk.enrolment.EnrolmentFixture;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** Nothing tells any more who an erased child was, and it is not enrolled again by mistake. */
@QuarkusTest
class ErasureTest {

  private static final String ANYWHERE =
      """
      SELECT string_agg(format('SELECT count(*) FROM %I.%I t WHERE t::text ILIKE ''%%NEEDLE%%''',
                               schemaname, tablename), ' UNION ALL ')
      FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      """;

  private static final String LIFTED =
      "SELECT count(*) FROM audit_entry WHERE action = 'SUPPRESSION_LIFTED'";

  private static final Instant ON_THE_BIRTHDAY = Instant.parse("2031-11-02T12:00:00Z");

  /** Of this test alone, so that what is found is of no other. */
  private final String name = "Erasmia" + UUID.randomUUID().toString().substring(0, 8);

  private final RecordFixture registrar = RecordFixture.by(Actors.aRegistrar());

  @Inject ErasePerson erasePerson;
  @Inject TestClock clock;
  @Inject BeanManager beans;

  @AfterEach
  void itIsNoonAndNobodyIsSuppressed() {
    clock.set(TestClock.NOON);
    Database.execute("DELETE FROM suppression; DELETE FROM erasure");
  }

  @Test
  void nothingOfTheChildIsLeftAnywhereAndTheNumbersStay() {
    var enrolment =
        child().with("preferences", List.of("REMINDERS")).with("address", name + " Row");
    var id = enrolment.enrolled();
    registrar.done(
        id,
        "name-amended",
        Map.of("childGivenNames", name, "childFamilyName", "Two", "reason", "RENAMED"));
    var sealed = "SELECT count(*) FROM audit_entry WHERE sealed IS NOT NULL AND record_id = '%s'";
    assertEquals(1, Database.number(sealed.formatted(id)));
    assertNotEquals(0, found(), "the search finds what is there");

    var certificate = erased(id);

    assertEquals(0, found());
    assertEquals(
        0, Database.number("SELECT count(*) FROM preference WHERE member_key = '" + id + "'"));
    assertEquals(
        0, Database.number("SELECT count(*) FROM audit_key WHERE record_id = '" + id + "'"));
    assertEquals(1, Database.number(sealed.formatted(id)), "the entry stays, unreadable");
    assertEquals(1, Database.number("SELECT count(*) FROM member WHERE key = '" + id + "'"));
    assertEquals("CEASED", event(id, 2).get("membership").get(1).get("status").asText());
    for (var page : List.of("", "/record", "/history", "/life/erased")) {
      assertEquals(404, registrar.open("/enrolments/" + id + page).status(), page);
    }
    var shown = registrar.open("/erasures/" + certificate);
    assertEquals(certificate, shown.summary("Number"));
    for (var trace : List.of(id, name, "2 November", enrolment.cardNumber())) {
      assertFalse(shown.source().contains(trace), trace);
    }
    var pdf = registrar.open("/erasures/" + certificate + "/certificate.pdf");
    assertTrue(pdf.source().startsWith("%PDF"));
  }

  /** What is kept has days in it, in the member's row as in its events, and so says the paper. */
  @Test
  void theCertificateSaysThatDaysAreKept() {
    var id = child().enrolled();
    var joined = Database.text("SELECT enrolled_on FROM member WHERE key = '" + id + "'");

    var certificate = erased(id);

    assertEquals(joined, Database.text("SELECT enrolled_on FROM member WHERE key = '" + id + "'"));
    assertEquals(joined, event(id, 2).get("enrolledOn").asText());
    var paper = registrar.open("/erasures/" + certificate).text("main");
    assertTrue(
        paper.contains(
            "a random number with the days of joining, moving, leaving and a first loan"),
        paper);
    assertFalse(paper.contains("month"), paper);
  }

  @Test
  void theWordHasToBeTyped() {
    var id = child().enrolled();

    for (var typed : List.of("", "yes", "erase it")) {
      var again = registrar.send(id, "erased", Map.of("confirmation", typed));
      assertEquals(
          List.of("#confirmation Type the word erase, since this cannot be undone"),
          again.problems());
      assertEquals(typed, again.value("confirmation"));
    }
    registrar.read(id).body("standing", is("ACTIVE"));
  }

  @Test
  void noWayOfEnrollingTakesTheChildAgainAndNoneSaysWhy() {
    erased(child().enrolled());

    for (var again :
        List.of(
            child(),
            child().named(name.toUpperCase(Locale.ROOT), "O'Brien"),
            child().named(name, "o’brien").with("residence", "OUT_OF_COUNTY"))) {
      var answer = again.send().statusCode(400).body("errors.field", contains("childGivenNames"));
      var said = answer.extract().asString();
      assertTrue(said.contains("This entry is blocked"), said);
      assertFalse(said.toLowerCase(Locale.ROOT).matches("(?s).*(eras(ed|ure)|withdr|die).*"), said);
    }
    anEnrolment()
        .with("others", List.of(other(name, "O’Brien")))
        .send()
        .statusCode(400)
        .body("errors.field", contains("others.0.childGivenNames"));
    child()
        .sendInBatch()
        .statusCode(200)
        .body("enrolled", empty())
        .body("refused[0].errors.field", contains("childGivenNames"))
        .body("refused[0].errors[0].message", containsString("This entry is blocked"));
    child().named(name, "O’Brian").enrolled();
    child().bornOn("2026-11-03").enrolled();
  }

  @Test
  void aFamilyThatWantsItIsEnrolledAfterAllAndNobodyLearnsWhetherItWasSuppressed() {
    erased(child().enrolled());
    var page = "/suppressions/lift";
    var typed =
        Map.of("childGivenNames", name, "childFamilyName", "O’Brien", "dateOfBirth", "2026-11-02");
    var before = Database.number(LIFTED);

    var again = registrar.sendTo(page, typed);
    assertEquals(List.of("#reason Choose why"), again.problems());
    assertEquals(name, again.value("childGivenNames"));
    child().send().statusCode(400);
    var because = new HashMap<>(typed);
    because.put("reason", "FAMILY_HERE");
    var lifted = registrar.open(registrar.sendTo(page, because).redirect());
    because.put("childGivenNames", "Nobody");
    var never = registrar.open(registrar.sendTo(page, because).redirect());

    assertEquals(lifted.text("main"), never.text("main"));
    assertEquals(before + 2, Database.number(LIFTED));
    assertEquals(0, found(), "the history says nothing of the child");
    child().enrolled();
  }

  @Test
  void whatWasTypedForASuppressedChildIsNotTypedAgain() {
    erased(child().enrolled());
    var desk = Browser.of(Actors.aRegistrar());
    var form = "/enrolments/new";
    var lift = "/suppressions/lift";
    var typed = typedForm();
    assertFalse(desk.send(desk.open(form), form, Map.of()).has("[formaction]"), "of other errors");

    var refused = desk.send(desk.open(form), form, typed);
    assertTrue(refused.problems().get(0).contains("use “Enrol the child after all”"));
    var asked = desk.press(refused, lift, "Enrol the child after all", typed);
    assertEquals(name + " O’Brien", asked.summary("Child"));
    var wrong = desk.send(asked, lift, Map.of());
    assertEquals(List.of("#reason Choose why"), wrong.problems());
    var lifted = desk.send(wrong, lift, Map.of("reason", "FAMILY_HERE"));
    var back = desk.press(lifted, form, "Go on with the enrolment", Map.of());

    typed.forEach((field, value) -> assertEquals(value, back.typed(field), field));
    assertEquals(refused.value("idempotencyKey"), back.value("idempotencyKey"));
    assertEquals(303, desk.send(back, form, typed).status());
  }

  @Test
  void theWayBackFromLiftingLeadsToTheEnrolmentAsItWasTyped() {
    erased(child().enrolled());
    var desk = Browser.of(Actors.aRegistrar());
    var form = "/enrolments/new";
    var lift = "/suppressions/lift";
    var typed = typedForm();
    var refused = desk.send(desk.open(form), form, typed);
    var asked = desk.press(refused, lift, "Enrol the child after all", typed);
    assertFalse(asked.has(".govuk-back-link"), "it would lose what was typed");

    var back = desk.press(asked, form, "Back to the enrolment", Map.of());

    typed.forEach((field, value) -> assertEquals(value, back.typed(field), field));
    assertEquals(refused.value("idempotencyKey"), back.value("idempotencyKey"));
    child().send().statusCode(400);
  }

  @Test
  void whatIsWrongWithTheChildIsSaidWhereItWasTyped() {
    erased(child().named(name, "Twin").enrolled());
    var desk = Browser.of(Actors.aRegistrar());
    var form = "/enrolments/new";
    var lift = "/suppressions/lift";
    var typed = new HashMap<>(typedForm());
    typed.put("otherChildren", "1");
    typed.put("childGivenNames", "Rhys");
    typed.put("others.0.childGivenNames", name);
    typed.put("others.0.childFamilyName", "Twin");
    typed.put("others.0.dateOfBirth", "2 November");
    typed.put("others.0.cardNumber", CardNumbers.next());
    var refused = desk.send(desk.open(form), form, typed);
    assertTrue(refused.problems().get(0).startsWith("#others.0.childGivenNames This entry is"));
    typed.put("others.0.dateOfBirth", "31/2");
    var asked = desk.press(refused, lift, "Enrol the child after all", typed);

    var wrong = desk.send(asked, lift, Map.of());

    assertEquals(400, wrong.status());
    assertEquals(1, wrong.problems().size(), wrong.problems().toString());
    assertTrue(wrong.problems().get(0).startsWith("#others.0.dateOfBirth "));
    typed.forEach((field, value) -> assertEquals(value, wrong.typed(field), field));
    assertEquals(refused.value("idempotencyKey"), wrong.value("idempotencyKey"));
    assertFalse(wrong.has("[formaction]"), "it is not known to be suppressed");
  }

  private Map<String, String> typedForm() {
    return Map.ofEntries(
        Map.entry("childGivenNames", name),
        Map.entry("childFamilyName", "O’Brien"),
        Map.entry("dateOfBirth", "2 November"),
        Map.entry("residence", "UNKNOWN"),
        Map.entry("guardianName", "Aminah"),
        Map.entry("guardianRelationship", "RELATIVE"),
        Map.entry("guardianContact", "01632 960 001"),
        Map.entry("library", "BANB"),
        Map.entry("cardNumber", CardNumbers.next()));
  }

  @Test
  void aTwinWhoIsErasedIsNotTheOther() {
    var id =
        child()
            .named(name, "Twin")
            .with("birthOrder", "1")
            .with("others", List.of(other("Rhys", "Twin", "2")))
            .enrolled();
    erased(id);

    child().named(name, "Twin").send().statusCode(400);
    child().named("Rhys", "Twin").enrolled();
  }

  @Test
  void aTwinWhoWasErasedWithoutAPlaceIsNotEnrolledWithOne() {
    erased(child().named(name, "Twin").enrolled());

    var both = twins("1", "2");

    both.send().statusCode(400).body("errors.field", contains("childGivenNames"));
    both.sendInBatch().statusCode(200).body("enrolled", empty());
  }

  @Test
  void anotherPlaceInTheBirthIsAnotherChildWhereThatOfTheErasedOneIsKnown() {
    erased(twins("1", "2").enrolled());

    twins("1", "2").send().statusCode(400);
    twins("2", "1").enrolled();
  }

  private EnrolmentFixture twins(String order, String orderOfTheOther) {
    var other = other("Rhys", "Twin", orderOfTheOther);
    return child().named(name, "Twin").with("birthOrder", order).with("others", List.of(other));
  }

  @Test
  void theSuppressionEndsOnTheFifthBirthdayAndItsCodeTellsNobody() {
    erased(child().enrolled());
    var code = Database.text("SELECT encode(code, 'hex') FROM suppression");
    assertEquals(64, code.length());
    assertEquals("2031-11-02", Database.text("SELECT expires_on FROM suppression"));

    clock.set(ON_THE_BIRTHDAY);
    Database.execute("UPDATE suppression SET expires_on = '2026-11-24'");
    clock.set(TestClock.NOON);

    child().enrolled();
  }

  @Test
  void aDatabaseOfTheDayBeforeForgetsAgainWhenTheServiceStarts() {
    var id = child().enrolled();
    Database.execute(
        "INSERT INTO erasure VALUES (gen_random_uuid(), '%s', 'OXFORD', now())".formatted(id));

    erasePerson.replay(new StartupEvent());
    erasePerson.replay(new StartupEvent());

    assertEquals(0, found());
    assertEquals(404, registrar.record(id).status());
    assertEquals(2, RecordFixture.events(id));
    child().send().statusCode(400);
  }

  @Test
  void itForgetsBeforeAnythingOfTheServiceSendsOrServes() {
    var ours =
        beans.resolveObserverMethods(new StartupEvent()).stream()
            .filter(observer -> observer.getBeanClass().getName().startsWith("throughline."))
            .sorted(Comparator.comparing(ObserverMethod::getPriority))
            .toList();

    assertEquals(ErasePerson.class, ours.get(0).getBeanClass());
    assertTrue(ours.size() > 3, "mails, jobs, the relay and the library system begin, too");
    assertTrue(ours.get(0).getPriority() < ours.get(1).getPriority());
  }

  @Test
  void aProgramGetsTheCertificatesNumberAndAnEnrolmentThatWasUndoneCanBeErased() {
    var person = Actors.aRegistrar();
    var desk = RecordFixture.by(person);
    var id = child().by(person).enrolled();
    var browser = Browser.of(person);
    var undo = "/enrolments/" + id + "/undo";
    browser.follow(browser.send(browser.open(undo), undo, Map.of("reason", "ENTERED_TWICE")));

    desk.call(id, "ERASED", Map.of("confirmation", "erase"))
        .statusCode(200)
        .body("certificate", notNullValue())
        .body("record", nullValue());

    assertEquals(0, found());
    assertEquals(2, RecordFixture.events(id), "what counts nowhere is told no more");
  }

  @Test
  void anotherOfficeDoesNotSeeTheCertificate() {
    var certificate = erased(child().enrolled());

    var there = RecordFixture.by(Actors.aRegistrar().at("BANBURY"));
    assertEquals(404, there.open("/erasures/" + certificate).status());
    assertEquals(404, there.open("/erasures/" + certificate + "/certificate.pdf").status());
  }

  private String erased(String id) {
    var certificate = registrar.done(id, "erased", Map.of("confirmation", " Erase "));
    return certificate.summary("Number");
  }

  private EnrolmentFixture child() {
    return anEnrolment().named(name, "O’Brien").withCard(CardNumbers.next());
  }

  private static Map<String, String> other(String given, String family) {
    return Map.of(
        "childGivenNames",
        given,
        "childFamilyName",
        family,
        "dateOfBirth",
        "2026-11-02",
        "cardNumber",
        CardNumbers.next());
  }

  private static Map<String, String> other(String given, String family, String order) {
    return Map.of(
        "childGivenNames", given,
        "childFamilyName", family,
        "birthOrder", order,
        "dateOfBirth", "2026-11-02",
        "cardNumber", CardNumbers.next());
  }

  private long found() {
    return Database.number(
        "SELECT sum(count) FROM (%s) found"
            .formatted(Database.text(ANYWHERE.replace("NEEDLE", name))));
  }
}
