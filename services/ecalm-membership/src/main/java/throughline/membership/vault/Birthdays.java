package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import throughline.platform.database.Statements;

/** Who has turned 5. Nothing outside the vault says of whom and when, since that is a birthday. */
@ApplicationScoped
public class Birthdays {

  private static final String TURN_FIVE =
      """
      UPDATE vault.child SET turned_five = true WHERE member_key IN (
        SELECT member_key FROM vault.child WHERE NOT turned_five AND date_of_birth <= ?
        ORDER BY date_of_birth LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  Birthdays(Statements statements) {
    this.statements = statements;
  }

  /** Notes of those who were born up to that day that they have turned 5; returns how many. */
  @Transactional
  public int turnFive(LocalDate bornUpTo, int most) {
    return statements.update(TURN_FIVE, bornUpTo, most);
  }
}
