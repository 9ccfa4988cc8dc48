package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Statements;

/** Who answers for a child, without the way to reach them. */
@ApplicationScoped
public class GuardianNames {

  private static final String NAMES =
      "SELECT name, relationship FROM vault.guardian WHERE member_key = ? ORDER BY name, id";

  private final Statements statements;

  GuardianNames(Statements statements) {
    this.statements = statements;
  }

  /** Each with what they are to the child: Marigold Fernsby (Mother). */
  public List<String> of(UUID member) {
    return statements.all(
        NAMES,
        row ->
            "%s (%s)"
                .formatted(
                    row.getString("name"),
                    Relationship.valueOf(row.getString("relationship")).label()),
        member);
  }
}
