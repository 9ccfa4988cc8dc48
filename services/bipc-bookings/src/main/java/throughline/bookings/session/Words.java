package throughline.bookings.session;

import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;

/** How pages and files say of what kind a session is, and about what. */
public final class Words {
  private Words() {}

  public static String of(Kind kind) {
    return switch (kind) {
      case ONE_TO_ONE -> "One-to-one";
      case CLINIC -> "Clinic";
      case WORKSHOP -> "Workshop";
      case WEBINAR -> "Webinar";
      case DROP_IN -> "Drop-in";
      case NETWORKING -> "Networking event";
    };
  }

  public static String of(Topic topic) {
    return switch (topic) {
      case STARTING -> "Starting a business";
      case INTELLECTUAL_PROPERTY -> "Intellectual property";
      case FINANCE -> "Finance";
      case MARKETING -> "Marketing";
      case MARKET_RESEARCH -> "Market research";
      case DIGITAL -> "Digital";
      case NETWORKING -> "Networking";
      case OTHER -> "Other";
    };
  }
}
