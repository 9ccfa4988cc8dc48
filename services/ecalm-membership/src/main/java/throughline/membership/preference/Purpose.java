package throughline.membership.preference;

/** What a family may choose to be told. Nothing is chosen for them. */
public enum Purpose {
  EVENTS("News of events for under 5s"),
  REMINDERS("A reminder if the card has not been used after six months"),
  HAND_OVER("A word before the fifth birthday, on how the card goes on");

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  /** Whether it is about what happens in the county. */
  public boolean isLocal() {
    return this == EVENTS;
  }

  /** Whether it has no point once the child is 5. */
  public boolean isForUnder5s() {
    return this == EVENTS || this == HAND_OVER;
  }

  public String label() {
    return label;
  }
}
