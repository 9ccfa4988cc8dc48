package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import throughline.membership.member.Member;
import throughline.membership.member.Members;

/** Finds the records that were ended as one of two of the same child. */
@ApplicationScoped
public class EndedRecords {

  private static final String UNDONE_BESIDE =
      """
      select m, c from DuplicateCase c join Member m on m.key in (c.one, c.other) and m.key <> :kept
      where :kept in (c.one, c.other) and c.decision = IN_ERROR and m.recordState = IN_ERROR
      """;

  private final Session database;
  private final Members members;

  EndedRecords(Session database, Members members) {
    this.database = database;
    this.members = members;
  }

  /** Whether a record was merged into this one, or found to be made in error beside it. */
  public boolean areOf(UUID kept) {
    return !members.mergedInto(kept).isEmpty() || !undoneBeside(kept).isEmpty();
  }

  /** Those that were found to be made in error beside this one, each with its case. */
  Map<Member, DuplicateCase> undoneBeside(UUID kept) {
    return database
        .createQuery(UNDONE_BESIDE, Object[].class)
        .setParameter("kept", kept)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Member) row[0], row -> (DuplicateCase) row[1]));
  }
}
