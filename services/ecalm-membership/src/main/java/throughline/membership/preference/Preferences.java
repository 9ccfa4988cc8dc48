package throughline.membership.preference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.database.Statements;

/** What families chose to be told: added to, never changed. */
@ApplicationScoped
public class Preferences {

  /** How a message would come. */
  public enum Channel {
    EMAIL,
    PHONE
  }

  /** Every child of a visit and every purpose at once. */
  private static final String ADD =
      """
      INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
      SELECT member, purpose, ?, true, ?, ?, ?
      FROM unnest(?::uuid[]) member, unnest(?::text[]) purpose
      """;

  private static final String ERASE = "DELETE FROM preference WHERE member_key = ?";

  private static final String CHOSEN =
      """
      SELECT purpose FROM (
        SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
        WHERE member_key = ? ORDER BY purpose, id DESC) chosen
      WHERE wanted
      """;

  private final Statements statements;
  private final PrivacyNotice notice;

  Preferences(Statements statements, PrivacyNotice notice) {
    this.statements = statements;
    this.notice = notice;
  }

  /** Of the privacy notice that is given at the desk now. */
  public String noticeVersion() {
    return notice.version();
  }

  /** Keeps what was chosen for these members, under the present privacy notice. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(
      List<UUID> members, Set<Purpose> purposes, Channel channel, String who, Instant now) {
    if (purposes.isEmpty()) {
      return;
    }
    statements.update(
        ADD,
        channel.name(),
        notice.version(),
        who,
        now,
        members.stream().map(UUID::toString).toArray(String[]::new),
        purposes.stream().map(Enum::name).toArray(String[]::new));
  }

  /** What the family chose to be told, the last time it chose. */
  public Set<Purpose> of(UUID member) {
    var chosen = EnumSet.noneOf(Purpose.class);
    chosen.addAll(statements.all(CHOSEN, row -> Purpose.valueOf(row.getString(1)), member));
    return chosen;
  }

  /** Forgets what was chosen for the member. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    statements.update(ERASE, member);
  }
}
