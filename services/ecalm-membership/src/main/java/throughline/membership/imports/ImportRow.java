package throughline.membership.imports;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.NameKey;
import throughline.membership.person.vault.Relationship;
import throughline.platform.core.input.Fields;
import throughline.platform.files.table.Column;

/**
 * A row of a file as it was read.
 *
 * @param number as the sender's spreadsheet program counts
 * @param visit the number of the first row of the same birth; its own unless there are several
 * @param cells what stands in it, without those that are empty
 * @param found what is wrong that only the whole file tells, one line for each; null if nothing is
 */
record ImportRow(int number, int visit, Map<String, String> cells, String found) {

  /** What stands in the column; empty if nothing does. */
  String text(Column column) {
    return cells.getOrDefault(column.key(), "");
  }

  boolean says(Column column) {
    return !text(column).isEmpty();
  }

  boolean isYes(Column column) {
    var text = text(column);
    return text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("y");
  }

  Optional<String> entry() {
    return Optional.of(
            text(BirthColumns.REGISTER_ENTRY).toUpperCase().replaceAll("[\\s\\p{Z}]+", ""))
        .filter(entry -> !entry.isEmpty());
  }

  Optional<String> birthKey() {
    return says(BirthColumns.PLACE_IN_BIRTH)
        ? Optional.of(
            Stream.of(
                    BirthColumns.FAMILY_NAME, BirthColumns.GUARDIAN, BirthColumns.GUARDIAN_CONTACT)
                .map(column -> NameKey.of(text(column)))
                .collect(Collectors.joining("|")))
        : Optional.empty();
  }

  Optional<String> childKey() {
    var name =
        ChildName.of(blankAsNull(BirthColumns.GIVEN_NAMES), blankAsNull(BirthColumns.FAMILY_NAME));
    if (isYes(BirthColumns.NOT_NAMED_YET) || !FindLikely.isKnown(name)) {
      return Optional.empty();
    }
    return NameKey.of(name)
        .map(
            key ->
                String.join(
                    "|",
                    key,
                    text(BirthColumns.DATE_OF_BIRTH),
                    text(BirthColumns.PLACE_IN_BIRTH),
                    NameKey.of(text(BirthColumns.GUARDIAN))));
  }

  Optional<Newcomer> newcomer(LocalDate today) {
    var name =
        ChildName.of(blankAsNull(BirthColumns.GIVEN_NAMES), blankAsNull(BirthColumns.FAMILY_NAME));
    var born = new Fields().dateNear(today, "dateOfBirth", text(BirthColumns.DATE_OF_BIRTH), "");
    if (isYes(BirthColumns.NOT_NAMED_YET) || !FindLikely.isKnown(name) || born == null) {
      return Optional.empty();
    }
    var order = text(BirthColumns.PLACE_IN_BIRTH);
    return Optional.of(
        Newcomer.unknown(
            name,
            born,
            order.matches("[1-9]") ? Integer.valueOf(order) : null,
            Stream.of(
                    guardian(BirthColumns.GUARDIAN, BirthColumns.GUARDIAN_CONTACT),
                    guardian(BirthColumns.SECOND_GUARDIAN, BirthColumns.SECOND_GUARDIAN_CONTACT))
                .flatMap(Optional::stream)
                .toList()));
  }

  private Optional<GuardianDetails> guardian(Column name, Column contact) {
    var text = blankAsNull(contact);
    var isMail = text != null && text.contains("@");
    return says(name)
        ? Optional.of(
            new GuardianDetails(
                text(name),
                Relationship.OTHER,
                new Contact(isMail ? text : null, isMail ? null : text),
                false,
                false))
        : Optional.empty();
  }

  private String blankAsNull(Column column) {
    return says(column) ? text(column) : null;
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "ImportRow " + number;
  }
}
