package throughline.membership.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a registrar's spreadsheet may tell of a child. There is no column for anything else: what
 * stands in others is neither read nor kept.
 */
enum Column {
  ORIGINAL_ROW("Original row", ""),
  REGISTER_ENTRY("Register entry", "", "entry", "entry number", "register entry number"),
  GIVEN_NAMES(
      "Given names", "childGivenNames", "forenames", "forename", "first names", "first name"),
  FAMILY_NAME("Family name", "childFamilyName", "surname", "last name"),
  NOT_NAMED_YET("Not named yet", "naming", "unnamed"),
  DATE_OF_BIRTH("Date of birth", "dateOfBirth", "dob", "born", "birth date"),
  PLACE_IN_BIRTH("Place in the birth", "birthOrder", "birth order", "order"),
  LIVES_IN("Lives in", "residence", "district", "residence"),
  GUARDIAN("Guardian", "guardianName", "guardian name", "parent"),
  GUARDIAN_IS("Guardian is", "guardianRelationship", "relationship", "guardian relationship"),
  GUARDIAN_CONTACT("Guardian contact", "guardianContact", "contact", "e-mail", "email", "phone"),
  GUARDIAN_MAY_BE_CONTACTED("Guardian may be contacted", "guardianMayContact", "may contact"),
  SECOND_GUARDIAN("Second guardian", "secondGuardianName", "second guardian name"),
  SECOND_GUARDIAN_IS("Second guardian is", "secondGuardianRelationship"),
  SECOND_GUARDIAN_CONTACT("Second guardian contact", "secondGuardianContact"),
  ADDRESS_IS("Address is", "addressPolicy", "address policy"),
  ADDRESS("Address", "address"),
  POSTCODE("Postcode", "postcode", "post code"),
  LIBRARY("Library", "library", "home library"),
  CARD("Card number", "cardNumber", "card", "library card", "barcode"),
  NOT_A_DUPLICATE("Not a duplicate", "", "looked at");

  /** What an enrolment cannot do without; a card may come from the office's stock. */
  private static final List<Column> REQUIRED =
      List.of(
          GIVEN_NAMES,
          FAMILY_NAME,
          DATE_OF_BIRTH,
          LIVES_IN,
          GUARDIAN,
          GUARDIAN_IS,
          GUARDIAN_CONTACT,
          LIBRARY);

  /** What the children of one birth share. */
  static final List<Column> OF_THE_FAMILY =
      List.of(
          LIVES_IN,
          GUARDIAN_IS,
          GUARDIAN_MAY_BE_CONTACTED,
          SECOND_GUARDIAN,
          SECOND_GUARDIAN_IS,
          SECOND_GUARDIAN_CONTACT,
          ADDRESS_IS,
          ADDRESS,
          POSTCODE,
          LIBRARY);

  private static final Map<String, Column> BY_FIELD =
      Arrays.stream(values())
          .filter(column -> !column.field.isEmpty())
          .collect(Collectors.toMap(column -> column.field, Function.identity()));

  private final String label;
  private final String field;
  private final List<String> alsoCalled;

  Column(String label, String field, String... alsoCalled) {
    this.label = label;
    this.field = field;
    this.alsoCalled = List.of(alsoCalled);
  }

  /** As it stands above the column. */
  String label() {
    return label;
  }

  static List<String> required() {
    return REQUIRED.stream().map(Column::label).toList();
  }

  static Map<String, List<String>> namesBeside() {
    return Arrays.stream(values())
        .collect(Collectors.toMap(Column::label, column -> column.alsoCalled));
  }

  /** What is said of a field of an enrolment, said of the column that it comes from. */
  static String problem(String field, String message) {
    var column = BY_FIELD.get(field);
    return column == null ? "Row: " + message : column.problem(message);
  }

  /** Begins with the column, so that whoever reads it finds the cell. */
  String problem(String message) {
    return label + ": " + message;
  }
}
