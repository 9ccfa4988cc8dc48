package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;

/** Who has turned 5. Nothing outside the vault says of whom and when, since that is a birthday. */
@ApplicationScoped
public class Birthdays {

  private static final String TURN_FIVE =
      """
      UPDATE vault.child SET turned_five = true WHERE member_key IN (
        SELECT member_key FROM vault.child WHERE NOT turned_five AND date_of_birth <= :upTo
        ORDER BY date_of_birth LIMIT :most FOR UPDATE SKIP LOCKED)
      """;

  private static final String HAND_OVER =
      """
      UPDATE vault.child SET hand_over_told = true WHERE member_key IN (
        SELECT child.member_key FROM vault.child child JOIN member ON member.key = child.member_key
        WHERE NOT turned_five AND NOT hand_over_told AND date_of_birth > :after AND date_of_birth <= :upTo
          AND (SELECT wanted FROM preference
               WHERE preference.member_key = child.member_key
                 AND purpose = 'HAND_OVER' AND channel = 'EMAIL'
               ORDER BY id DESC LIMIT 1)
          AND EXISTS (SELECT FROM vault.guardian
                      WHERE guardian.member_key = child.member_key
                        AND may_contact AND valid_to IS NULL AND email IS NOT NULL)
        ORDER BY date_of_birth LIMIT :most FOR UPDATE OF child, member SKIP LOCKED)
      RETURNING member_key
      """;

  /** A guardian to whom something is written. */
  public record Addressee(UUID guardian, String email) {

    @Override
    public String toString() {
      return "Addressee";
    }
  }

  private final Sql sql;
  private final Addressees addressees;

  Birthdays(@OfVault Sql sql, Addressees addressees) {
    this.sql = sql;
    this.addressees = addressees;
  }

  /**
   * Notes of some children who were born after the first day and up to the second that their
   * families are told how the card goes on, if they chose that and somebody of them can be written
   * to.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Addressee> handOver(LocalDate bornAfter, LocalDate bornUpTo, int most) {
    return addressees.of(
        sql.of(HAND_OVER)
            .bind("after", bornAfter)
            .bind("upTo", bornUpTo)
            .bind("most", most)
            .list(UUID.class));
  }

  @Transactional
  public int turnFive(LocalDate bornUpTo, int most) {
    return sql.of(TURN_FIVE).bind("upTo", bornUpTo).bind("most", most).update();
  }
}
