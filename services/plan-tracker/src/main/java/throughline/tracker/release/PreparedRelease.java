package throughline.tracker.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A release as staff have it: announced, then made, approved by two and published. */
record PreparedRelease(
    int preparedReleaseId,
    int releaseNumber,
    LocalDate coversTo,
    LocalDate knownOn,
    int previousId,
    String correctionReason,
    String notes,
    String digest,
    UUID madeBy,
    String madeByName,
    Instant madeAt,
    Instant returnedAt,
    String returnReason,
    Integer releaseId) {

  static final int APPROVALS = 2;

  /** Who approved it. */
  record Approval(UUID approvedBy, String name, Instant approvedAt) {}

  public boolean isGoing() {
    return releaseId == null && returnedAt == null;
  }

  public boolean isCorrection() {
    return correctionReason != null;
  }

  static boolean isApproved(List<Approval> approvals) {
    return approvals.size() >= APPROVALS;
  }
}
