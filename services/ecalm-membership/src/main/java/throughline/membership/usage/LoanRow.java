package throughline.membership.usage;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import throughline.membership.usage.Loan.Audience;

/**
 * A loan as it is kept.
 *
 * @param under5 whether the borrower was a member under 5 on the day
 * @param member who; null for everybody else, and once the child is erased
 */
record LoanRow(
    String ref,
    int revision,
    boolean counts,
    String library,
    LocalDate day,
    boolean renewal,
    Audience audience,
    boolean under5,
    UUID member)
    implements KeptRow<LoanRow> {

  /** Before anybody knows whose it is. */
  static LoanRow of(Loan loan) {
    return new LoanRow(
        loan.ref(),
        loan.revision(),
        loan.counts(),
        loan.library(),
        loan.day(),
        loan.renewal(),
        loan.audience(),
        false,
        null);
  }

  LoanRow borrowedBy(UUID child) {
    return new LoanRow(ref, revision, counts, library, day, renewal, audience, true, child);
  }

  /** By somebody who is not a member under 5. */
  LoanRow byAnother() {
    return new LoanRow(ref, revision, counts, library, day, renewal, audience, false, null);
  }

  /** Whoever borrowed. */
  @Override
  public boolean saysTheSameAs(LoanRow other) {
    return counts == other.counts
        && (!counts
            || renewal == other.renewal
                && audience == other.audience
                && Objects.equals(library, other.library)
                && Objects.equals(day, other.day));
  }

  @Override
  public LoanRow takenBack(int newRevision) {
    return new LoanRow(ref, newRevision, false, library, day, renewal, audience, false, null);
  }

  LoanCounts counted() {
    if (!counts) {
      return LoanCounts.NONE;
    }
    var childrens = audience == Audience.CHILDREN;
    return new LoanCounts(
        1,
        renewal ? 0 : 1,
        childrens ? 1 : 0,
        under5 ? 1 : 0,
        under5 && !renewal ? 1 : 0,
        under5 && childrens ? 1 : 0);
  }
}
