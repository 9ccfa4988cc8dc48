package throughline.membership.preference;

/** What a family may choose to be told. Nothing is chosen for them. */
public enum Purpose {
  EVENTS("News of events for under 5s"),
  REMINDERS("A reminder if the card has not been used after six months");

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
