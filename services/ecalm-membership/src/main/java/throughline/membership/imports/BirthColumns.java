package throughline.membership.imports;

import java.util.List;
import java.util.Map;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;

/**
 * What a registrar's spreadsheet may tell of a child. There is no column for anything else: what
 * stands in others is neither read nor kept.
 */
final class BirthColumns {

  static final Column ORIGINAL_ROW = Column.optional("ORIGINAL_ROW", "Original row");
  static final Column REGISTER_ENTRY =
      Column.optional(
          "REGISTER_ENTRY", "Register entry", "entry", "entry number", "register entry number");
  static final Column GIVEN_NAMES =
      Column.required(
          "GIVEN_NAMES", "Given names", "forenames", "forename", "first names", "first name");
  static final Column FAMILY_NAME =
      Column.required("FAMILY_NAME", "Family name", "surname", "last name");
  static final Column NOT_NAMED_YET = Column.optional("NOT_NAMED_YET", "Not named yet", "unnamed");
  static final Column DATE_OF_BIRTH =
      Column.required("DATE_OF_BIRTH", "Date of birth", "dob", "born", "birth date");
  static final Column PLACE_IN_BIRTH =
      Column.optional("PLACE_IN_BIRTH", "Place in the birth", "birth order", "order");
  static final Column LIVES_IN = Column.required("LIVES_IN", "Lives in", "district", "residence");
  static final Column GUARDIAN = Column.required("GUARDIAN", "Guardian", "guardian name", "parent");
  static final Column GUARDIAN_IS =
      Column.required("GUARDIAN_IS", "Guardian is", "relationship", "guardian relationship");
  static final Column GUARDIAN_CONTACT =
      Column.required(
          "GUARDIAN_CONTACT", "Guardian contact", "contact", "e-mail", "email", "phone");
  static final Column GUARDIAN_MAY_BE_CONTACTED =
      Column.optional("GUARDIAN_MAY_BE_CONTACTED", "Guardian may be contacted", "may contact");
  static final Column SECOND_GUARDIAN =
      Column.optional("SECOND_GUARDIAN", "Second guardian", "second guardian name");
  static final Column SECOND_GUARDIAN_IS =
      Column.optional("SECOND_GUARDIAN_IS", "Second guardian is");
  static final Column SECOND_GUARDIAN_CONTACT =
      Column.optional("SECOND_GUARDIAN_CONTACT", "Second guardian contact");
  static final Column ADDRESS_IS = Column.optional("ADDRESS_IS", "Address is", "address policy");
  static final Column ADDRESS = Column.optional("ADDRESS", "Address");
  static final Column POSTCODE = Column.optional("POSTCODE", "Postcode", "post code");
  static final Column LIBRARY = Column.required("LIBRARY", "Library", "home library");

  static final Column CARD =
      Column.optional("CARD", "Card number", "card", "library card", "barcode");

  static final Column NOT_A_DUPLICATE =
      Column.optional("NOT_A_DUPLICATE", "Not a duplicate", "looked at");

  static final List<Column> ALL =
      List.of(
          ORIGINAL_ROW,
          REGISTER_ENTRY,
          GIVEN_NAMES,
          FAMILY_NAME,
          NOT_NAMED_YET,
          DATE_OF_BIRTH,
          PLACE_IN_BIRTH,
          LIVES_IN,
          GUARDIAN,
          GUARDIAN_IS,
          GUARDIAN_CONTACT,
          GUARDIAN_MAY_BE_CONTACTED,
          SECOND_GUARDIAN,
          SECOND_GUARDIAN_IS,
          SECOND_GUARDIAN_CONTACT,
          ADDRESS_IS,
          ADDRESS,
          POSTCODE,
          LIBRARY,
          CARD,
          NOT_A_DUPLICATE);

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
      Map.ofEntries(
          Map.entry("childGivenNames", GIVEN_NAMES),
          Map.entry("childFamilyName", FAMILY_NAME),
          Map.entry("naming", NOT_NAMED_YET),
          Map.entry("dateOfBirth", DATE_OF_BIRTH),
          Map.entry("birthOrder", PLACE_IN_BIRTH),
          Map.entry("residence", LIVES_IN),
          Map.entry("guardianName", GUARDIAN),
          Map.entry("guardianRelationship", GUARDIAN_IS),
          Map.entry("guardianContact", GUARDIAN_CONTACT),
          Map.entry("guardianMayContact", GUARDIAN_MAY_BE_CONTACTED),
          Map.entry("secondGuardianName", SECOND_GUARDIAN),
          Map.entry("secondGuardianRelationship", SECOND_GUARDIAN_IS),
          Map.entry("secondGuardianContact", SECOND_GUARDIAN_CONTACT),
          Map.entry("addressPolicy", ADDRESS_IS),
          Map.entry("address", ADDRESS),
          Map.entry("postcode", POSTCODE),
          Map.entry("library", LIBRARY),
          Map.entry("cardNumber", CARD));

  private BirthColumns() {}

  static Column ofField(String field) {
    return BY_FIELD.getOrDefault(field, TypedRow.ROW);
  }
}
