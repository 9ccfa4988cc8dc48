package throughline.membership.bulk;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.match.FindLikely;
import throughline.membership.vault.ChildName;
import throughline.membership.vault.NameKey;

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

  private String blankAsNull(Column column) {
    return says(column) ? text(column) : null;
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "ImportRow " + number;
  }
}
