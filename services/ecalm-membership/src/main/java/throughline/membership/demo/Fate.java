package throughline.membership.demo;

import java.util.Random;
import throughline.membership.life.LifeEvent;

/** What becomes of a few children after the visit. */
enum Fate {
  STAYS(null),
  MOVES_AWAY(LifeEvent.MOVED),
  WITHDRAWS(LifeEvent.WITHDRAWN),
  DIES(LifeEvent.DEATH_REPORTED);

  private static final int OF = 1_000;
  private static final int MOVE_AWAY = 8;
  private static final int WITHDRAW = 3;

  private final LifeEvent event;

  Fate(LifeEvent event) {
    this.event = event;
  }

  /** How often a child dies is not for chance to say: the year has one. */
  static Fate by(Random random) {
    var chance = random.nextInt(OF);
    if (chance < MOVE_AWAY) {
      return MOVES_AWAY;
    }
    return chance < MOVE_AWAY + WITHDRAW ? WITHDRAWS : STAYS;
  }

  /** As it is recorded; null where there is nothing to record. */
  LifeEvent event() {
    return event;
  }
}
