package throughline.volunteers.volunteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.testing.AcceptedVolunteers.accept;
import static throughline.volunteers.volunteer.PeopleFixture.added;
import static throughline.volunteers.volunteer.PeopleFixture.merged;
import static throughline.volunteers.volunteer.PeopleTest.hoursOf;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.person.PersonalData;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Records that are one person, and what stays of somebody who is erased. */
@QuarkusTest
class OnePersonTest {
  /** Keys, who found two records to be one or two, what goes with the erasing itself, and staff. */
  private static final Set<String> OF_NOBODY_ONCE_ERASED =
      Set.of("volunteer", "volunteer_merge", "two_people", "person_details", "county_coordinator");

  /** With a foreign key to volunteers, or to whose it is; not to staff who did something. */
  private static final String WITH_KEY =
      """
      SELECT string_agg(DISTINCT conrelid::regclass::text, ',') FROM pg_constraint
      WHERE contype = 'f' AND (confrelid = CAST('volunteer' AS regclass)
        OR confrelid = CAST('person' AS regclass) AND conname LIKE '%\\_person\\_fk')
      """;

  @Inject @All List<PersonalData> held;
  @Inject ErasePerson erasePerson;

  private final Browser staff = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
  private final Browser elsewhere = Browser.of(Actors.aCoordinator("Lee Ward").at("COWL"));
  private final String name = "Wyn " + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void likeRecordsAreShownAsAPairUntilSomebodySaysThatTheyAreTwo() {
    var one = added(name, Map.of());
    var other = added(name, Map.of());
    assertTrue(staff.open("/people/pairs").text("main").contains(name + " and " + name));

    var action = "/people/%s/different-from/%s".formatted(one, other);
    staff.send(staff.open(action), action, Map.of()).then().statusCode(303);

    assertFalse(staff.open("/people/pairs").text("main").contains(name));
  }

  @Test
  void hoursFollowWhoeverRemainsAreToldAgainUnderTheirKeyAndComeBack() {
    var robin = accept(Actors.aVolunteer(name), "HEAD");
    var kept = AcceptedVolunteers.id(robin);
    var gone = added(name, Map.of());
    hoursOf(gone, "2026-11-10T14:00Z");
    var entry = entryOf(gone);

    var merge = merged(gone, kept);

    assertEquals(kept, volunteerOf(entry));
    assertTrue(lastEventOf(entry).contains(key(kept)), "told under the key that remains");
    assertEquals(
        2,
        Database.number(
            "SELECT count(*) FROM hours_version WHERE entry_id = '%s'".formatted(entry)));
    assertEquals(404, staff.open("/people/" + gone).status());

    PeopleFixture.takenApart(kept, merge);
    assertEquals(gone, volunteerOf(entry));
    assertTrue(lastEventOf(entry).contains(key(gone)));
    assertEquals(200, staff.open("/people/" + gone).status());
  }

  @Test
  void twoWhoWereSomewhereAtTheSameTimeOrBothSignInAreNotMerged() {
    var one = added(name, Map.of());
    var other = added(name, Map.of());
    hoursOf(one, "2026-11-10T14:00Z");
    hoursOf(other, "2026-11-10T15:00Z");
    assertTrue(refused(one, other).contains("Both have hours at the same time"));

    var robin = AcceptedVolunteers.id(accept(Actors.aVolunteer(name), "HEAD"));
    var alex = AcceptedVolunteers.id(accept(Actors.aVolunteer(name), "HEAD"));
    assertTrue(refused(robin, alex).contains("Both sign in by themselves"));
    assertEquals(404, elsewhere.open("/people/%s/same-as/%s".formatted(one, other)).status());
  }

  @Test
  void ofTwoMergesAtOnceOneIsDone() throws Exception {
    var one = added(name, Map.of());
    var other = added(name, Map.of());
    var action = "/people/%s/same-as/%s".formatted(one, other);
    var page = staff.open(action);
    var second = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    var same = second.open(action);
    var typed = Map.of("reason", "The same telephone");

    var answers =
        Race.atOnce(
            () -> staff.send(page, action, typed).status(),
            () -> second.send(same, action, typed).status());

    assertEquals(1, answers.stream().filter(status -> status == 303).count(), answers.toString());
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM volunteer_merge WHERE '%s' IN (kept_id, gone_id)"
                .formatted(one)));
  }

  @Test
  void whatAnErasedPersonGaveStaysCountedUnderAKeyThatNobodyKnew() {
    var id = added(name, Map.of("email", "wyn@example.org", "phone", "01632 960 123"));
    hoursOf(id, "2026-11-10T14:00Z");
    var entry = entryOf(id);
    var before = key(id);
    var path = "/people/" + id + "/erase";
    var unsure = staff.send(staff.open(path), path, Map.of("confirmation", "yes"));
    assertEquals(400, unsure.status());

    staff.send(staff.open(path), path, Map.of("confirmation", "erase")).then().statusCode(303);

    assertEquals(404, staff.open("/people/" + id).status());
    assertEquals(
        "SUBMITTED",
        Database.text("SELECT status FROM hours_entry WHERE id = '%s'".formatted(entry)));
    assertFalse(before.equals(key(id)));
    assertTrue(lastEventOf(entry).contains(key(id)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM person_details WHERE person_id = '%s'".formatted(id)));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM volunteer_place WHERE volunteer_id = '%s'".formatted(id)));
    assertEquals(
        0, Database.number("SELECT count(*) FROM audit_key WHERE record_id = '%s'".formatted(id)));
    assertEquals(
        "LEFT", Database.text("SELECT status FROM volunteer WHERE id = '%s'".formatted(id)));
    assertEquals(
        1, Database.number("SELECT count(*) FROM erasure WHERE person_id = '%s'".formatted(id)));
  }

  @Test
  void aDatabaseOfADayBeforeForgetsAgainAtItsStartWhoWasErased() {
    var id = added(name, Map.of("phone", "01632 960 123"));
    var before = key(id);
    Database.execute("INSERT INTO erasure VALUES ('%s', now())".formatted(id));
    Database.execute("INSERT INTO erasure VALUES (gen_random_uuid(), now())");

    erasePerson.replay(new StartupEvent());
    var after = key(id);
    erasePerson.replay(new StartupEvent());

    assertEquals(404, staff.open("/people/" + id).status());
    assertFalse(before.equals(after));
    assertEquals(after, key(id), "done once");
  }

  @Test
  void whoAsksIsToldEverythingAndThatIsWrittenDown() {
    var id = added(name, Map.of("phone", "01632 960 123"));
    hoursOf(id, "2026-11-10T14:00Z");

    var page = staff.open("/people/" + id + "/held").text("main");

    assertTrue(page.contains("01632960123") && page.contains("10 November 2026"), page);
    assertTrue(staff.open("/people/" + id + "/held.json").source().contains(name));
    assertEquals(404, elsewhere.open("/people/" + id + "/held").status());
    assertEquals(
        2,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = 'DISCLOSED'"
                .formatted(id)));
  }

  @Test
  void everyTableOfVolunteersIsErasedOrTellsOfNobody() {
    var covered =
        held.stream()
            .flatMap(each -> each.tables().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    covered.addAll(OF_NOBODY_ONCE_ERASED);
    var tables = new TreeSet<>(List.of(Database.text(WITH_KEY).split(",")));
    tables.removeAll(covered);

    assertEquals(Set.of(), tables);
  }

  private String refused(String one, String other) {
    return staff.open("/people/%s/same-as/%s".formatted(one, other)).text("main");
  }

  private static String entryOf(String volunteer) {
    return Database.text(
        "SELECT id FROM hours_entry WHERE volunteer_id = '%s'".formatted(volunteer));
  }

  private static String volunteerOf(String entry) {
    return Database.text("SELECT volunteer_id FROM hours_entry WHERE id = '%s'".formatted(entry));
  }

  private static String key(String volunteer) {
    return Database.text(
        "SELECT volunteer_key FROM volunteer WHERE id = '%s'".formatted(volunteer));
  }

  private static String lastEventOf(String entry) {
    var all = Published.awaitOf(VolunteerEvents.TOPIC, entry, 1);
    return Published.allOf(VolunteerEvents.TOPIC, entry).get(all.size() - 1).value();
  }
}
