package throughline.membership.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A registrar's spreadsheet, without what is in it.
 *
 * @param leftOut rows that were not kept
 * @param monthFirstRow a row in which the month stands before the day; null if there is none
 * @param columns those that the file has
 * @param enrolWork under which its rows are enrolled
 * @param checkedAt null until every row was checked
 * @param enrolledBy who asked for it; null until somebody has
 * @param held whether so much would change that somebody else has to look
 * @param releasedAt null until somebody has
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
    List<Column> columns,
    UUID enrolWork,
    Instant checkedAt,
    String enrolledBy,
    boolean held,
    Instant releasedAt,
    Instant expiresAt) {

  public boolean isChecked() {
    return checkedAt != null;
  }

  /** Whether it waits for somebody who looks at it again. */
  public boolean isHeld() {
    return held && releasedAt == null;
  }
}
