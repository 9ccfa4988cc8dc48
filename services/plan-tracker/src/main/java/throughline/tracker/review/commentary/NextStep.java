package throughline.tracker.review.commentary;

import java.time.LocalDate;

/** What is done next. */
public record NextStep(String what, String owner, LocalDate due) {}
