package throughline.membership.person.preference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;

/** What families chose to be told: added to, never changed. */
@ApplicationScoped
public class Preferences implements PersonalData {

  /** How a message would come. */
  public enum Channel {
    EMAIL,
    PHONE
  }

  private static final String ADD =
      """
      INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
      SELECT member, purpose, :channel, true, :notice, :who, CAST(:now AS timestamptz)
      FROM unnest(CAST(:members AS uuid[])) member, unnest(CAST(:purposes AS text[])) purpose
      """;

  private static final String CHOOSE =
      """
      INSERT INTO preference (member_key, purpose, channel, wanted, notice_version, recorded_by, recorded_at)
      SELECT CAST(:member AS uuid), purpose, channel, wanted, :notice, :who, CAST(:now AS timestamptz)
      FROM unnest(CAST(:purposes AS text[]), CAST(:wanted AS boolean[])) AS choice (purpose, wanted)
      JOIN unnest(CAST(:channels AS text[])) channel ON NOT wanted OR channel = :channel
      """;

  private static final String ERASE = "DELETE FROM preference WHERE member_key = :member";

  private static final String HISTORY =
      """
      SELECT purpose, channel, wanted, notice_version AS notice, recorded_at AS at FROM preference
      WHERE member_key = :member ORDER BY id
      """;

  /** What was chosen by telephone when that could be, nobody can send. */
  private static final String CHOSEN =
      """
      SELECT purpose FROM (
        SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
        WHERE member_key = :member AND channel = 'EMAIL' ORDER BY purpose, id DESC) chosen
      WHERE wanted
      """;

  private final Sql sql;
  private final PrivacyNotice notice;

  Preferences(Sql sql, PrivacyNotice notice) {
    this.sql = sql;
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
    sql.of(ADD)
        .bind("channel", channel)
        .bind("notice", notice.version())
        .bind("who", who)
        .bind("now", now)
        .bind("members", members)
        .bind("purposes", purposes)
        .update();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void choose(UUID member, Set<Purpose> wanted, Channel channel, String who, Instant now) {
    var before = of(member);
    var changed =
        EnumSet.allOf(Purpose.class).stream()
            .filter(purpose -> before.contains(purpose) != wanted.contains(purpose))
            .toList();
    sql.of(CHOOSE)
        .bind("member", member)
        .bind("notice", notice.version())
        .bind("who", who)
        .bind("now", now)
        .bind("purposes", changed)
        .bind("wanted", changed.stream().map(wanted::contains).toList())
        .bind("channels", List.of(Channel.values()))
        .bind("channel", channel)
        .update();
  }

  /** What the family is told: what it chose the last time, of what is offered. */
  public Set<Purpose> of(UUID member) {
    var chosen = EnumSet.noneOf(Purpose.class);
    chosen.addAll(sql.of(CHOSEN).bind("member", member).list(Purpose.class));
    chosen.removeIf(purpose -> !purpose.isOffered());
    return chosen;
  }

  /** A choice as it was made. */
  public record Choice(
      Purpose purpose, Channel channel, boolean wanted, String notice, Instant at) {}

  /** Every choice for the member, in the order in which it was made. */
  public List<Choice> history(UUID member) {
    return sql.of(HISTORY).bind("member", member).list(Choice.class);
  }

  @Override
  public Set<String> tables() {
    return Set.of("preference");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    sql.of(ERASE).bind("member", member).update();
  }
}
