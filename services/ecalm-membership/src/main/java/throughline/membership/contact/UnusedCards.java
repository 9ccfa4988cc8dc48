package throughline.membership.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.person.vault.Addressees;
import throughline.membership.person.vault.Birthdays.Addressee;

/** Members with whose card nothing was borrowed, as far as the library system tells. */
@ApplicationScoped
class UnusedCards {

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

  private final Jdbi jdbi;
  private final Addressees addressees;

  UnusedCards(Jdbi jdbi, Addressees addressees) {
    this.jdbi = jdbi;
    this.addressees = addressees;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<Addressee> remind(
      LocalDate bornAfter, LocalDate after, LocalDate upTo, LocalDate heardSince, int most) {
    return addressees.of(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(REMIND)
                    .bind("bornAfter", bornAfter)
                    .bind("after", after)
                    .bind("upTo", upTo)
                    .bind("heardSince", heardSince)
                    .bind("most", most)
                    .mapTo(UUID.class)
                    .list()));
  }
}
