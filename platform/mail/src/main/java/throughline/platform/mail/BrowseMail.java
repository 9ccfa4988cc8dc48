package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What an administrator and the monitoring see of the mails. Changes nothing. */
@ApplicationScoped
class BrowseMail {

  private static final String BACKLOG =
      "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail WHERE status = 'WAITING'";

  /** Its address is wiped after two weeks; then nobody can do anything more. */
  private static final String UNDELIVERED =
      "SELECT count(*) FROM mail WHERE status = 'FAILED' AND recipient IS NOT NULL";

  private static final String LATEST_STATUS =
      """
      SELECT status FROM mail WHERE kind = :kind AND reference = :reference
      ORDER BY created_at DESC, id DESC LIMIT 1
      """;

  private static final String ON_THEIR_WAY =
      """
      SELECT count(*) FROM mail
      WHERE kind = :kind AND reference = ANY (:references) AND created_at > :then
        AND status IN ('WAITING', 'SENT')
      """;

  /**
   * What waits.
   *
   * @param oldest when the oldest waiting mail was written, null if none waits
   */
  record Backlog(long waiting, Instant oldest) {

    Duration oldestAge(Instant now) {
      return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
  }

  private final Jdbi jdbi;

  BrowseMail(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Backlog backlog() {
    return jdbi.withHandle(handle -> handle.createQuery(BACKLOG).mapTo(Backlog.class).one());
  }

  long countUndelivered() {
    return jdbi.withHandle(handle -> handle.createQuery(UNDELIVERED).mapTo(Long.class).one());
  }

  /** What has become of the latest mail of a kind about something, if there was one. */
  Optional<MailStatus> statusOf(String kind, String reference) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LATEST_STATUS)
                .bind("kind", kind)
                .bind("reference", reference)
                .mapTo(MailStatus.class)
                .findOne());
  }

  /** How many of a kind about these have left since then, or will. */
  long countSince(Instant then, String kind, List<String> references) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ON_THEIR_WAY)
                .bind("kind", kind)
                .bindArray("references", String.class, references)
                .bind("then", then)
                .mapTo(Long.class)
                .one());
  }
}
