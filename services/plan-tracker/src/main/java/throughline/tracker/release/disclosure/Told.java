package throughline.tracker.release.disclosure;

/**
 * What a release says of a figure.
 *
 * @param value the rounded number; 0 where there is none to see
 * @param anchor the exact amount when this was said first
 * @param since the number of the release in which this was said first
 */
public record Told(Kind kind, long value, long anchor, int since) {

  /** Whether a number is to be seen, and why not. */
  public enum Kind {
    NUMBER,
    /** Of 1 to 7 people. */
    FEW,
    /** So that what is of few cannot be worked out, or because little has changed since it was. */
    WITHHELD,
    /** With all parts of its whole, or since it was hidden before: it may be 0, too. */
    UNSAID
  }

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  Told as(Kind other) {
    return new Told(other, 0, anchor, since);
  }
}
