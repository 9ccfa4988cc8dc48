package throughline.bookings.booking;

import throughline.contracts.bookings.BookingState.Status;

/** How pages say where a booking stands. */
record StatusWords(String text, String colour) {

  static StatusWords of(Status status) {
    return switch (status) {
      case CONFIRMED -> new StatusWords("Booked", "blue");
      case ATTENDED -> new StatusWords("Attended", "green");
      case PARTIAL -> new StatusWords("Came for part", "turquoise");
      case NO_SHOW -> new StatusWords("Did not come", "grey");
      case CANCELLED_BY_USER -> new StatusWords("Cancelled", "grey");
      case CANCELLED_BY_PROVIDER -> new StatusWords("Cancelled by staff", "orange");
    };
  }
}
