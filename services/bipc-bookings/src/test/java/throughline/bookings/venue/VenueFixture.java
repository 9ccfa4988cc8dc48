package throughline.bookings.venue;

import java.util.UUID;
import throughline.platform.testing.Database;
import throughline.platform.testing.Unique;

/** Rooms, advisers, closing days and leave, by SQL. */
public final class VenueFixture {
  private VenueFixture() {}

  public static String adviser(String name) {
    return resource("ADVISER", name, "NULL");
  }

  public static String room(String venue) {
    return resource("ROOM", "Room " + Unique.number(), "'%s'".formatted(venue));
  }

  public static void away(String adviser, String first, String last) {
    Database.execute(
        "INSERT INTO adviser_leave (adviser_id, first_day, last_day) VALUES ('%s', '%s', '%s')"
            .formatted(adviser, first, last));
  }

  public static void closed(String venue, String day, String reason) {
    Database.execute(
        "INSERT INTO venue_closing (venue_code, day, reason) VALUES ('%s', '%s', '%s')"
            .formatted(venue, day, reason));
  }

  private static String resource(String kind, String name, String venue) {
    var id = UUID.randomUUID().toString();
    Database.execute(
        "INSERT INTO resource (id, kind, name, venue_code) VALUES ('%s', '%s', '%s', %s)"
            .formatted(id, kind, name, venue));
    return id;
  }
}
