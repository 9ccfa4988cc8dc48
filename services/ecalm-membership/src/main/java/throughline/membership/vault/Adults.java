package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import throughline.platform.database.Statements;

/** Adults who became members along with a newborn. Whoever asks learns nothing else of them. */
@ApplicationScoped
public class Adults {

  private static final String IS_ADULT =
      "SELECT EXISTS (SELECT FROM vault.guardian WHERE member_key = ? AND relationship = 'SELF')";

  private final Statements statements;

  Adults(Statements statements) {
    this.statements = statements;
  }

  /** Whether this member answers for themself, as adults do. */
  public boolean include(UUID member) {
    return statements.first(IS_ADULT, row -> row.getBoolean(1), member).orElseThrow();
  }
}
