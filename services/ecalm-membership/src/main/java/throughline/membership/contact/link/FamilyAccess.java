package throughline.membership.contact.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.ExpiringRows;
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
      VALUES (:id, :kind, :person, :madeFor, :now, :until, :keptUntil)
      """;

  /**
   * Every try of a mail makes a link, and any of them may have arrived: what counts are the mails,
   * or one that cannot be delivered would take the links of all others.
   */
  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM family_access WHERE person_key = :person AND kind = :kind AND made_for IN (
        SELECT made_for FROM family_access WHERE person_key = :person AND kind = :kind
        GROUP BY made_for ORDER BY max(made_at) DESC, made_for OFFSET :most)
      """;

  private static final String OPENS =
      "SELECT person_key FROM family_access WHERE id = :id AND kind = :kind AND opens_until > :now";

  private static final String RENEWABLE =
      "SELECT person_key FROM family_access WHERE id = :id AND kind = :kind AND kept_until > :now";

  /** Once in a while: of two requests at once the second waits, and finds that it was done. */
  private static final String RENEW =
      """
      UPDATE family_access SET renewed_at = :now
      WHERE id = :id AND kind = 'LINK' AND kept_until > :now
        AND (renewed_at IS NULL OR renewed_at <= :before)
      RETURNING person_key
      """;

  private static final String END = "DELETE FROM family_access WHERE id = :id AND kind = 'SESSION'";
  private static final String REVOKE =
      "DELETE FROM family_access WHERE person_key = ANY (:persons)";

  private static final String PURGE_BATCH =
      """
      DELETE FROM family_access WHERE id IN (
        SELECT id FROM family_access WHERE kept_until <= :before
        ORDER BY kept_until LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Jdbi jdbi;
  private final FamilyLinkSettings settings;
  private final Clock clock;

  FamilyAccess(Jdbi jdbi, FamilyLinkSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
  }

  @Transactional
  public Secret link(UUID person, UUID mail) {
    return add(Kind.LINK, person, mail, settings.lasts(), settings.renewable());
  }

  /** Whose link it is; empty if it opens nothing now. */
  public Optional<UUID> holderOf(Secret link) {
    return holder(OPENS, link, Kind.LINK);
  }

  public Optional<UUID> formerHolderOf(Secret link) {
    return holder(RENEWABLE, link, Kind.LINK);
  }

  /**
   * Whose link it is or was, to be sent a new one; empty if that was done within the hour, so that
   * nobody fills a mailbox with it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<UUID> renew(Secret link) {
    var now = clock.instant();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(RENEW)
                .bind("id", link.id())
                .bind("now", now)
                .bind("before", now.minus(BETWEEN_RENEWALS))
                .mapTo(UUID.class)
                .findFirst());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Secret session(UUID person) {
    return add(Kind.SESSION, person, UUID.randomUUID(), settings.session(), Duration.ZERO);
  }

  public Duration sessionLasts() {
    return settings.session();
  }

  public Optional<UUID> inSession(Secret session) {
    return holder(OPENS, session, Kind.SESSION);
  }

  @Transactional
  public void end(Secret session) {
    jdbi.useHandle(handle -> handle.createUpdate(END).bind("id", session.id()).execute());
  }

  /** Neither link nor session opens anything for these persons any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void revoke(List<UUID> persons) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REVOKE).bindArray("persons", UUID.class, persons).execute());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle.createUpdate(PURGE_BATCH).bind("before", before).bind("limit", limit).execute());
  }

  private Optional<UUID> holder(String sql, Secret secret, Kind kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("id", secret.id())
                .bind("kind", kind)
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .findFirst());
  }

  private Secret add(Kind kind, UUID person, UUID madeFor, Duration opens, Duration keptLonger) {
    var secret = Secret.random();
    var now = clock.instant();
    var until = now.plus(opens);
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(ADD)
              .bind("id", secret.id())
              .bind("kind", kind)
              .bind("person", person)
              .bind("madeFor", madeFor)
              .bind("now", now)
              .bind("until", until)
              .bind("keptUntil", until.plus(keptLonger))
              .execute();
          handle
              .createUpdate(DROP_ALL_BUT_THE_NEWEST)
              .bind("person", person)
              .bind("kind", kind)
              .bind("most", MOST_OF_ONE_PERSON)
              .execute();
        });
    return secret;
  }
}
