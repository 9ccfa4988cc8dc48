package throughline.membership.librarysystem;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file as its page shows it.
 *
 * @param members how many of whoever looks are in it
 * @param taken whether it was taken, so that it can have been imported
 * @param confirmedAt when somebody last said that it was imported; null while somebody of these
 *     members is as they were taken along and was not handed over
 * @param blocked the cards that were blocked before and go on, which no file can say
 */
record PatronFileView(
    UUID id,
    Instant madeAt,
    long members,
    boolean taken,
    Instant confirmedAt,
    List<String> blocked) {}
