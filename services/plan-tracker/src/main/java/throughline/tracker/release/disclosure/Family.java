package throughline.tracker.release.disclosure;

import java.time.LocalDate;

/**
 * One figure through all releases: the year so far of a place is the same in each, though it ends
 * on another day.
 *
 * @param breakdown by what the measure is split; empty for all of it
 * @param from the first day; of how many there are on a day at a place, that of the financial year
 */
public record Family(String place, String breakdown, String group, LocalDate from, String span) {}
