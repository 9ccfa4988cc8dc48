package throughline.membership.librarysystem;

import java.util.Arrays;
import java.util.List;

/** What Koha is told of a patron: the column of its import file, and the same in its REST API. */
enum PatronField {
  CARD_NUMBER("cardnumber", "cardnumber"),
  /** The card's number, too: without one Koha makes a user name of the child's. */
  USER_ID("userid", "userid"),
  SURNAME("surname", "surname"),
  FIRST_NAME("firstname", "firstname"),
  DATE_OF_BIRTH("dateofbirth", "date_of_birth"),
  LIBRARY("branchcode", "library_id"),
  CATEGORY("categorycode", "category_id"),
  ENROLLED("dateenrolled", "date_enrolled"),
  EXPIRES("dateexpiry", "expiry_date"),
  ADDRESS("address", "address"),
  ADDRESS_2("address2", "address2"),
  CITY("city", "city"),
  POSTCODE("zipcode", "postal_code"),
  /** A guarantor of Koha's is a patron; a guardian who is none goes into the alternate contact. */
  GUARDIAN("altcontactsurname", "altcontact_surname");

  private final String column;
  private final String attribute;

  PatronField(String column, String attribute) {
    this.column = column;
    this.attribute = attribute;
  }

  String attribute() {
    return attribute;
  }

  static List<String> columns() {
    return Arrays.stream(values()).map(field -> field.column).toList();
  }
}
