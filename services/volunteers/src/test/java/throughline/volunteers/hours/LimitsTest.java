package throughline.volunteers.hours;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.testing.Race.atOnce;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** More than somebody usually gives is asked about, and what cannot be is refused. */
@QuarkusTest
class LimitsTest {
  private final Actor volunteer = Actors.aVolunteer("Robin Field");

  @AfterEach
  void nothingIsReported() {
    Database.execute("DELETE FROM reported_period");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-17, 08:00, 20:00, 201", "2026-11-17, 08:00, 20:01, 400"})
  void whatIsLongerThanTwelveHoursIsAskedWhy(String day, String start, String end, int status) {
    var long_ = hours().by(volunteer).on(day).from(start).to(end);

    long_.send().statusCode(status);
    if (status == 400) {
      long_
          .send()
          .body("errors.field", contains("reason"))
          .body("errors.message", contains(containsString("12 hours 1 minute long")));
      long_.with("reason", "The book sale took all day").send().statusCode(201);
    }
  }

  @Test
  void whatIsLongerThanSixteenHoursIsRefusedWhateverTheReason() {
    hours()
        .by(volunteer)
        .from("05:00")
        .to("22:00")
        .with("reason", "All day")
        .send()
        .statusCode(400)
        .body("errors.field", contains("endTime"));
  }

  @Test
  void whatIsMoreThanSixtyDaysAgoIsAskedWhy() {
    hours().by(volunteer).with("workedOn", "2026-09-25").send().statusCode(201);
    var late = hours().by(volunteer).with("workedOn", "2026-09-24");
    late.send().statusCode(400).body("errors.message", contains(containsString("60 days ago")));
    late.with("reason", "I was away").send().statusCode(201);
  }

  @Test
  void aTimeThatIsReportedIsAskedWhyAndBecomesAnAdjustment() {
    Database.execute(
        "INSERT INTO reported_period (until, set_by, set_at) SELECT '2026-11-17', id, now() FROM person LIMIT 1");
    var reported = hours().by(volunteer);

    reported
        .send()
        .statusCode(400)
        .body("errors.message", contains(containsString("reported already")));
    var id = reported.with("reason", "Forgotten").logged();
    var later = hours().by(volunteer).on("2026-11-18").logged();

    assertEquals(
        "true false",
        Database.text(
            "SELECT string_agg(adjustment::text, ' ' ORDER BY started_at) FROM hours_version WHERE entry_id IN ('%s', '%s')"
                .formatted(id, later)));
  }

  @Test
  void twentyThreeHoursOfADayByThreeEntriesAreRefused() {
    hours().by(volunteer).from("00:00").to("08:00").logged();
    hours().by(volunteer).from("08:00").to("16:00").logged();

    hours()
        .by(volunteer)
        .from("16:00")
        .to("23:00")
        .send()
        .statusCode(409)
        .body("code", is("day-full"))
        .body("detail", containsString("more than 16 hours on 17 November 2026"));
    hours().by(volunteer).on("2026-11-16").from("22:00").to("00:00").logged();
  }

  @Test
  void aNightCountsOnBothOfItsDays() {
    hours()
        .by(volunteer)
        .on("2026-11-17")
        .from("06:00")
        .to("20:00")
        .with("reason", "Sale")
        .logged();

    hours().by(volunteer).on("2026-11-17").from("21:00").to("23:30").send().statusCode(409);
    hours().by(volunteer).on("2026-11-17").from("22:30").to("03:00").logged();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16})
  void ofManyAtOnceOnlySixteenHoursOfADayAreTaken(int many) throws Exception {
    var all = new ArrayList<Callable<Integer>>();
    for (var i = 0; i < many; i++) {
      var start = "%02d:00".formatted(i * 24 / many);
      var end = "%02d:00".formatted((i + 1) * 24 / many % 24);
      all.add(() -> hours().by(volunteer).from(start).to(end).send().extract().statusCode());
    }

    var answers = atOnce(all);

    assertTrue(answers.stream().allMatch(status -> status == 201 || status == 409), "" + answers);
    var taken =
        Database.number(
            """
            SELECT sum(extract(epoch FROM ended_at - started_at) / 60)::int FROM hours_entry e
              JOIN person p ON p.id = e.volunteer_id WHERE p.subject = '%s'
            """
                .formatted(volunteer.subject()));
    assertTrue(taken <= 960 && taken > 960 - 24 * 60 / many, taken + " minutes");
  }

  @Test
  void theDatabaseHoldsTheDayWhateverWritesToIt() {
    var id = hours().by(volunteer).from("00:00").to("12:00").logged();
    for (var change :
        new String[] {
          "interval '12 hours', ended_at + interval '8 hours'",
          "interval '12 hours', ended_at + interval '5 hours'"
        }) {
      var refused =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Database.execute(
                      """
                      INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status,
                                               entered_by, entered_at)
                      SELECT gen_random_uuid(), 1, volunteer_id, library_code, started_at + %s, status, entered_by, entered_at
                        FROM hours_entry WHERE id = '%s'
                      """
                          .formatted(change, id)));
      assertTrue(refused.getMessage().contains("more than 16 hours"), refused.getMessage());
    }
  }

  @Test
  void anExactTwinIsToldWhichOneItIs() {
    hours().by(volunteer).logged();

    hours()
        .by(volunteer)
        .send()
        .statusCode(409)
        .body(
            "detail",
            is("These hours are logged already: 2pm to 4pm on 17 November 2026 at Headington"));
  }

  @Test
  void whatStaffLoggedForAVolunteerIsAnsweredWhenTheyLogItThemselves() {
    var id = hours().by(volunteer).logged();
    var staff = Actors.aCoordinator("Sam Okafor");
    Browser.of(staff).open("/approvals");
    HoursFixture.approval(hours().logged(), staff);
    Database.execute(
        "UPDATE hours_entry SET entered_by = (SELECT id FROM person WHERE subject = '%s') WHERE id = '%s'"
            .formatted(staff.subject(), id));

    hours().by(volunteer).send().statusCode(200).body("id", is(id));
    assertEquals(
        1, Database.number("SELECT version FROM hours_entry WHERE id = '%s'".formatted(id)));
  }

  @Test
  void thePageAsksWhyAndLosesNothing() {
    var browser = Browser.of(volunteer);
    var form = browser.open("/hours/new");
    var typed =
        Map.of("library", "HEAD", "workedOn", "17/11/2026", "startTime", "6am", "endTime", "8pm");

    var asked = browser.send(form, "/hours/new", typed);

    assertEquals(400, asked.status());
    assertEquals("6am", asked.value("startTime"));
    assertTrue(asked.problems().get(0).startsWith("#reason Say why"), asked.problems().toString());
    var all = new HashMap<>(typed);
    all.put("reason", "The book sale");
    assertEquals(303, browser.send(asked, "/hours/new", all).status());
  }

  @Test
  void anAdministratorSaysUpToWhichDayHoursAreReported() {
    var administrator = Browser.of(Actor.with("administrator"));
    var form = administrator.open("/reported");

    assertEquals(
        List.of("#until The date must be in the past"),
        administrator.send(form, "/reported", Map.of("until", "today")).problems());
    var said =
        administrator.follow(
            administrator.send(form, "/reported", Map.of("until", "17 November 2026")));

    assertTrue(said.text("main").contains("Hours up to 17 November 2026 are reported"));
    hours().by(volunteer).send().statusCode(400).body("errors.field", contains("reason"));
  }
}
