package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import throughline.membership.member.AgeGroup;
import throughline.platform.database.Statements;

/**
 * Adults who became members along with a newborn, and children who have grown up. Whoever asks
 * learns nothing else of them.
 */
@ApplicationScoped
public class Adults {

  private static final String IS_ADULT =
      "SELECT EXISTS (SELECT FROM vault.guardian WHERE member_key = ? AND relationship = 'SELF')";

  private static final String IS_18 =
      "SELECT EXISTS (SELECT FROM vault.child WHERE member_key = ? AND date_of_birth <= ?)";

  private final Statements statements;

  Adults(Statements statements) {
    this.statements = statements;
  }

  public boolean include(UUID member) {
    return statements.first(IS_ADULT, row -> row.getBoolean(1), member).orElseThrow();
  }

  public boolean includeOn(LocalDate day, UUID member) {
    return statements
        .first(IS_18, row -> row.getBoolean(1), member, AgeGroup.latestBirthOfAdults(day))
        .orElseThrow();
  }
}
