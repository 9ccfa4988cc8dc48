package throughline.membership.librarysystem;

import jakarta.inject.Singleton;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import throughline.membership.librarysystem.LibrarySystem.Refused;
import throughline.membership.member.AgeGroup;
import throughline.membership.person.vault.ChildName;

/**
 * Puts a member into the fields of Koha. What is not there is empty, so that it is emptied there.
 */
@Singleton
class PatronRecord {
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
    /**
     * A guarantor of Koha's is a patron; a guardian who is none goes into the alternate contact.
     */
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

  /** What the library system calls the libraries: the same, unless the setting says otherwise. */
  static final class LibraryCodes {
    private static final Pattern PAIR = Pattern.compile("\\s*(\\S+)\\s*=\\s*(\\S+)\\s*");
    private final Map<String, String> theirs;

    private LibraryCodes(Map<String, String> theirs) {
      this.theirs = theirs;
    }

    static LibraryCodes of(String setting) {
      var codes = new HashMap<String, String>();
      for (var part : setting.split(",")) {
        var pair = PAIR.matcher(part);
        if (part.isBlank()) {
          continue;
        }
        if (!pair.matches()) {
          throw new IllegalStateException(
              "LIBRARY_SYSTEM_LIBRARIES holds \"%s\": write each library as OURS=THEIRS"
                  .formatted(part.strip()));
        }
        if (codes.put(pair.group(1), pair.group(2)) != null) {
          throw new IllegalStateException(
              "LIBRARY_SYSTEM_LIBRARIES names %s twice: leave one".formatted(pair.group(1)));
        }
      }
      return new LibraryCodes(codes);
    }

    String theirs(String ours) {
      return theirs.getOrDefault(ours, ours);
    }
  }

  private static final String NOT_NAMED_YET = "Not named yet";
  private final LibraryCodes libraries;
  private final String category;
  private final String adultCategory;
  private final Optional<Period> length;

  PatronRecord(LibrarySystemSettings settings) {
    this.libraries = LibraryCodes.of(settings.libraries().orElse(""));
    this.category = settings.category();
    this.adultCategory = settings.adultCategory();
    this.length = settings.membershipLength();
  }

  Map<PatronField, String> of(Patron patron) throws Refused {
    if (patron.cards().isEmpty()) {
      throw new Refused(true, "The child has no card. Give it one, then try again.");
    }
    if (patron.library() == null) {
      throw new Refused(true, "The child has no home library. Give it one, then try again.");
    }
    var fields = new EnumMap<PatronField, String>(PatronField.class);
    fields.put(PatronField.CARD_NUMBER, patron.card());
    fields.put(PatronField.USER_ID, patron.card());
    putName(fields, patron.person().name());
    fields.put(PatronField.DATE_OF_BIRTH, patron.person().dateOfBirth().toString());
    fields.put(PatronField.LIBRARY, libraries.theirs(patron.library()));
    fields.put(PatronField.CATEGORY, isAdult(patron) ? adultCategory : category);
    fields.put(PatronField.ENROLLED, patron.enrolledOn().toString());
    length.ifPresent(
        time -> fields.put(PatronField.EXPIRES, patron.enrolledOn().plus(time).toString()));
    putAddress(fields, patron);
    fields.put(PatronField.GUARDIAN, orEmpty(patron.person().guardian()));
    return fields;
  }

  private static boolean isAdult(Patron patron) {
    return AgeGroup.on(patron.enrolledOn(), patron.person().dateOfBirth()) == AgeGroup.ADULT;
  }

  /** Koha asks for a surname: of a child with one name it is that. */
  private static void putName(Map<PatronField, String> fields, ChildName name) {
    var only = name.familyName() == null ? name.givenNames() : name.familyName();
    fields.put(PatronField.SURNAME, only == null ? NOT_NAMED_YET : only);
    fields.put(PatronField.FIRST_NAME, name.familyName() == null ? "" : orEmpty(name.givenNames()));
  }

  /**
   * The last line of several is the town; no field holds a line break, which Koha takes for a row.
   */
  private static void putAddress(Map<PatronField, String> fields, Patron patron) {
    var lines = patron.address() == null ? List.<String>of() : patron.address().eachLine();
    var last = lines.size() - 1;
    fields.put(PatronField.ADDRESS, lines.isEmpty() ? "" : lines.get(0));
    fields.put(PatronField.ADDRESS_2, last > 1 ? String.join(", ", lines.subList(1, last)) : "");
    fields.put(PatronField.CITY, last > 0 ? lines.get(last) : "");
    fields.put(
        PatronField.POSTCODE, patron.address() == null ? "" : orEmpty(patron.address().postcode()));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
