package throughline.membership.desk.enrolment;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the start page. It tells apart and names nobody: who it is stands on the receipt, and
 * whoever opens that is written down.
 *
 * @param cardEnding the card's last digits, as they are printed
 */
record RecentEnrolment(UUID id, Instant at, String library, String cardEnding) {}
