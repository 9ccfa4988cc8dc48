package throughline.bookings.booking.link;

/**
 * The kinds of mail about a place whose link opens its page; the reference is what it is about.
 * Whoever has an account gets the address of the booking in some of them.
 */
public enum PlaceMail {
  HELD("place-held"),
  WAITING("place-waiting"),
  OFFERED("place-offered"),
  OFFER_RAN_OUT("place-offer-ran-out"),
  CALLED_OFF("place-called-off"),
  BOOKED("place-booked"),
  MOVED("place-moved"),
  CANCELLED("booking-cancelled"),
  REMINDER("place-reminder"),
  CHANGED("session-changed"),
  WRITTEN("session-message");

  private final String code;

  PlaceMail(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
