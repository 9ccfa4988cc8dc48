package throughline.membership.testing;

import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** Records of families whose address is secret. */
public final class Restricted {

  private static final String OPENED =
      "INSERT INTO restricted_opening VALUES ('%s', '%s', timestamptz '%s' + interval '1 day')";

  private static final String ALL_OPENED =
      """
      INSERT INTO restricted_opening
      SELECT member_key, '%s', timestamptz '%s' + interval '1 day' FROM vault.address_policy
      WHERE policy = 'RESTRICTED'
      """;

  private Restricted() {}

  /** Somebody has said why they open the record, for longer than a test takes. */
  public static void openedBy(Actor person, String id) {
    Database.execute(OPENED.formatted(id, person.subject(), TestClock.NOON));
  }

  /** The same of every such record that there is. */
  public static void allOpenedBy(Actor person) {
    Database.execute(ALL_OPENED.formatted(person.subject(), TestClock.NOON));
  }
}
