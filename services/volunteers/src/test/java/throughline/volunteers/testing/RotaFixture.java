package throughline.volunteers.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.PlacedRecord;

/** Slots, shifts and who comes to them, written by SQL for tests that are about something else. */
public final class RotaFixture {
  /** A role that asks for nothing. */
  public static final String ROLE = "helper-of-tests";

  private static final String ROLE_OF_TESTS =
      """
      INSERT INTO role (code, title, summary, description, commitment, min_age, dbs_level, supervised, regulated, references_needed)
      VALUES ('%s', 'Helper of tests', 'Helps.', 'Helps.', 'Now and then', 16, 'NONE', false, false, 0)
      ON CONFLICT DO NOTHING
      """;

  private RotaFixture() {}

  /**
   * A slot of yesterday and a shift to come at Headington, each with the same person, who has no
   * address and is not cleared, and with one who has.
   */
  public record PlannedAtHeadington(String slot, String shift, String person, String name) {
    /** Has the walk of all places call the endpoints of the rota with it, too. */
    public PlacedRecord beside(PlacedRecord record) {
      var message = Map.of("message", "The lift is broken");
      var day = Map.of("place", "HEAD", "day", "2026-11-23");
      var box = slot + "." + person;
      return record
          .beside(
              Map.of("slots", slot, "shifts", shift, "away", person, "places", "HEAD"),
              Set.of(slot, name))
          .sending("SlotPages.make", typed())
          .sending("SlotPages.change", typed())
          .sending("SlotPages.edit", Map.of("part", "end", "lastDay", "2026-11-24"))
          .sending("ShiftPages.make", typed())
          .sending("ShiftPages.edit", Map.of("part", "cancel", "reason", "No heating"))
          .sending("RotaPages.away", Map.of("firstDay", "2026-11-25"))
          .sending("RotaPages.writeToSlot", message)
          .sending("RotaPages.writeToShift", message)
          .sending("RotaPages.writeToPlace", message)
          .asking("RotaPages.week", "?place=HEAD")
          .asking("TodayPages.day", "?place=HEAD&day=2026-11-23")
          .asking("TodayPages.somebodyElse", "?place=HEAD&day=2026-11-23&about=" + slot)
          .sending("TodayPages.record", and(day, Map.of("asked", box, "came", box)))
          .sending(
              "TodayPages.add", and(day, Map.of("about", slot, "name", name, "volunteer", person)));
    }

    private static Map<String, String> typed() {
      return and(
          Map.of("place", "HEAD", "role", ROLE, "weekday", "MONDAY", "title", "Reading"),
          Map.of(
              "starts",
              "14:00",
              "ends",
              "15:00",
              "wanted",
              "2",
              "places",
              "2",
              "day",
              "2026-11-30",
              "firstDay",
              "2026-11-24"));
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
      var all = new HashMap<>(some);
      all.putAll(more);
      return all;
    }
  }

  public static PlannedAtHeadington planned() {
    var name = "Planned " + UUID.randomUUID();
    var one = volunteer(name);
    var reached = volunteer("Reached by mail");
    address(reached);
    var slot = slot("HEAD", "home-library", 1, "10:00", "12:00");
    var shift = shift("2026-12-12T10:00:00Z", "2026-12-12T11:00:00Z", 2);
    for (var each : List.of(one, reached)) {
      comes(each, slot);
      signedUp(each, shift);
    }
    return new PlannedAtHeadington(slot.toString(), shift, id(one).toString(), name);
  }

  /** An accepted volunteer of Headington, who signs in. */
  public static Actor volunteer(String name) {
    return AcceptedVolunteers.accept(Actors.aVolunteer(name), "HEAD");
  }

  public static UUID id(Actor person) {
    return UUID.fromString(AcceptedVolunteers.id(person));
  }

  /** Gives somebody an address of their own, and answers with it. */
  public static String address(Actor person) {
    var address = UUID.randomUUID() + "@example.org";
    sql(
        "UPDATE person_details SET email_address = '%s' WHERE person_id = '%s'",
        address, id(person));
    return address;
  }

  public static UUID slot(String place, int weekday, String starts, String ends) {
    return slot(place, ROLE, weekday, starts, ends);
  }

  public static UUID slot(String place, String role, int weekday, String starts, String ends) {
    var id = UUID.randomUUID();
    sql(ROLE_OF_TESTS, ROLE);
    sql(
        "INSERT INTO slot VALUES ('%s', '%s', '%s', %d, '%s', '%s', 2, '2026-01-01', NULL, '%s', now())",
        id, place, role, weekday, starts, ends, maker());
    return id;
  }

  public static void comes(Actor volunteer, UUID slot) {
    sql("INSERT INTO slot_volunteer VALUES ('%s', '%s', '2026-01-01')", slot, id(volunteer));
  }

  /** At Headington; whoever signs up may cancel until a day before. */
  public static String shift(String starts, String ends, int places) {
    return shift(ROLE, starts, ends, places);
  }

  public static String shift(String role, String starts, String ends, int places) {
    var id = UUID.randomUUID();
    sql(ROLE_OF_TESTS, ROLE);
    sql(
        """
        INSERT INTO shift VALUES ('%1$s', 'HEAD', '%2$s', 'Summer reading', '%3$s', '%4$s',
          TIMESTAMPTZ '%3$s' - interval '24 hours', %5$d, 0, '%6$s', now())
        """,
        id, role, starts, ends, places, maker());
    return id.toString();
  }

  public static void signedUp(Actor volunteer, String shift) {
    sql(
        """
        INSERT INTO shift_signup SELECT gen_random_uuid(), id, '%s', starts_at, ends_at, now() FROM shift WHERE id = '%s'
        """,
        id(volunteer), shift);
    sql("UPDATE shift SET taken = taken + 1 WHERE id = '%s'", shift);
  }

  public static void away(Actor volunteer, String firstDay, String lastDay) {
    sql(
        "INSERT INTO away VALUES (gen_random_uuid(), '%s', '%s', '%s')",
        id(volunteer), firstDay, lastDay);
  }

  public static void sql(String text, Object... values) {
    Database.execute(text.formatted(values));
  }

  private static UUID maker() {
    var maker = UUID.randomUUID();
    sql("INSERT INTO person (id) VALUES ('%s')", maker);
    return maker;
  }
}
