package throughline.membership.testing;

import java.util.UUID;
import throughline.platform.testing.Database;

/** Boxes of cards that tests need to find. Whoever makes one empties the store room afterwards. */
public final class Boxes {

  private static final String RECEIVE =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES ('%s', '%s', %d, %d, now(), 'a test')
      """;

  private Boxes() {}

  /** A box of so many cards at the office, which begins with this one. */
  public static void at(String office, String firstCard, int cards) {
    var first = Long.parseLong(firstCard.substring(0, firstCard.length() - 1));
    Database.execute(RECEIVE.formatted(UUID.randomUUID(), office, first, first + cards - 1));
  }

  /** No office keeps a stock any more, so each takes any card again. */
  public static void none() {
    Database.execute(
        "DELETE FROM card_write_off; DELETE FROM card_hand_over; DELETE FROM card_batch");
  }
}
