package throughline.membership.imports;

import java.util.List;
import throughline.membership.desk.enrolment.NewChild;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.vault.KnownChildren.By;
import throughline.membership.person.vault.KnownChildren.Known;
import throughline.membership.person.vault.NameKey;
import throughline.membership.person.vault.Renaming;

/**
 * Compares a row with the one member that it was found to be. A file changes a name and nothing
 * else: what a record says of today is not overwritten by a list of last month.
 */
final class CompareWithMember {

  private final String office;

  /** For a file of this office. */
  CompareWithMember(String office) {
    this.office = office;
  }

  CheckedRow judge(ImportRow row, NewChild child, List<Known> found) {
    var member = found.get(0);
    var byEntry = found.stream().anyMatch(each -> each.by() == By.ENTRY);
    if (!member.dateOfBirth().equals(child.dateOfBirth())) {
      return byEntry
          ? review(
              row,
              member,
              Column.DATE_OF_BIRTH.problem(
                  "the member with this register entry has another. Correct the record, or the row"))
          : CheckVisits.cardTaken(row);
    }
    if (isSameName(member, child) || !FindLikely.isKnown(child.name())) {
      return CheckedRow.of(row, Outcome.SAME).being(member.member());
    }
    if (!byEntry && FindLikely.isKnown(member.name())) {
      return review(
          row,
          member,
          Column.CARD.problem(
              "a member with this card, born on the same day, has another name. Compare the card"
                  + " and the name with the record"));
    }
    return changed(row, member, child);
  }

  private CheckedRow changed(ImportRow row, Known member, NewChild child) {
    if (!member.goesOn()) {
      return CheckedRow.of(row, Outcome.SAME).being(member.member());
    }
    if (!office.equals(member.office())) {
      return review(
          row,
          member,
          "Row: the record of another office has another name. Ask that office to change it");
    }
    return CheckedRow.changed(row, new Renaming(member.member(), member.name(), child.name()));
  }

  private static CheckedRow review(ImportRow row, Known member, String note) {
    return CheckedRow.of(row, Outcome.REVIEW).being(member.member()).noting(note);
  }

  /** What is not known yet equals nothing. */
  private static boolean isSameName(Known member, NewChild child) {
    return FindLikely.isKnown(member.name())
        && NameKey.of(member.name()).equals(NameKey.of(child.name()));
  }
}
