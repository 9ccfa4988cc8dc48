package throughline.bookings.entrepreneur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.booking;
import static throughline.bookings.register.DeskFixture.bookFor;
import static throughline.bookings.register.DeskFixture.personOf;
import static throughline.bookings.register.DeskFixture.walkIn;
import static throughline.bookings.session.SessionFixture.session;
import static throughline.contracts.bookings.BookingEvents.TOPIC;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.testing.Actors;
import throughline.contracts.bookings.BookingState;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.platform.testing.Race;

/** Two records of one person are found, merged and taken apart with everything as it was. */
@QuarkusTest
class OnePersonTest {

  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final SignedIn STAFF = new SignedIn("staff-of-one-person", "Sam Okafor");

  private final Browser adviser = Browser.of(Actors.anAdviser());

  @Inject PersonRecords records;

  @Test
  void bookedByStaffThenByAccountCountsOnceAndTwiceOnceTakenApart() {
    var may = attended(bookFor(soon("12:10"), "Noor May", "", ""));
    var june = attended(booked(soon("12:20"), Actors.anEntrepreneur("Noor May")));
    var keys = distinct(may, june);
    assertEquals(2, keys.size());

    var kept = merge(personOf(may), personOf(june));

    assertEquals(1, distinct(may, june).size());
    assertEquals(kept, personOf(may), "the bookings are the account's");
    var page = adviser.open("/people/" + kept);
    assertTrue(page.text("main").contains("Also here as Noor May"), page.text("main"));
    takeApart(kept);
    assertEquals(keys, distinct(may, june));
    assertNotEquals(personOf(may), personOf(june));
    assertEquals("4", version(may), "booked, attended, merged, taken apart");
  }

  @Test
  void whatWasMergedBeforeGoesAlongAndComesBackWithItsOwn() {
    var a = bookFor(soon("12:05"), "Ada Chain", "", "");
    var b = bookFor(soon("12:15"), "Ada Chain", "", "01632 960 101");
    var c = booked(soon("12:25"), Actors.anEntrepreneur("Ada Chain"));
    var ofC = personOf(c);
    var inner = merge(personOf(a), personOf(b));
    merge(inner, ofC);
    assertEquals(List.of(ofC, ofC, ofC), List.of(personOf(a), personOf(b), personOf(c)));

    var outer =
        Database.text(
            "SELECT id FROM entrepreneur_merge WHERE kept_id = '%s' AND gone_id = '%s'"
                .formatted(ofC, inner));
    takeApart(ofC, outer);

    assertEquals(inner, personOf(a));
    assertEquals(inner, personOf(b));
    assertEquals(ofC, personOf(c));
    takeApart(inner);
    assertNotEquals(personOf(a), personOf(b));
  }

  @Test
  void twoPlacesAtOneTimeAreSaidAndTheMergeIsRefused() {
    var session = soon("12:30");
    var one = booked(session, Actors.anEntrepreneur("Una Twin"));
    var other = walkIn(session, "Una M Twin");

    var action = "/people/%s/same-as/%s".formatted(personOf(one), personOf(other));
    var page = adviser.open(action);
    assertTrue(page.text(".govuk-inset-text").contains("Protect your idea"), page.text("main"));
    var refused =
        adviser.post(action, Map.of("csrf-token", page.value("csrf-token"), "reason", "Same"));

    refused.then().statusCode(409);
    assertNotEquals(personOf(one), personOf(other));
    var cancel = "/bookings/" + one + "/cancel";
    adviser.send(adviser.open(cancel), cancel, Map.of("reason", "Booked twice"));
    merge(personOf(one), personOf(other));
    assertEquals(personOf(one), personOf(other));
  }

  @Test
  void whoSignsInTakesOverWhatStaffMadeOfThem() {
    var made = bookFor(session().opened(), "Kim Claimant", "kim.claim@example.org", "");
    var household = bookFor(soon("12:35"), "Pat Other", "kim.claim@example.org", "");
    var kim = Actors.anEntrepreneur("Kim A Claimant").withEmail("Kim.Claim@example.org", true);

    var page = Browser.of(kim).open("/bookings");

    assertTrue(page.links().contains("/bookings/" + made), page.text("main"));
    assertFalse(page.links().contains("/bookings/" + household));
    assertEquals(200, Browser.of(kim).open("/bookings/" + made).status());
    assertTrue(pairs().contains("Pat Other"), "staff decide about another name");
    var unverified = Actors.anEntrepreneur("Pat Other").withEmail("kim.claim@example.org", false);
    assertFalse(
        Browser.of(unverified).open("/bookings").links().contains("/bookings/" + household));
  }

  @Test
  void anAccountWhoseRecordWentAlongBooksAndSeesUnderTheOneThatRemains() {
    var first = Actors.anEntrepreneur("Lee Twofold");
    var second = Actors.anEntrepreneur("Lee Twofold");
    var one = booked(session().opened(), first);
    var other = booked(session().starting("2026-11-26T10:00").opened(), second);
    merge(personOf(one), personOf(other));

    for (var account : List.of(first, second)) {
      var seen = Browser.of(account).open("/bookings").links();
      assertTrue(seen.containsAll(List.of("/bookings/" + one, "/bookings/" + other)));
    }
    var third = booked(session().starting("2026-11-27T10:00").opened(), second);
    assertEquals(personOf(one), personOf(third));
    booking(session().starting("2026-11-27T10:30").opened(), first).statusCode(409);
  }

  @Test
  void likeRecordsAreShownAsPairsUntilStaffSayThatTheyAreTwo() {
    bookFor(soon("12:40"), "Vera Likeness", "", "01632 960 202");
    bookFor(soon("12:45"), "V. Likely", "", "01632 960 202");
    var name = walkIn(soon("12:50"), "Vera Likenes");

    assertTrue(
        pairs().contains("Vera Likeness and V. Likely The same phone number")
            || pairs().contains("V. Likely and Vera Likeness The same phone number"),
        pairs());
    assertFalse(
        Browser.of(Actors.anAdviser().at("BLAC")).open("/people").text("main").contains("Vera"));
    var link =
        adviser.open("/people").links().stream()
            .filter(each -> each.contains("/same-as/") && each.contains(personOf(name)))
            .findFirst();
    assertEquals("", link.orElse(""), "the last word differs: a slip there is left to the search");
    var pair =
        adviser.open("/people").links().stream()
            .filter(each -> each.contains("/same-as/"))
            .filter(each -> adviser.open(each).text("main").contains("01632960202"))
            .findFirst()
            .orElseThrow();
    adviser.send(adviser.open(pair), pair.replace("same-as", "different-from"), Map.of());
    assertFalse(adviser.open("/people").links().contains(pair));
  }

  @Test
  void aPersonIsFoundByNameAndNoNameIsInAnAddress() {
    var id = personOf(bookFor(soon("12:55"), "Quill Findable", "", ""));
    var found = adviser.send(adviser.open("/people"), "/people", Map.of("sought", "quill find"));
    assertTrue(found.links().contains("/people/" + id));
    var elsewhere = Browser.of(Actors.anAdviser().at("BLAC"));
    var none = elsewhere.send(elsewhere.open("/people"), "/people", Map.of("sought", "quill find"));
    assertFalse(none.links().contains("/people/" + id));
    assertEquals(404, elsewhere.open("/people/" + id).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void whoeverMergesAtOnceNeverGoesInACircle(int staff) throws Exception {
    var people =
        Stream.of("12:01", "12:11", "12:21")
            .map(time -> UUID.fromString(personOf(bookFor(aMinuteOf(time), "Cy Circle", "", ""))))
            .toList();
    var work = new ArrayList<Callable<String>>();
    for (int i = 0; i < staff; i++) {
      var one = people.get(i % 3);
      var other = people.get((i + 1) % 3);
      work.add(
          () -> {
            try {
              records.merge(one, other, "The same", STAFF, Places.everywhere());
              return "merged";
            } catch (Conflict | NotFound refused) {
              return "refused";
            }
          });
    }

    var merged = Race.atOnce(work).stream().filter("merged"::equals).count();

    var ids = people.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    assertEquals(
        merged,
        Database.number(
            "SELECT count(*) FROM entrepreneur WHERE merged_into IS NOT NULL AND id IN (%s)"
                .formatted(ids)));
    assertTrue(merged >= 1 && merged <= 2, "merged " + merged);
  }

  @ParameterizedTest
  @CsvSource({
    "Noor Wilding, noor wilding, true",
    "Noor Wilding, Noor A Wilding, true",
    "N Wilding, Noor Wilding, true",
    "Zoë Lane-Fox, Zoe Lane Fox, true",
    "Noor Wilding, Ada Wilding, false",
    "Noor Wilding, Noor Marsh, false",
  })
  void namesAreLike(String one, String other, boolean like) {
    assertEquals(like, SameName.like(one, other));
  }

  private static String soon(String time) {
    return session().starting("2026-11-24T" + time).lasting(5).opened();
  }

  private static String aMinuteOf(String time) {
    return session().starting("2026-11-24T" + time).lasting(5).forPeople(50).opened();
  }

  private static String attended(String booking) {
    attendance(booking, "ATTENDED", null).statusCode(200);
    return booking;
  }

  /** Merges through the page and answers with the record that stands for both. */
  private String merge(String one, String other) {
    var action = "/people/%s/same-as/%s".formatted(one, other);
    var done = adviser.send(adviser.open(action), action, Map.of("reason", "The same telephone"));
    done.then().statusCode(303);
    return done.redirect().replaceFirst(".*/people/", "");
  }

  private void takeApart(String kept) {
    takeApart(
        kept,
        Database.text(
            "SELECT id FROM entrepreneur_merge WHERE kept_id = '%s' AND undone_at IS NULL"
                .formatted(kept)));
  }

  private void takeApart(String kept, String merge) {
    var action = "/people/%s/merges/%s".formatted(kept, merge);
    var page = adviser.open("/people/" + kept);
    adviser.send(page, action, Map.of("reason", "Two sisters")).then().statusCode(303);
    adviser
        .post(action, Map.of("csrf-token", page.value("csrf-token"), "reason", "Again"))
        .then()
        .statusCode(404);
  }

  private String pairs() {
    return adviser.open("/people").text("main");
  }

  /** The keys of those who attended, by the latest event of each booking. */
  private static Set<String> distinct(String... bookings) {
    return Stream.of(bookings)
        .map(OnePersonTest::latest)
        .filter(state -> state.status() == BookingState.Status.ATTENDED)
        .map(BookingState::entrepreneur)
        .collect(Collectors.toSet());
  }

  private static BookingState latest(String booking) {
    var events = Published.awaitOf(TOPIC, booking, Integer.parseInt(version(booking)));
    try {
      return JSON.readValue(events.get(events.size() - 1).value(), BookingState.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(String booking) {
    return Database.text("SELECT version FROM booking WHERE id = '%s'".formatted(booking));
  }
}
