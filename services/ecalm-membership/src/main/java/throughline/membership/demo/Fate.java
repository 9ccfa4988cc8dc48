package throughline.membership.demo;

import throughline.membership.record.life.LifeEvent;

/** What becomes of a few children after the visit. */
enum Fate {
  STAYS(null),
  MOVES_AWAY(LifeEvent.MOVED),
  WITHDRAWS(LifeEvent.WITHDRAWN),
  DIES(LifeEvent.DEATH_REPORTED),

  /** Is enrolled a second time, and waits to be found out. */
  ASKS_AGAIN(null);

  private static final int MOVES_OF = 100;
  private static final int MOVES = 7;
  private static final int WITHDRAWS_OF = 400;
  private static final int WITHDRAWN = 10;
  private static final int ASK_AGAIN_OF = 700;
  private static final int ASK_AGAIN = 530;

  /** The year has one, and chance has no part in it. */
  private static final int DEAD = 10_000_015;

  private final LifeEvent event;

  Fate(LifeEvent event) {
    this.event = event;
  }

  /** That of the family with this number. */
  static Fate of(int family) {
    if (family == DEAD) {
      return DIES;
    }
    if (family % WITHDRAWS_OF == WITHDRAWN) {
      return WITHDRAWS;
    }
    if (family % ASK_AGAIN_OF == ASK_AGAIN) {
      return ASKS_AGAIN;
    }
    return family % MOVES_OF == MOVES ? MOVES_AWAY : STAYS;
  }

  /** As it is recorded; null where there is nothing to record. */
  LifeEvent event() {
    return event;
  }
}
