package throughline.tracker.review.commentary;

import java.time.LocalDate;

/**
 * What is done next.
 *
 * @param owner the role of whoever does it
 * @param due the day by which it is done
 */
public record NextStep(String what, String owner, LocalDate due) {}
