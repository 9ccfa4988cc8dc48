package throughline.bookings.entrepreneur;

import java.util.Map;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Records of one person, through the pages. */
public final class PeopleFixture {

  private PeopleFixture() {}

  /** Merges two records and answers with the number of the merge. */
  public static String merged(String one, String other) {
    var adviser = Browser.of(Actors.anAdviser());
    var action = "/people/%s/same-as/%s".formatted(one, other);
    adviser
        .send(adviser.open(action), action, Map.of("reason", "The same telephone"))
        .then()
        .statusCode(303);
    return Database.text(
        """
        SELECT id FROM entrepreneur_merge WHERE undone_at IS NULL
          AND '%1$s' IN (kept_id, gone_id) AND '%2$s' IN (kept_id, gone_id)"""
            .formatted(one, other));
  }

  /** Takes the records of a merge apart again. */
  public static void takenApart(String kept, String merge) {
    var adviser = Browser.of(Actors.anAdviser());
    var action = "/people/%s/merges/%s".formatted(kept, merge);
    adviser
        .send(adviser.open("/people/" + kept), action, Map.of("reason", "Two sisters"))
        .then()
        .statusCode(303);
  }
}
