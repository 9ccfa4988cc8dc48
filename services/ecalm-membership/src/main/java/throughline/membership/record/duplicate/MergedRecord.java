package throughline.membership.record.duplicate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A record that was merged into another.
 *
 * @param reversibleUntil until when that can be taken back
 * @param isReversible whether it still can
 */
record MergedRecord(
    UUID id,
    LocalDate enrolledOn,
    String library,
    Instant mergedAt,
    Instant reversibleUntil,
    boolean isReversible) {}
