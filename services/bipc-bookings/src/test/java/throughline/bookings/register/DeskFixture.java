package throughline.bookings.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** People whom staff book and add, through the pages. */
public final class DeskFixture {

  private DeskFixture() {}

  /** Adds somebody at the door and answers with the booking's id. */
  public static String walkIn(String session, String name) {
    return added(send(session, "walk-in", Map.of("name", name)), session, name);
  }

  /** Books for somebody, of whom email and phone may be empty, and answers with its id. */
  public static String bookFor(String session, String name, String email, String phone) {
    var typed = Map.of("name", name, "email", email, "phone", phone);
    return added(send(session, "book-for", typed), session, name);
  }

  static Page send(String session, String page, Map<String, String> typed) {
    var adviser = Browser.of(Actors.anAdviser());
    var action = "/sessions/" + session + "/" + page;
    return adviser.send(adviser.open(action), action, typed);
  }

  private static String added(Page answer, String session, String name) {
    assertEquals(303, answer.status(), () -> answer.text("main"));
    return Database.text(
        """
        SELECT booking.id FROM booking JOIN person_details ON person_id = entrepreneur_id
        WHERE session_id = '%s' AND lower(display_name) = lower('%s')"""
            .formatted(session, name.replaceAll(" +", " ")));
  }

  /** Counts a school at a session and answers with the number of the count. */
  public static String groupOf(String session) {
    send(session, "groups", Map.of("people", "28", "group", "SCHOOL")).then().statusCode(303);
    return Database.text("SELECT id FROM group_count WHERE session_id = '%s'".formatted(session));
  }

  /** The record that a booking belongs to. */
  public static String personOf(String booking) {
    return Database.text("SELECT entrepreneur_id FROM booking WHERE id = '%s'".formatted(booking));
  }
}
