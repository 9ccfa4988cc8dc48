package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Statements;

/** Whether there is or was something to tell of a member of somebody's libraries. */
@ApplicationScoped
class FindHandOver {
  private static final String IS_THERE =
      """
      SELECT EXISTS (
        SELECT FROM hand_over JOIN member ON member.key = hand_over.member_key
        WHERE hand_over.member_key = ? AND %s)
      """
          .formatted(PatronSyncScope.OPEN_AT);

  private final Statements statements;

  FindHandOver(Statements statements) {
    this.statements = statements;
  }

  UUID require(String typed, Places libraries) {
    var member = key(typed);
    var isThere =
        statements
            .first(
                IS_THERE,
                row -> row.getBoolean(1),
                member,
                libraries.all(),
                libraries.codes().toArray(String[]::new))
            .orElseThrow();
    if (!isThere) {
      throw nobody();
    }
    return member;
  }

  private static UUID key(String typed) {
    try {
      return UUID.fromString(typed == null ? "" : typed);
    } catch (IllegalArgumentException notOurs) {
      throw nobody();
    }
  }

  private static NotFound nobody() {
    return new NotFound("member with this number");
  }
}
