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

/**
 * A row of a file as it was read.
 *
 * @param number as the sender's spreadsheet program counts
 * @param visit the number of the first row of the same birth; its own unless there are several
 * @param cells what stands in it, without those that are empty
 * @param found what is wrong that only the whole file tells, one line for each; null if nothing is
 */
record ImportRow(int number, int visit, Map<Column, String> cells, String found) {

  /** What stands in the column; empty if nothing does. */
  String text(Column column) {
    return cells.getOrDefault(column, "");
  }

  boolean says(Column column) {
    return !text(column).isEmpty();
  }

  boolean isYes(Column column) {
    var text = text(column);
    return text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("y");
  }

  /** The entry in the register, however it was spaced; empty if it is not given. */
  Optional<String> entry() {
    return Optional.of(text(Column.REGISTER_ENTRY).toUpperCase().replaceAll("[\\s\\p{Z}]+", ""))
        .filter(entry -> !entry.isEmpty());
  }

  /** Which children are of one birth: the same family and guardian, each with a place in it. */
  Optional<String> birthKey() {
    return says(Column.PLACE_IN_BIRTH)
        ? Optional.of(
            Stream.of(Column.FAMILY_NAME, Column.GUARDIAN, Column.GUARDIAN_CONTACT)
                .map(column -> NameKey.of(text(column)))
                .collect(Collectors.joining("|")))
        : Optional.empty();
  }

  /** By what two rows are the same child; empty where a child has no name yet. */
  Optional<String> childKey() {
    var name = ChildName.of(blankAsNull(Column.GIVEN_NAMES), blankAsNull(Column.FAMILY_NAME));
    if (isYes(Column.NOT_NAMED_YET) || !FindLikely.isKnown(name)) {
      return Optional.empty();
    }
    return NameKey.of(name)
        .map(
            key ->
                String.join(
                    "|",
                    key,
                    text(Column.DATE_OF_BIRTH),
                    text(Column.PLACE_IN_BIRTH),
                    NameKey.of(text(Column.GUARDIAN))));
  }

  /**
   * The child as it is looked for among the rows of the file; empty if the row does not say who.
   *
   * @param today near which a date without a year is
   */
  Optional<Newcomer> newcomer(LocalDate today) {
    var name = ChildName.of(blankAsNull(Column.GIVEN_NAMES), blankAsNull(Column.FAMILY_NAME));
    var born = new Fields().dateNear(today, "dateOfBirth", text(Column.DATE_OF_BIRTH), "");
    if (isYes(Column.NOT_NAMED_YET) || !FindLikely.isKnown(name) || born == null) {
      return Optional.empty();
    }
    var order = text(Column.PLACE_IN_BIRTH);
    return Optional.of(
        Newcomer.unknown(
            name,
            born,
            order.matches("[1-9]") ? Integer.valueOf(order) : null,
            Stream.of(
                    guardian(Column.GUARDIAN, Column.GUARDIAN_CONTACT),
                    guardian(Column.SECOND_GUARDIAN, Column.SECOND_GUARDIAN_CONTACT))
                .flatMap(Optional::stream)
                .toList()));
  }

  /** What they are to the child and may do is not asked. */
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
