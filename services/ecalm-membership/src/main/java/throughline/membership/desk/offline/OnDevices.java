package throughline.membership.desk.offline;

import java.time.Instant;

/**
 * What waits on the devices of an office, as far as they have said.
 *
 * @param oldest since when the first of it waits
 */
public record OnDevices(long waiting, Instant oldest) {}
