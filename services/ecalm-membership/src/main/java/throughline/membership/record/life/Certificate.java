package throughline.membership.record.life;

import java.time.Instant;
import java.util.UUID;

/**
 * That a record was erased, for the family to keep. It holds nothing of the child.
 *
 * @param number of the certificate, which leads to no event
 * @param office its name; null for a record of no office
 */
record Certificate(UUID number, Instant erasedAt, String office) {}
