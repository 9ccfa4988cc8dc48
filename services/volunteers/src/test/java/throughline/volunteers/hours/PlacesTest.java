package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.PlaceWalk;
import throughline.platform.testing.PlacedRecord;
import throughline.volunteers.joining.ApplicationFixture;
import throughline.volunteers.role.RoleFixture;
import throughline.volunteers.standing.StandingFixture;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.RotaFixture;
import throughline.volunteers.voice.IdeaFixture;
import throughline.volunteers.volunteer.PeopleFixture;

/** A coordinator's work is that of their libraries. */
@QuarkusTest
class PlacesTest {

  private final Actor ofHeadington = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Actor ofTwo = Actors.aCoordinator("Lee Ward").at("COWL", "BART");

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
  }

  @Test
  void noEndpointShowsOrChangesHoursOfAnotherLibrary() {
    assertEquals(
        Set.of(),
        PlaceWalk.findings(
            "throughline.volunteers",
            "volunteer-coordinator",
            PlacesTest::waitingAtHeadington,
            Set.of(
                "StartPages.start",
                "ApprovalPages.signedIn",
                "SheetPages.form",
                "VolunteerPages.addForm",
                "VolunteerPages.contactForm",
                "ApplicationResource.get",
                "IdeaPages.answerForm",
                "IdeaPages.noteForm",
                "IdeaPages.signedIn",
                "ImportPages.form",
                "SurveyPages.results",
                "MonitoringPages.responses",
                "TodayPages.somebodyElse"),
            Set.of(
                "SheetPages.upload",
                "SheetPages.sheet",
                "SheetPages.log",
                "StandingPages.askGuardian",
                "ImportPages.upload",
                "ImportPages.file",
                "ImportPages.take",
                "ImportPages.wrong",
                "VolunteerPages.find",
                "VolunteerPages.invite")));
  }

  /** Beside it stands what the exports show: approved hours of the same volunteer. */
  private static PlacedRecord waitingAtHeadington() {
    var volunteer = AcceptedVolunteers.accept(Actors.aVolunteer("Volunteer of Headington"), "HEAD");
    var idea = IdeaFixture.raised(volunteer, "HEAD");
    var id = hours().by(volunteer).at("HEAD").logged();
    var approved = hours().by(volunteer).at("HEAD").on("2026-11-16").approved();
    var role = RoleFixture.at("HEAD");
    var person = StandingFixture.placed(volunteer, role, "home-library");
    var applicant = Actors.aStranger("Applicant of Headington");
    var application = ApplicationFixture.application().sent(applicant);
    var like = PeopleFixture.added(volunteer.name(), Map.of());
    var merge = PeopleFixture.merged(person, PeopleFixture.added("Merged", Map.of()));
    var record =
        PlacedRecord.at(
                "HEAD",
                "COWL",
                Map.ofEntries(
                    Map.entry("hours", id),
                    Map.entry("approvals", id),
                    Map.entry("return", id),
                    Map.entry("roles", role),
                    Map.entry("people", person),
                    Map.entry("same-as", like),
                    Map.entry("different-from", like),
                    Map.entry("merges", merge),
                    Map.entry("applications", application),
                    Map.entry("approved", approved),
                    Map.entry("correct", approved),
                    Map.entry("ideas", idea),
                    Map.entry("answer", idea),
                    Map.entry("owner", idea)),
                Set.of(
                    id,
                    approved,
                    volunteer.name(),
                    "Role " + role,
                    application,
                    applicant.name(),
                    idea))
            .sending(
                "ApplicationPages.decide", Map.of("decision", "REJECT", "reason", "We have enough"))
            .sending("VolunteerPages.add", Map.of("name", "Gale Moor", "places", "HEAD"))
            .sending("VolunteerPages.change", Map.of("name", "Gale Moor", "places", "HEAD"))
            .sending(
                "VolunteerPages.contact",
                Map.of("name", "Pat Moor", "relationship", "sister", "phone", "01632 960 001"))
            .sending("VolunteerPages.status", Map.of("move", "PAUSE", "reason", "A long journey"))
            .sending("VolunteerPages.merge", Map.of("reason", "The same telephone"))
            .sending("VolunteerPages.takeApart", Map.of("reason", "Two sisters"))
            .sending("VolunteerPages.erase", Map.of("confirmation", "erase"))
            .sending("ApplicationResource.reject", Map.of("reason", "We have enough helpers"))
            .sending("RolePages.change", RoleFixture.typed(Map.of("places", "HEAD")))
            .sending("SettlePages.settle", Map.of("answer", "VOIDED", "reason", "Not here"))
            .sending(
                "SettlePages.correct",
                Map.of(
                    "library",
                    "HEAD",
                    "workedOn",
                    "2026-11-16",
                    "startTime",
                    "2pm",
                    "endTime",
                    "3pm",
                    "reason",
                    "By the paper"))
            .sending(
                "StandingPages.withdraw",
                Map.of("completion", StandingFixture.consent(person, role)))
            .sending("StandingPages.done", StandingFixture.REFERENCE)
            .sending("StandingResource.record", StandingFixture.REFERENCE)
            .sending("StandingPages.check", StandingFixture.CHECK)
            .sending("StandingResource.check", StandingFixture.CHECK)
            .sending("StandingPages.exempt", StandingFixture.EXEMPTION)
            .sending("StandingResource.exempt", StandingFixture.EXEMPTION)
            .sending("IdeaPages.answer", Map.of("actedOn", "NO", "answer", "There is no money"))
            .sending("IdeaResource.answer", Map.of("actedOn", "NO", "answer", "There is no money"))
            .sending("IdeaPages.note", Map.of("idea", "A bench", "library", "HEAD"))
            .sending("ApprovalPages.approveMany", Map.of("entry", id + ".1"))
            .sending("ApprovalPages.giveBack", Map.of("reason", "The date is of last week"))
            .asking("HoursResource.list", "?status=SUBMITTED");
    return RotaFixture.planned().beside(record);
  }

  @Test
  void eachSeesWhatWaitsAtTheirLibraries() {
    var head = hours().at("HEAD").logged();
    var cowl = hours().at("COWL").logged();
    var bart = hours().at("BART").logged();

    waiting(ofHeadington, "").body("items.id", contains(head));
    waiting(ofTwo, "").body("items.id", containsInAnyOrder(cowl, bart));
    waiting(ofTwo.at("*"), "").body("items.id", containsInAnyOrder(head, cowl, bart));
    waiting(ofTwo.at("NORT"), "").body("items", empty());
  }

  @Test
  void anEntryOutsideIsNotFoundEvenByItsNumberAndStaysAsItIs() {
    var id = hours().at("HEAD").logged();

    approval(id, ofTwo).statusCode(404).body("code", is("not-found"));
    assertEquals(
        "SUBMITTED", Database.text("SELECT status FROM hours_entry WHERE id = '" + id + "'"));
    approval(id, ofHeadington).statusCode(200);
    approval(id, ofTwo).statusCode(404);
    for (var said : Set.of("approved", "changed")) {
      var link = "/approvals?" + said + "=" + id;
      assertFalse(Browser.of(ofTwo).open(link).text("main").contains("Robin Field"), said);
      assertTrue(Browser.of(ofHeadington).open(link).text("main").contains("Robin Field"), said);
    }
  }

  @Test
  void approvedHoursOutsideAreNeitherSettledNorCorrected() {
    var elsewhere = hours().at("HEAD").approved();
    var own = hours().at("COWL").on("2026-11-16").approved();
    var browser = Browser.of(ofTwo);
    var form = browser.open("/approved/" + own);
    var before = ledger(elsewhere);

    for (var path : List.of("/approved/", "/approved/correct/")) {
      var forged = new HashMap<>(correction());
      for (var hidden : List.of("csrf-token", "idempotencyKey", "version")) {
        forged.put(hidden, form.value(hidden));
      }
      assertEquals(404, browser.open(path + elsewhere).status());
      assertEquals(404, browser.post(path + elsewhere, forged).status());
    }
    assertEquals(before, ledger(elsewhere));
  }

  private static String ledger(String id) {
    return Database.text(
        "SELECT string_agg(status, ' ' ORDER BY version) FROM hours_version WHERE entry_id = '%s'"
            .formatted(id));
  }

  private static Map<String, String> correction() {
    return Map.of(
        "answer",
        "VOIDED",
        "reason",
        "Not here",
        "library",
        "COWL",
        "workedOn",
        "2026-11-17",
        "startTime",
        "2pm",
        "endTime",
        "3pm");
  }

  @Test
  void aPageOfAnotherPlaceIsNoCursor() {
    var elsewhere = hours().at("HEAD").logged();
    var own = hours().at("COWL").logged();
    Database.execute(
        "UPDATE hours_entry SET entered_at = entered_at + interval '1 minute' WHERE id = '%s'"
            .formatted(own));

    waiting(ofTwo, "&after=" + elsewhere).body("items", empty());
    waiting(ofTwo, "&after=" + own).body("items", empty());
    waiting(ofHeadington.at("*"), "&after=" + elsewhere).body("items.id", contains(own));
  }

  @Test
  void oneWhoIsVolunteerAndCoordinatorSeesTheirOwnHoursAnywhereAndOthersAtTheirLibrary() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").at("COWL");
    var ownElsewhere = hours().by(both).at("HEAD").logged();
    var ownHere = hours().by(both).at("COWL").on("2026-11-16").logged();
    var othersElsewhere = hours().at("HEAD").logged();

    one(both, ownElsewhere).statusCode(200).body("volunteerName", nullValue());
    one(both, ownHere).statusCode(200).body("mayApprove", is(false));
    one(both, othersElsewhere).statusCode(404);
    approval(ownElsewhere, both).statusCode(404);
    approval(ownHere, both).statusCode(409).body("code", is("own-hours"));
    waiting(both, "").body("items.id", contains(ownHere));
    approval(ownElsewhere, ofHeadington).statusCode(200);
    var page = Browser.of(both).open("/approvals?approved=" + ownElsewhere);
    assertFalse(page.text("main").contains("Approved:"), page.text("main"));
  }

  @Test
  void aCoordinatorWithoutAPlaceIsToldWhomToAsk() {
    var nowhere = Actors.aCoordinator("Jo Penn").withoutPlaces();
    var page = Browser.of(nowhere).open("/approvals");

    assertEquals(403, page.status());
    assertTrue(page.text("main").contains("Ask whoever looks after accounts"), page.text("main"));
    list(nowhere, "").statusCode(403).body("code", is("no-place"));
  }

  @Test
  void aVolunteerWhoIsToCoordinateButNotYetAnywhereIsToldSoAtTheStart() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").withoutPlaces();

    var start = Browser.of(both).open("/");
    assertTrue(start.text("main").contains("No place yet"), start.text("main"));
    assertFalse(start.has("main a[href=/approvals]"));
  }

  @Test
  void theStartCountsWhatACoordinatorMayApproveAndNothingElse() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").at("HEAD");
    hours().by(both).at("HEAD").logged();
    hours().at("COWL").logged();
    approval(hours().at("HEAD").logged(), ofHeadington);
    hours().at("HEAD").logged();
    hours().at("HEAD").logged();

    var cards = Browser.of(both).open("/").text("main");
    assertTrue(cards.contains("Hours to approve Usual ones, approved by one press 2"), cards);
    assertTrue(cards.contains("Your hours that wait 0 approved so far 1"), cards);
  }

  @Test
  void oneWithManyPlacesIsServedLikeAnyOther() {
    var id = hours().at("HEAD").logged();
    var codes = IntStream.rangeClosed(0, 1000).mapToObj(i -> i == 500 ? "HEAD" : "P" + i).toList();

    waiting(ofHeadington.at(codes.toArray(String[]::new)), "").body("items.id", is(List.of(id)));
  }

  private static ValidatableResponse waiting(Actor person, String query) {
    return list(person, query).statusCode(200);
  }

  private static ValidatableResponse list(Actor person, String query) {
    return given().auth().oauth2(person.token()).get("/api/hours?status=SUBMITTED" + query).then();
  }

  private static ValidatableResponse one(Actor person, String id) {
    return given().auth().oauth2(person.token()).get("/api/hours/" + id).then();
  }
}
