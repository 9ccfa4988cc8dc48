package throughline.membership.contact;

import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.member.Under5;
import throughline.membership.person.preference.Purpose;

/**
 * What the gate looks at.
 *
 * @param active whether the membership stands: nobody reported a death, withdrew, closed, erased or
 *     holds it
 * @param restricted whether the family's address is secret, and it did not say that this channel is
 *     safe
 * @param reachable whether this guardian may be contacted today; of an adult, nobody but themself
 * @param wanted whether the family chose this purpose by this channel, the last time it chose
 * @param movedAway whether it has left the county since the enrolment
 */
record ContactFacts(
    boolean active,
    boolean restricted,
    boolean reachable,
    boolean wanted,
    boolean movedAway,
    LocalDate dateOfBirth,
    LocalDate enrolledOn) {

  static final ContactFacts GONE = new ContactFacts(false, false, false, false, false, null, null);

  /** One sentence for all that became of a child: a page of mails is not where that is read. */
  private static final String TAKES_NONE = "This record takes no messages.";

  /** A welcome that was held up for longer than this would only surprise. */
  private static final int WELCOME_WITHIN_DAYS = 14;

  Optional<String> refusal(MailKind kind, LocalDate today) {
    if (!active || restricted) {
      return Optional.of(TAKES_NONE);
    }
    if (!reachable) {
      return Optional.of("This guardian is not to be contacted.");
    }
    if (kind.isWelcome() && enrolledOn.plusDays(WELCOME_WITHIN_DAYS).isBefore(today)) {
      return Optional.of("It is too late for a welcome.");
    }
    return kind.purpose().flatMap(purpose -> refusal(purpose, today));
  }

  private Optional<String> refusal(Purpose purpose, LocalDate today) {
    if (!wanted) {
      return Optional.of("The family did not choose to be told this.");
    }
    if (purpose.isLocal() && movedAway) {
      return Optional.of("It asks to come to a library of the county, which the family has left.");
    }
    return purpose.isForUnder5s() && !Under5.on(today, dateOfBirth)
        ? Optional.of("It is for under 5s alone.")
        : Optional.empty();
  }
}
