package throughline.bookings.monitoring;

/**
 * What was counted of the supported people of a library. It may tell an answer, so it never leaves
 * this package: {@link Disclosure} says what does.
 */
record Counted(
    String library,
    long supported,
    long answered,
    long sexKnown,
    long women,
    long groupKnown,
    long minorities,
    long both,
    long either) {

  /** Hides numbers that may be small from any log that this slips into. */
  @Override
  public String toString() {
    return "Counted";
  }
}
