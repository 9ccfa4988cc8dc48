package throughline.membership.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Addressees;
import throughline.membership.person.vault.Birthdays.Addressee;
import throughline.membership.person.vault.OfVault;
import throughline.platform.database.Sql;
import throughline.platform.jobs.JobSchedule;

/**
 * Reminds families who chose it, once, of a card that was not used in the six months since the
 * enrolment, while the child is under 5. One that was enrolled long before nobody could tell is
 * left alone.
 */
@Singleton
class RemindOfCard extends MailsDue {

  private static final int AFTER_MONTHS = 6;
  private static final int NOT_AFTER_MONTHS = 9;
  private static final int HEARD_WITHIN_WEEKS = 2;
  private static final LocalTime AT = LocalTime.of(9, 20);

  /**
   * Only where loans of the home library came in from about the enrolment on and still do, and only
   * of those who are under 5, since of nobody else it is kept what they borrow: else nobody knows
   * whether the card was used.
   */
  private static final String REMIND =
      """
      UPDATE member SET reminded = true WHERE key IN (
        SELECT member.key FROM member
        JOIN vault.child ON child.member_key = member.key AND child.date_of_birth > :bornAfter
        JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
        WHERE first_loan_on IS NULL AND NOT reminded AND enrolled_on > :after AND enrolled_on <= :upTo
          AND record_state = 'VALID'
          AND (SELECT wanted FROM preference
               WHERE preference.member_key = member.key
                 AND purpose = 'REMINDERS' AND channel = 'EMAIL'
               ORDER BY id DESC LIMIT 1)
          AND EXISTS (SELECT FROM vault.guardian
                      WHERE guardian.member_key = member.key AND may_contact
                        AND valid_to IS NULL AND email IS NOT NULL)
          AND EXISTS (SELECT FROM loan_count
                      WHERE loan_count.library_code = home.library_code AND issues > 0
                        AND day BETWEEN enrolled_on AND enrolled_on + 31)
          AND EXISTS (SELECT FROM loan_count
                      WHERE loan_count.library_code = home.library_code AND issues > 0 AND day >= :heardSince)
        ORDER BY enrolled_on LIMIT :most FOR UPDATE OF member SKIP LOCKED)
      RETURNING key
      """;

  private final Sql sql;
  private final Addressees addressees;

  RemindOfCard(@OfVault Sql sql, Addressees addressees, FamilyMail familyMail, Clock clock) {
    super(MailKind.REMINDERS, familyMail, clock);
    this.sql = sql;
    this.addressees = addressees;
  }

  @Override
  public Details details() {
    return new Details(
        "remind-of-card",
        "Remind families of a card that was not used in six months",
        JobSchedule.dailyAt(AT));
  }

  @Override
  List<Addressee> take(LocalDate today, int most) {
    return addressees.of(
        sql.of(REMIND)
            .bind("bornAfter", Under5.latestBirthOfOlder(today))
            .bind("after", today.minusMonths(NOT_AFTER_MONTHS))
            .bind("upTo", today.minusMonths(AFTER_MONTHS))
            .bind("heardSince", today.minusWeeks(HEARD_WITHIN_WEEKS))
            .bind("most", most)
            .list(UUID.class));
  }
}
