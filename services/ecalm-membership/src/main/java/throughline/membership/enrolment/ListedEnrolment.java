package throughline.membership.enrolment;

import java.time.LocalDate;
import java.util.UUID;

/** A line of a list of enrolments that wait for something; it names nobody. */
public record ListedEnrolment(UUID id, LocalDate enrolledOn, String library) {}
