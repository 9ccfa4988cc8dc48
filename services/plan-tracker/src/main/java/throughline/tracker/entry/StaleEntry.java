package throughline.tracker.entry;

import throughline.platform.core.refusal.Conflict;

/** Somebody else has entered another version of it since its author looked. */
public final class StaleEntry extends Conflict {

  private static final long serialVersionUID = 1L;

  public StaleEntry() {
    super(
        "entered-meanwhile",
        "Somebody else has entered something here since you opened this page. What it says now is"
            + " shown above, and what you typed is still here: send it again if yours is right");
  }

  public static void throwUnlessSeen(long version, long seen) {
    if (version != seen) {
      throw new StaleEntry();
    }
  }
}
