package throughline.volunteers.joining;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.joining.ApplicationFixture.accept;
import static throughline.volunteers.joining.ApplicationFixture.application;
import static throughline.volunteers.joining.ApplicationFixture.reject;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.Guest;

/** From an application on one page to a decision, and to nothing that is left of a rejected one. */
@QuarkusTest
class JoiningTest {
  private static final String CONFIRM = "Confirm that you want to volunteer";

  @Inject TestClock clock;
  @Inject ForgetApplicants forgetApplicants;

  private final Guest guest = new Guest();
  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void whoIsAcceptedIsToldByMailAndHelpsInTheRole() {
    var stranger = Actors.aStranger("Robin Field").withEmail(guest.address(), true);
    var id = application().sent(stranger);
    assertTrue(Browser.of(stranger).open("/").text("main").contains("Your application"));

    accept(id, Actors.aCoordinator("Lee Ward").at("COWL")).statusCode(404);
    accept(id, coordinator).statusCode(200).body("state", is("ACCEPTED"));

    assertTrue(guest.mail("You are a volunteer now").text().contains("Digital helper"));
    assertEquals("ACTIVE", ofVolunteer("status", id));
    assertEquals(
        "HEAD",
        Database.text(
            "SELECT place_code FROM volunteer_place WHERE volunteer_id = '%s'"
                .formatted(volunteer(id))));
    assertEquals(
        "digital-helper",
        Database.text(
            "SELECT role_code FROM volunteer_role WHERE volunteer_id = '%s'"
                .formatted(volunteer(id))));
    application().send(stranger).statusCode(409).body("code", is("has-role"));
  }

  @ParameterizedTest
  @CsvSource({
    "summer-reading, dateOfBirth, 2012-11-25, 'This role is for people of 14 or over'",
    "home-library,   dateOfBirth, 2008-11-25, 'This role is for people of 18 or over'",
    "digital-helper, ageBand,     FROM_14,    'This role is for people of 16 or over'",
    "digital-helper, ageBand,     '',         'Choose your age'",
    "summer-reading, dateOfBirth, 1812-11-25, 'Check your date of birth'",
  })
  void anAgeThatTheRoleExcludesIsRefusedInWords(
      String role, String field, String value, String words) {
    application()
        .with("role", role)
        .with("disclosure", "NOTHING")
        .with(field, value)
        .send(Actors.aStranger("Robin Field"))
        .statusCode(400)
        .body("errors.field", contains(field))
        .body("errors[0].message", startsWith(words));
  }

  @Test
  void onTheBirthdayItselfSomebodyIsOldEnough() {
    application()
        .with("role", "summer-reading")
        .with("dateOfBirth", "2012-11-24")
        .send(Actors.aStranger("Robin Field"))
        .statusCode(201);
  }

  @Test
  void onlyARoleWithACheckAsksAboutConvictionsAndKeepsNoneOfThem() {
    var page = Browser.ofNobody().open("/roles/home-library/apply");
    assertTrue(page.text("main").contains("protected (filtered)"), page.text("main"));
    assertTrue(
        Browser.ofNobody().open("/roles/museum-steward/apply").text("main").contains("spent"));
    assertFalse(
        Browser.ofNobody().open("/roles/digital-helper/apply").text("main").contains("conviction"));

    var helper = application().with("role", "home-library").with("dateOfBirth", "1980-02-29");
    helper
        .send(Actors.aStranger("Robin Field"))
        .statusCode(400)
        .body("errors.field", contains("disclosure"));
    var id = helper.with("disclosure", "TO_TALK").sent(Actors.aStranger("Robin Field"));
    assertTrue(
        Browser.of(coordinator).open("/applications/" + id).text("main").contains("Talk to them"));
    accept(id, coordinator).statusCode(200);
    assertEquals(
        0,
        Database.number("SELECT count(disclosure) FROM application WHERE id = '%s'".formatted(id)));
  }

  @Test
  void withoutASignInTheLinkOfAMailIsConfirmedByAPress() {
    var browser = Browser.ofNobodyElsewhere();
    var asked = apply(browser, "Gale Moor");
    assertTrue(browser.follow(asked).text("main").contains("Your application is not sent yet"));

    var page = browser.follow(browser.open(guest.link(CONFIRM)));
    assertEquals("UNCONFIRMED", state());
    assertFalse(listed("Gale Moor"));
    browser.send(page, "/application", Map.of()).then().statusCode(303);
    assertEquals("WAITING", state());
    assertTrue(listed("Gale Moor"));

    var again = browser.follow(browser.open(guest.link(CONFIRM)));
    assertTrue(again.text("main").contains("It is confirmed: nothing more is to be done"));
    browser.send(again, "/application/withdrawal", Map.of()).then().statusCode(303);
    assertEquals("WITHDRAWN", state());
    assertTrue(browser.open("/application").text("main").contains("deleted on 24 May 2027"));
  }

  @Test
  void whoAppliesTwiceGetsTheSameAnswerAndOneMail() {
    var browser = Browser.ofNobodyElsewhere();
    apply(browser, "Gale Moor");
    guest.mail(CONFIRM);
    assertEquals(303, apply(browser, " gale  moor ").status());

    clock.advance(Duration.ofMinutes(1));
    assertEquals(1, guest.mails());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM person_details WHERE email_address = '%s'"
                .formatted(guest.address())));
  }

  @Test
  void aRejectedApplicantIsToldWhyAndIsGoneOnTheDateThatTheMailSays() {
    var browser = Browser.ofNobodyElsewhere();
    apply(browser, "Gale Moor");
    browser
        .send(browser.follow(browser.open(guest.link(CONFIRM))), "/application", Map.of())
        .then()
        .statusCode(303);
    var id = id();
    var volunteer = volunteer(id);
    var page = Browser.of(coordinator).open("/applications/" + id);
    var missing =
        Browser.of(coordinator).send(page, "/applications/" + id, Map.of("decision", "REJECT"));
    assertTrue(missing.text("main").contains("Enter the reason"), missing.text("main"));
    var words = "We have enough helpers on Tuesdays";
    var done =
        Browser.of(coordinator)
            .send(page, "/applications/" + id, Map.of("decision", "REJECT", "reason", words));

    assertEquals("/applications?done=rejected", done.redirect());
    var mail = guest.mail("About your application");
    assertTrue(mail.text().contains(words), mail.text());
    assertTrue(mail.text().contains("deleted on 24 May 2027"), mail.text());
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND (reason IS NOT NULL OR changes::text LIKE '%%Tuesdays%%')"
                .formatted(volunteer)));

    clock.advance(Duration.ofDays(180));
    forgetApplicants.run();
    assertEquals("REJECTED", state());
    clock.advance(Duration.ofDays(1));
    forgetApplicants.run();
    assertEquals(
        0, Database.number("SELECT count(*) FROM application WHERE id = '%s'".formatted(id)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM person_details WHERE person_id = '%s'".formatted(volunteer)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM mail WHERE reference LIKE '%s%%'".formatted(volunteer)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM audit_key WHERE record_id = '%s'".formatted(volunteer)));
  }

  @Test
  void whatIsNotConfirmedWithinAWeekIsGone() {
    apply(Browser.ofNobodyElsewhere(), "Gale Moor");
    clock.advance(Duration.ofDays(7));

    forgetApplicants.run();

    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM person_details WHERE email_address = '%s'"
                .formatted(guest.address())));
  }

  @Test
  void anAppealIsWrittenDownKeepsTheDateAwayAndMayBeGranted() {
    var id = application().sent(Actors.aStranger("Robin Field"));
    reject(id, "No time to train anybody this month", coordinator).statusCode(200);
    clock.advance(Duration.ofDays(30));
    var page = Browser.of(coordinator).open("/applications/" + id);
    Browser.of(coordinator)
        .send(
            page,
            "/applications/" + id,
            Map.of("decision", "APPEAL", "reason", "Asks to begin later"))
        .then()
        .statusCode(303);

    assertEquals(
        "2027-06-24",
        Database.text("SELECT erase_on FROM application WHERE id = '%s'".formatted(id)));
    accept(id, coordinator).statusCode(200);
    assertEquals("ACTIVE", ofVolunteer("status", id));
  }

  @Test
  void nobodyDecidesTheirOwnAndOfManyAtOnceOneDecides() throws Exception {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").at("HEAD");
    accept(application().sent(both), both).statusCode(409).body("code", is("own-application"));

    var id = application().sent(Actors.aStranger("Robin Field"));
    Callable<Integer> accepting =
        () -> accept(id, Actors.aCoordinator("Lee Ward")).extract().statusCode();
    Callable<Integer> rejecting =
        () -> reject(id, "Too many", Actors.aCoordinator("Sam Okafor")).extract().statusCode();
    var answers = Race.atOnce(rejecting, rejecting);
    assertEquals(List.of(200, 409), answers.stream().sorted().toList());
    assertEquals(200, accepting.call());
    assertEquals(409, rejecting.call());
  }

  private Page apply(Browser browser, String name) {
    return browser.post(
        "/roles/digital-helper/apply",
        Map.of("name", name, "email", guest.address(), "ageBand", "FROM_25", "places", "HEAD"));
  }

  private boolean listed(String name) {
    return Browser.of(coordinator).open("/applications").text("main").contains(name);
  }

  private String id() {
    return Database.text(
        """
        SELECT application.id FROM application JOIN person_details ON person_id = volunteer_id
        WHERE email_address = '%s'
        """
            .formatted(guest.address()));
  }

  private String state() {
    return Database.text("SELECT state FROM application WHERE id = '%s'".formatted(id()));
  }

  private static String volunteer(String application) {
    return Database.text(
        "SELECT volunteer_id FROM application WHERE id = '%s'".formatted(application));
  }

  private static String ofVolunteer(String column, String application) {
    return Database.text(
        "SELECT %s FROM volunteer WHERE id = '%s'".formatted(column, volunteer(application)));
  }
}
