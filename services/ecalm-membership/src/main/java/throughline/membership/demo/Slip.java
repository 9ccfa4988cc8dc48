package throughline.membership.demo;

import java.util.Random;

/** What goes wrong now and then and is put right in the same visit. */
enum Slip {
  NONE,
  WRONG_CARD,
  WRONG_LIBRARY,
  NOT_WANTED;

  private static final int OF = 1_000;
  private static final int WRONG_CARDS = 12;
  private static final int WRONG_LIBRARIES = 18;
  private static final int UNWANTED = 6;

  static Slip by(Random random) {
    var chance = random.nextInt(OF);
    if (chance < WRONG_CARDS) {
      return WRONG_CARD;
    }
    if (chance < WRONG_CARDS + WRONG_LIBRARIES) {
      return WRONG_LIBRARY;
    }
    return chance < WRONG_CARDS + WRONG_LIBRARIES + UNWANTED ? NOT_WANTED : NONE;
  }
}
