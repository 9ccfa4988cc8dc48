package throughline.membership.contact.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.web.seal.Secret;

/**
 * The secrets that open a family's own pages. Each stands for one guardian of one visit; of whom
 * nothing may be shown any more, no page shows anything, so that nobody has to remember to take a
 * secret back.
 */
@ApplicationScoped
public class FamilyAccess implements ExpiringRows {

  private enum Kind {
    LINK,
    SESSION
  }

  /** More mails than somebody looks for; few enough that nobody fills the table. */
  private static final int MOST_OF_ONE_PERSON = 5;

  private static final Duration BETWEEN_RENEWALS = Duration.ofHours(1);

  private static final String ADD =
      """
      INSERT INTO family_access (id, kind, person_key, made_for, made_at, opens_until, kept_until)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * Every try of a mail makes a link, and any of them may have arrived: what counts are the mails,
   * or one that cannot be delivered would take the links of all others.
   */
  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM family_access WHERE person_key = ? AND kind = ? AND made_for IN (
        SELECT made_for FROM family_access WHERE person_key = ? AND kind = ?
        GROUP BY made_for ORDER BY max(made_at) DESC, made_for OFFSET ?)
      """;

  private static final String OPENS =
      "SELECT person_key FROM family_access WHERE id = ? AND kind = ? AND opens_until > ?";

  private static final String RENEWABLE =
      "SELECT person_key FROM family_access WHERE id = ? AND kind = 'LINK' AND kept_until > ?";

  /** Once in a while: of two requests at once the second waits, and finds that it was done. */
  private static final String RENEW =
      """
      UPDATE family_access SET renewed_at = ?
      WHERE id = ? AND kind = 'LINK' AND kept_until > ? AND (renewed_at IS NULL OR renewed_at <= ?)
      RETURNING person_key
      """;

  private static final String END = "DELETE FROM family_access WHERE id = ? AND kind = 'SESSION'";

  private static final String REVOKE = "DELETE FROM family_access WHERE person_key = ?";

  private static final String REVOKE_WITHOUT_CHILD =
      """
      DELETE FROM family_access access
      WHERE NOT EXISTS (SELECT FROM vault.guardian WHERE guardian.person_key = access.person_key)
        AND access.person_key = ANY (?::uuid[])
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM family_access WHERE id IN (
        SELECT id FROM family_access WHERE kept_until <= ?
        ORDER BY kept_until LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;
  private final FamilyLinkSettings settings;
  private final Clock clock;

  FamilyAccess(Statements statements, FamilyLinkSettings settings, Clock clock) {
    this.statements = statements;
    this.settings = settings;
    this.clock = clock;
  }

  @Transactional
  public Secret link(UUID person, UUID mail) {
    return add(Kind.LINK, person, mail, settings.lasts(), settings.renewable());
  }

  /** Whose link it is; empty if it opens nothing now. */
  public Optional<UUID> holderOf(Secret link) {
    return opens(link, Kind.LINK);
  }

  public Optional<UUID> formerHolderOf(Secret link) {
    return statements.first(RENEWABLE, FamilyAccess::person, link.id(), clock.instant());
  }

  /**
   * Whose link it is or was, to be sent a new one; empty if that was done within the hour, so that
   * nobody fills a mailbox with it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<UUID> renew(Secret link) {
    var now = clock.instant();
    return statements.first(
        RENEW, FamilyAccess::person, now, link.id(), now, now.minus(BETWEEN_RENEWALS));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Secret session(UUID person) {
    return add(Kind.SESSION, person, UUID.randomUUID(), settings.session(), Duration.ZERO);
  }

  public Duration sessionLasts() {
    return settings.session();
  }

  public Optional<UUID> inSession(Secret session) {
    return opens(session, Kind.SESSION);
  }

  @Transactional
  public void end(Secret session) {
    statements.update(END, session.id());
  }

  /** Neither link nor session opens anything for this person any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void revoke(UUID person) {
    statements.update(REVOKE, person);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void revokeWithoutChild(List<UUID> persons) {
    statements.update(
        REVOKE_WITHOUT_CHILD, (Object) persons.stream().map(UUID::toString).toArray(String[]::new));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }

  private Optional<UUID> opens(Secret secret, Kind kind) {
    return statements.first(OPENS, FamilyAccess::person, secret.id(), kind.name(), clock.instant());
  }

  private Secret add(Kind kind, UUID person, UUID madeFor, Duration opens, Duration keptLonger) {
    var secret = Secret.random();
    var now = clock.instant();
    var until = now.plus(opens);
    statements.update(
        ADD, secret.id(), kind.name(), person, madeFor, now, until, until.plus(keptLonger));
    statements.update(
        DROP_ALL_BUT_THE_NEWEST, person, kind.name(), person, kind.name(), MOST_OF_ONE_PERSON);
    return secret;
  }

  private static UUID person(ResultSet row) throws SQLException {
    return row.getObject("person_key", UUID.class);
  }
}
