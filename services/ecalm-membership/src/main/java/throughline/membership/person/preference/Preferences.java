package throughline.membership.person.preference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
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

  private static final String ADD =
      """
      INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
      SELECT member, purpose, ?, true, ?, ?, ?
      FROM unnest(?::uuid[]) member, unnest(?::text[]) purpose
      """;

  private static final String CHOOSE =
      """
      INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
      SELECT ?, purpose, channel, wanted, ?, ?, ?
      FROM unnest(?::text[], ?::boolean[]) AS choice (purpose, wanted)
      JOIN unnest(?::text[]) channel ON NOT wanted OR channel = ?
      """;

  private static final String ERASE = "DELETE FROM preference WHERE member_key = ?";

  private static final String HISTORY =
      """
      SELECT purpose, channel, wanted, notice_version, recorded_at FROM preference
      WHERE member_key = ? ORDER BY id
      """;

  /** What was chosen by telephone when that could be, nobody can send. */
  private static final String CHOSEN =
      """
      SELECT purpose FROM (
        SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
        WHERE member_key = ? AND channel = 'EMAIL' ORDER BY purpose, id DESC) chosen
      WHERE wanted
      """;

  private final Statements statements;
  private final PrivacyNotice notice;

  Preferences(Statements statements, PrivacyNotice notice) {
    this.statements = statements;
    this.notice = notice;
  }

  public String noticeVersion() {
    return notice.version();
  }

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

  @Transactional(Transactional.TxType.MANDATORY)
  public void choose(UUID member, Set<Purpose> wanted, Channel channel, String who, Instant now) {
    var before = of(member);
    var changed =
        EnumSet.allOf(Purpose.class).stream()
            .filter(purpose -> before.contains(purpose) != wanted.contains(purpose))
            .toList();
    statements.update(
        CHOOSE,
        member,
        notice.version(),
        who,
        now,
        changed.stream().map(Enum::name).toArray(String[]::new),
        changed.stream().map(wanted::contains).toArray(Boolean[]::new),
        Arrays.stream(Channel.values()).map(Enum::name).toArray(String[]::new),
        channel.name());
  }

  /** What the family is told: what it chose the last time, of what is offered. */
  public Set<Purpose> of(UUID member) {
    var chosen = EnumSet.noneOf(Purpose.class);
    chosen.addAll(statements.all(CHOSEN, row -> Purpose.valueOf(row.getString(1)), member));
    chosen.removeIf(purpose -> !purpose.isOffered());
    return chosen;
  }

  /** A choice as it was made. */
  public record Choice(
      Purpose purpose, Channel channel, boolean wanted, String notice, Instant at) {}

  /** Every choice for the member, in the order in which it was made. */
  public List<Choice> history(UUID member) {
    return statements.all(
        HISTORY,
        row ->
            new Choice(
                Purpose.valueOf(row.getString("purpose")),
                Channel.valueOf(row.getString("channel")),
                row.getBoolean("wanted"),
                row.getString("notice_version"),
                Statements.instant(row, "recorded_at")),
        member);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    statements.update(ERASE, member);
  }
}
