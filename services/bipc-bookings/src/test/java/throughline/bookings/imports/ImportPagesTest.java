package throughline.bookings.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;

/** Sessions and people of the system before come from a file: checked, shown, then taken. */
@QuarkusTest
class ImportPagesTest {

  private static final String HEADER =
      "Event,Location,Date,Start time,Duration,Attendee,E-mail,Telephone,Status,Minutes attended\n";

  private final Browser adviser = Browser.of(Actors.anAdviser());

  /** Of the file that was sent last. */
  private String address;

  @Test
  void whatIsRightIsTakenOnceWithItsPeopleAndAttendances() {
    var file =
        HEADER
            + """
            Old Pricing,HUB,3/3/2026,10:00,90,Iris Import,iris.import@example.org,,attended,
            Old Pricing,HUB,3/3/2026,10:00,90,Jo Import,,01632 960 501,no show,
            Old Pricing,HUB,3/3/2026,10:00,90,Kai Import,,,part,30
            Old Pricing,HUB,3/3/2026,10:00,90,Lu Import,,,cancelled,
            Old Finance,ONLINE,10/3/2026,2pm,,IRIS IMPORT,Iris.Import@example.org,,yes,
            """;
    var page = sent(file);
    assertEquals(5, shown(page, "Rows that are right"));
    assertTrue(page.text("#sessions-caption").contains("Sessions"), page.text("main"));
    assertEquals(0, sessions("Old Pricing"));

    var done = take(page);
    take(page);

    assertEquals(5, shown(done, "Rows taken over"));
    assertEquals(
        "ATTENDED 90, CANCELLED_BY_USER 0, NO_SHOW 0, PARTIAL 30",
        Database.text(
            """
            SELECT string_agg(status || ' ' || booking.minutes, ', ' ORDER BY status)
            FROM booking JOIN session ON session.id = session_id WHERE title = 'Old Pricing'\
            """));
    assertEquals(
        "3 12",
        Database.text("SELECT taken || ' ' || capacity FROM session WHERE title = 'Old Pricing'"));
    assertEquals(
        1,
        Database.number(
            "SELECT count(DISTINCT entrepreneur_id) FROM booking JOIN person_details ON person_id ="
                + " entrepreneur_id WHERE lower(email_address) = 'iris.import@example.org'"));
    assertEquals(
        0, Database.number("SELECT count(*) FROM sent_file_row WHERE cells::text LIKE '%Iris%'"));
    var iris =
        Database.text(
            "SELECT booking.id FROM booking JOIN session ON session.id = session_id WHERE title ="
                + " 'Old Finance'");
    var event = Published.awaitOf(TOPIC, iris, 1).get(0);
    assertTrue(event.value().contains("\"ATTENDED\""), event.value());
    assertFalse(Published.everythingIn(event).toLowerCase().contains("iris"));
    assertTrue(take(sent(file)).text("main").contains("Rows taken over 5"), "the same file again");
  }

  @Test
  void wrongRowsAreNamedAndComeBackAsAFileAndTheOthersAreTaken() {
    var page =
        sent(
            HEADER
                + """
                Old Clinic,HUB,4/3/2026,10:00,60,Max Import,max.import@example.org,,attended,
                Old Clinic,The moon,4/3/2026,10:00,60,Nia Import,,,attended,
                Old Clinic,HUB,31/2/2026,10:00,60,Oz Import,nowhere,,attended,
                Old Clinic,HUB,4/3/2026,10:00,60,Pia Import,,,,
                Old Clinic,HUB,4/3/2026,10:00,60,Max Import,max.import@example.org,,attended,
                Old Talk,HUB,4/3/2026,10:30,60,Max Import,max.import@example.org,,attended,
                Old Clinic,HUB,4/3/2026,10:00,60,,,,attended,
                Old Clinic,HUB,4/3/2026,10:00,60,Quin Import,,,maybe,
                Old Clinic,HUB,29/3/2026,01:30,60,Ray Import,,,attended,
                """);
    assertEquals(1, shown(page, "Rows that are right"));
    assertEquals(8, shown(page, "Rows to put right"));
    var problems = page.text("#problems-caption + thead + tbody");
    for (var said :
        List.of(
            "3 Venue: must be one of your venues",
            "4 Date: ",
            "Email: enter an email address",
            "5 Attendance: say whether they came",
            "6 Row: row 2 is the same person at the same session",
            "7 Row: row 2 has the same person somewhere else at that time",
            "8 Name: enter their name",
            "9 Attendance: must be attended",
            "10 Start: there was no such time on that day")) {
      assertTrue(problems.contains(said), said + " in " + problems);
    }

    take(page);

    assertEquals(1, sessions("Old Clinic"));
    assertEquals(0, sessions("Old Talk"));
    var wrong = adviser.open(address + "/wrong.xlsx");
    assertEquals(200, wrong.status());
    assertTrue(wrong.source().startsWith("PK"));
  }

  @Test
  void whoIsThereAlreadyIsNotTakenTwiceByAnotherFile() {
    take(sent(HEADER + "Old Advice,HUB,5/3/2026,10:00,60,Sol Import,,,attended,\n"));

    var amended =
        take(
            sent(
                HEADER
                    + """
                    Old Advice,HUB,5/3/2026,10:00,60,Sol Import,,,attended,
                    Old Advice,HUB,5/3/2026,10:00,60,Tam Import,,,attended,
                    """));

    assertTrue(amended.text("main").contains("somebody of this name is at this session already"));
    assertEquals(1, sessions("Old Advice"));
    assertEquals(2, Database.number("SELECT taken FROM session WHERE title = 'Old Advice'"));
  }

  @Test
  void whoTakesAFileTwiceAtOnceTakesItOnce() throws Exception {
    var page =
        sent(
            HEADER
                + IntStream.range(0, 40)
                    .mapToObj(
                        i ->
                            "Old Crowd,HUB,6/3/2026,10:00,60,Person %d Import,,,attended,\n"
                                .formatted(i))
                    .reduce("", String::concat));
    var keys = page.value("csrf-token");
    Callable<Integer> press = () -> adviser.post(address, Map.of("csrf-token", keys)).status();

    Race.atOnce(Collections.nCopies(8, press));

    assertEquals(1, sessions("Old Crowd"));
    assertEquals(
        "40 40",
        Database.text("SELECT taken || ' ' || capacity FROM session WHERE title = 'Old Crowd'"));
  }

  @Test
  void aFileThatIsNoneAndOneWithoutItsColumnsAreRefused() {
    var form = adviser.open("/imports/new");
    var noColumns = upload(form, "people.csv", "Name,Date\nUma,1/1/2026\n");
    assertEquals(400, noColumns.status());
    assertTrue(noColumns.problems().toString().contains("no column called"));
    var picture = upload(adviser.open("/imports/new"), "people.pdf", "%PDF-1.4");
    assertEquals(400, picture.status());
    assertTrue(picture.problems().toString().contains("PDF"));
  }

  @Test
  void aFileIsItsSendersAndRowsOfOtherPlacesAreNotTheirs() {
    var page = sent(HEADER + "Old Own,HUB,7/3/2026,10:00,60,Vi Import,,,attended,\n");
    assertEquals(404, Browser.of(Actors.anAdviser()).open(address).status());

    var spoke = Browser.of(Actors.anAdviser().at("BLAC"));
    var elsewhere =
        spoke.follow(
            spoke.upload(
                spoke.open("/imports/new"),
                "/imports/new",
                "file",
                "old.csv",
                (HEADER + "Old Own,HUB,8/3/2026,10:00,60,Vi Import,,,attended,\n")
                    .getBytes(StandardCharsets.UTF_8)));
    assertTrue(elsewhere.text("main").contains("must be one of your venues"));
  }

  private Page sent(String csv) {
    var sent = upload(adviser.open("/imports/new"), "old.csv", csv);
    assertEquals(303, sent.status(), () -> sent.problems().toString());
    address = sent.redirect().replaceFirst(".*(/imports/)", "$1");
    return adviser.open(address);
  }

  private Page upload(Page form, String name, String csv) {
    return adviser.upload(form, "/imports/new", "file", name, csv.getBytes(StandardCharsets.UTF_8));
  }

  private Page take(Page page) {
    if (page.source().contains("Take over what is right")) {
      adviser.send(page, address, Map.of()).then().statusCode(303);
    }
    return adviser.open(address);
  }

  private static int shown(Page page, String row) {
    var words = page.text("dl").replaceFirst(".*" + row + " ", "").split(" ")[0];
    return Integer.parseInt(words);
  }

  private static long sessions(String title) {
    return Database.number("SELECT count(*) FROM session WHERE title = '%s'".formatted(title));
  }
}
