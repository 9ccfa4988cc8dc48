package throughline.membership.librarysystem;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file as its page shows it.
 *
 * @param members how many of whoever looks are in it
 * @param taken whether it was taken, so that it can have been imported
 * @param confirmedAt when it was last said of these members that it was imported; null while it was
 *     not of one who was taken along
 * @param blocked the cards that were blocked before and go on, which no file can say
 */
record PatronFileView(
    UUID id,
    Instant madeAt,
    long members,
    boolean taken,
    Instant confirmedAt,
    List<String> blocked) {}
