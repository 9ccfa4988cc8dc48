package throughline.membership.imports;

import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.Renaming;

/**
 * What a row comes to.
 *
 * @param notes what is wrong, or what to look at, each with its column
 * @param member who it is, or whom it is like; null if nobody
 * @param renaming what changes; null if nothing does
 * @param taken whether what it asks for was done
 */
record CheckedRow(
    ImportRow row,
    Outcome outcome,
    List<String> notes,
    UUID member,
    Renaming renaming,
    boolean taken) {

  static CheckedRow of(ImportRow row, Outcome outcome) {
    return new CheckedRow(row, outcome, List.of(), null, null, false);
  }

  static CheckedRow wrong(ImportRow row, List<String> problems) {
    return new CheckedRow(row, Outcome.ERROR, problems, null, null, false);
  }

  /** The member has another name now. */
  static CheckedRow changed(ImportRow row, Renaming renaming) {
    var note =
        "Name: from %s to %s".formatted(renaming.before().inFull(), renaming.after().inFull());
    return new CheckedRow(row, Outcome.CHANGED, List.of(note), renaming.member(), renaming, false);
  }

  CheckedRow noting(String note) {
    return new CheckedRow(row, outcome, List.of(note), member, renaming, taken);
  }

  CheckedRow being(UUID somebody) {
    return new CheckedRow(row, outcome, notes, somebody, renaming, taken);
  }

  CheckedRow done() {
    return new CheckedRow(row, outcome, notes, member, renaming, true);
  }
}
