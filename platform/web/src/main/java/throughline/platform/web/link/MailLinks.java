package throughline.platform.web.link;

import io.smallrye.config.WithDefault;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.web.seal.Secret;

/**
 * Secrets that open a page for somebody who has no sign-in: links that leave by mail, and the
 * sessions that they are exchanged for. Each stands for a holder, which is a key of the service's;
 * of whom nothing may be shown any more, no page shows anything, so that nobody has to remember to
 * take a secret back.
 *
 * <p>A service that has such links extends it by a bean of its own, and adds {@code db/link} to
 * {@code quarkus.flyway.locations}. A link changes nothing by being opened, since programs that
 * examine mail open links, too: only a button of the page that it leads to does.
 */
public abstract class MailLinks implements ExpiringRows {

  private enum Kind {
    LINK,
    SESSION
  }

  /** More mails than somebody looks for; few enough that nobody fills the table. */
  private static final int MOST_OF_ONE_HOLDER = 5;

  private static final Duration BETWEEN_RENEWALS = Duration.ofHours(1);

  private static final String ADD =
      """
      INSERT INTO mail_link (id, kind, holder, made_for, made_at, opens_until, kept_until)
      VALUES (:id, :kind, :holder, :madeFor, :now, :until, :keptUntil)
      """;

  /**
   * Every try of a mail makes a link, and any of them may have arrived: what counts are the mails,
   * or one that cannot be delivered would take the links of all others.
   */
  private static final String DROP_ALL_BUT_THE_NEWEST =
      """
      DELETE FROM mail_link WHERE holder = :holder AND kind = :kind AND made_for IN (
        SELECT made_for FROM mail_link WHERE holder = :holder AND kind = :kind
        GROUP BY made_for ORDER BY max(made_at) DESC, made_for OFFSET :most)
      """;

  private static final String OPENS =
      "SELECT holder FROM mail_link WHERE id = :id AND kind = :kind AND opens_until > :now";

  private static final String RENEWABLE =
      "SELECT holder FROM mail_link WHERE id = :id AND kind = :kind AND kept_until > :now";

  /** Once in a while: of two requests at once the second waits, and finds that it was done. */
  private static final String RENEW =
      """
      UPDATE mail_link SET renewed_at = :now
      WHERE id = :id AND kind = 'LINK' AND kept_until > :now
        AND (renewed_at IS NULL OR renewed_at <= :before)
      RETURNING holder
      """;

  private static final String END = "DELETE FROM mail_link WHERE id = :id AND kind = 'SESSION'";
  private static final String REVOKE =
      "DELETE FROM mail_link WHERE holder = ANY (CAST(:holders AS uuid[]))";

  private static final String PURGE_BATCH =
      """
      DELETE FROM mail_link WHERE id IN (
        SELECT id FROM mail_link WHERE kept_until <= :before
        ORDER BY kept_until LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;
  private final Lasting lasting;
  private final Clock clock;

  protected MailLinks(Sql sql, Lasting lasting, Clock clock) {
    this.sql = sql;
    this.lasting = lasting;
    this.clock = clock;
  }

  /** How long what opens pages lasts. */
  public interface Lasting {

    /** How long a link in a mail opens them. */
    @WithDefault("P30D")
    Duration lasts();

    /** For how long after that its holder can be sent a new one. */
    @WithDefault("P365D")
    Duration renewable();

    /** How long the pages stay open in one browser. */
    @WithDefault("PT30M")
    Duration session();
  }

  /** A new link, for each try of a mail. */
  @Transactional
  public Secret link(UUID holder, UUID mail) {
    return add(Kind.LINK, holder, mail, lasting.lasts(), lasting.renewable());
  }

  /** Whose link it is; empty if it opens nothing now. */
  public Optional<UUID> holderOf(Secret link) {
    return holder(OPENS, link, Kind.LINK);
  }

  /** Whose link it is, or was before it ended. */
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
    return sql.of(RENEW)
        .bind("id", link.id())
        .bind("now", now)
        .bind("before", now.minus(BETWEEN_RENEWALS))
        .first(UUID.class);
  }

  /** What a link is exchanged for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Secret session(UUID holder) {
    return add(Kind.SESSION, holder, UUID.randomUUID(), lasting.session(), Duration.ZERO);
  }

  /** How long a session opens the pages. */
  public Duration sessionLasts() {
    return lasting.session();
  }

  /** Whose session it is; empty if it has ended. */
  public Optional<UUID> inSession(Secret session) {
    return holder(OPENS, session, Kind.SESSION);
  }

  /** Ends the session. */
  @Transactional
  public void end(Secret session) {
    sql.of(END).bind("id", session.id()).update();
  }

  /** Neither link nor session opens anything for these any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void revoke(List<UUID> holders) {
    sql.of(REVOKE).bind("holders", holders).update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("before", before).bind("limit", limit).update();
  }

  private Optional<UUID> holder(String statement, Secret secret, Kind kind) {
    return sql.of(statement)
        .bind("id", secret.id())
        .bind("kind", kind)
        .bind("now", clock.instant())
        .first(UUID.class);
  }

  private Secret add(Kind kind, UUID holder, UUID madeFor, Duration opens, Duration keptLonger) {
    var secret = Secret.random();
    var now = clock.instant();
    var until = now.plus(opens);
    sql.of(ADD)
        .bind("id", secret.id())
        .bind("kind", kind)
        .bind("holder", holder)
        .bind("madeFor", madeFor)
        .bind("now", now)
        .bind("until", until)
        .bind("keptUntil", until.plus(keptLonger))
        .update();
    sql.of(DROP_ALL_BUT_THE_NEWEST)
        .bind("holder", holder)
        .bind("kind", kind)
        .bind("most", MOST_OF_ONE_HOLDER)
        .update();
    return secret;
  }
}
