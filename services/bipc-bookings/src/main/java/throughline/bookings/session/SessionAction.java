package throughline.bookings.session;

/** What can be done to a session beside cancelling it. The names are in the history for ever. */
enum SessionAction {
  SESSION_CHANGED,
  BOOKED_WRITTEN_TO
}
