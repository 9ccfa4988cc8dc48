package throughline.membership.preference;

import static java.util.stream.Collectors.toCollection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

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
      SELECT member, purpose, :channel, true, :notice, :who, :now
      FROM unnest(CAST(:members AS uuid[])) member, unnest(CAST(:purposes AS text[])) purpose
      """;

  private static final String ERASE = "DELETE FROM preference WHERE member_key = :member";

  private static final String CHOSEN =
      """
      SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
      WHERE member_key = :member ORDER BY purpose, id DESC
      """;

  private final Session database;
  private final PrivacyNotice notice;

  Preferences(Session database, PrivacyNotice notice) {
    this.database = database;
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
    database
        .createNativeMutationQuery(ADD)
        .setParameter("channel", channel.name())
        .setParameter("notice", notice.version())
        .setParameter("who", who)
        .setParameter("now", now)
        .setParameter("members", members.stream().map(UUID::toString).toArray(String[]::new))
        .setParameter("purposes", purposes.stream().map(Enum::name).toArray(String[]::new))
        .executeUpdate();
  }

  /** What the family chose to be told, the last time it chose. */
  public Set<Purpose> of(UUID member) {
    return database
        .createNativeQuery(CHOSEN, Tuple.class)
        .setParameter("member", member)
        .getResultStream()
        .filter(row -> row.get(1, Boolean.class))
        .map(row -> Purpose.valueOf(row.get(0, String.class)))
        .collect(toCollection(() -> EnumSet.noneOf(Purpose.class)));
  }

  /** Forgets what was chosen for the member. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    database.createNativeMutationQuery(ERASE).setParameter("member", member).executeUpdate();
  }
}
