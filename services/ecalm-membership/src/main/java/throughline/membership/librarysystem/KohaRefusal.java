package throughline.membership.librarysystem;

import throughline.membership.librarysystem.KohaApi.KohaAnswer;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.librarysystem.PatronRecord.PatronField;

/** Says in words what Koha's errors mean. Koha's own may hold a name, so they are not repeated. */
final class KohaRefusal {
  private KohaRefusal() {}

  static Refused of(KohaAnswer answer, boolean forGood) {
    return new Refused(forGood, forGood ? wrong(answer.error()) : unexplained());
  }

  private static String wrong(String error) {
    if (error.contains(PatronField.LIBRARY.attribute())) {
      return "The library system does not know the home library by this code. Set it in"
          + " LIBRARY_SYSTEM_LIBRARIES, then try again.";
    }
    if (error.contains(PatronField.CATEGORY.attribute())) {
      return "The library system does not know the category. Set LIBRARY_SYSTEM_CATEGORY and"
          + " LIBRARY_SYSTEM_ADULT_CATEGORY to its patron categories, then try again.";
    }
    return "The library system does not take this record. Its log says which rule of its own is in"
        + " the way: change the rule or the record, then try again.";
  }

  static Refused toDelete(KohaAnswer answer) {
    return switch (answer.errorCode()) {
      case "has_checkouts" ->
          new Refused(
              true,
              "The person has things on loan. Take them back in the library system, then try"
                  + " again.");
      case "has_debt" ->
          new Refused(
              true,
              "The person owes something. Settle or waive it in the library system, then try"
                  + " again.");
      case "has_guarantees" ->
          new Refused(
              true,
              "The library system holds the person as somebody's guarantor. Change that there, then"
                  + " try again.");
      default ->
          answer.status() < 500
              ? new Refused(
                  true,
                  "The library system does not remove the person. Remove them there, then try"
                      + " again.")
              : new Refused(false, unexplained());
    };
  }

  private static String unexplained() {
    return "The library system had an error with this record. Its log says which.";
  }
}
