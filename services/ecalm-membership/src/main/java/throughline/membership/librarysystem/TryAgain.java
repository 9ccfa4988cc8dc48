package throughline.membership.librarysystem;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** Somebody has mended what was in the way: the library system is told again. */
@ApplicationScoped
class TryAgain {
  private static final String MAKE_ALL_DUE =
      """
      UPDATE hand_over SET state = 'WAITING', tries = 0, reason = NULL, next_try_at = ?
      FROM member
      WHERE member.key = hand_over.member_key AND state = 'FAILED' AND %s
      """
          .formatted(PatronSyncScope.OPEN_AT);

  private static final String MAKE_DUE = MAKE_ALL_DUE + " AND hand_over.member_key = ?";
  private final FindHandOver findHandOver;
  private final Statements statements;
  private final Clock clock;

  TryAgain(FindHandOver findHandOver, Statements statements, Clock clock) {
    this.findHandOver = findHandOver;
    this.statements = statements;
    this.clock = clock;
  }

  @Transactional
  int of(String member, Places libraries) {
    var now = clock.instant();
    var codes = libraries.codes().toArray(String[]::new);
    var again =
        member.isEmpty()
            ? statements.update(MAKE_ALL_DUE, now, libraries.all(), codes)
            : statements.update(
                MAKE_DUE, now, libraries.all(), codes, findHandOver.require(member, libraries));
    Log.infof("event=library-system-tried-again members=%d", again);
    return again;
  }
}
