package throughline.volunteers.volunteer;

import java.util.HashMap;
import java.util.Map;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** Records of volunteers at Headington, through the pages. */
public final class PeopleFixture {
  private PeopleFixture() {}

  /** Adds somebody without an account. */
  public static String added(String name, Map<String, String> typed) {
    var staff = staff();
    var fields = new HashMap<>(Map.of("name", name, "places", "HEAD"));
    fields.putAll(typed);
    var answer = staff.send(staff.open("/people/new"), "/people/new", fields);
    answer.then().statusCode(303);
    return answer.redirect().replace("/people/", "");
  }

  /** Merges two records and answers with the number of the merge. */
  public static String merged(String one, String other) {
    var staff = staff();
    var action = "/people/%s/same-as/%s".formatted(one, other);
    staff
        .send(staff.open(action), action, Map.of("reason", "The same telephone"))
        .then()
        .statusCode(303);
    return Database.text(
        """
        SELECT id FROM volunteer_merge WHERE undone_at IS NULL
          AND '%1$s' IN (kept_id, gone_id) AND '%2$s' IN (kept_id, gone_id)"""
            .formatted(one, other));
  }

  /** Takes the records of a merge apart again. */
  static void takenApart(String kept, String merge) {
    var staff = staff();
    var action = "/people/%s/merges/%s".formatted(kept, merge);
    staff
        .send(staff.open("/people/" + kept), action, Map.of("reason", "Two sisters"))
        .then()
        .statusCode(303);
  }

  private static Browser staff() {
    return Browser.of(Actors.aCoordinator("Sam Okafor"));
  }
}
