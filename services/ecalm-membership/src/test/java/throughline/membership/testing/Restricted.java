package throughline.membership.testing;

import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** Records of families whose address is secret. */
public final class Restricted {

  private static final String OPENED =
      "INSERT INTO restricted_opening VALUES ('%s', '%s', timestamptz '%s' + interval '1 day')";

  private Restricted() {}

  /** Somebody has said why they open the record, for longer than a test takes. */
  public static void openedBy(Actor person, String id) {
    Database.execute(OPENED.formatted(id, person.subject(), TestClock.NOON));
  }
}
