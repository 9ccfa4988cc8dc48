package throughline.membership.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.membership.imports.DecideFile.RefusalReason;

/**
 * A registrar's spreadsheet, without what is in it.
 *
 * @param leftOut rows that were not kept
 * @param monthFirstRow a row in which the month stands before the day, so that others are in doubt;
 *     null if there is none
 * @param columns the keys of those that the file has
 * @param enrolWork under which its rows are enrolled
 * @param checkedAt null until every row was checked
 * @param enrolledBy who asked for it; null until somebody has
 * @param held whether so much would change that somebody else has to look
 * @param releasedAt null until somebody has
 * @param discardedAt null unless its rows were wiped before their time
 * @param refusalReason why an administrator did so; null if nobody but its office has
 */
record ImportFile(
    UUID id,
    String office,
    String officeName,
    String uploadedBy,
    Instant uploadedAt,
    int rows,
    int leftOut,
    Integer monthFirstRow,
    List<String> columns,
    UUID enrolWork,
    Instant checkedAt,
    String enrolledBy,
    boolean held,
    Instant releasedAt,
    Instant discardedAt,
    RefusalReason refusalReason,
    Instant expiresAt) {

  public boolean isChecked() {
    return checkedAt != null;
  }

  /** Whether it waits for somebody who looks at it again. */
  public boolean isHeld() {
    return held && releasedAt == null && discardedAt == null;
  }

  public boolean isDiscarded() {
    return discardedAt != null;
  }

  public boolean isRefused() {
    return refusalReason != null;
  }
}
