package throughline.volunteers.role;

/** With whom somebody works, as an enhanced check is asked for. */
public enum Workforce {
  CHILD("children"),
  ADULT("adults"),
  OTHER("others");

  private final String words;

  Workforce(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
