package throughline.bookings.session;

/** Which sessions of a series are meant. */
public enum SeriesPart {
  THIS("This session only"),
  FOLLOWING("This and those after it"),
  ALL("All to come");

  private final String words;

  SeriesPart(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
