package throughline.tracker.entry.evidence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.ReadOnlyTransactions;

/** The table evidence. */
@Singleton
public class EvidenceFiles {

  private static final String ALL =
      """
      SELECT evidence_id AS id, subject, name, bytes, added_at, coalesce(a.display_name, 'somebody') AS added_by,
             removed_at, coalesce(r.display_name, 'somebody') AS removed_by, coalesce(reason, '') AS reason
        FROM evidence
        LEFT JOIN person_details AS a ON a.person_id = evidence.added_by
        LEFT JOIN person_details AS r ON r.person_id = evidence.removed_by
      """;

  private static final String OF_SUBJECTS =
      ALL
          + """
             WHERE starts_with(subject, :prefix)
               AND (added_at AT TIME ZONE 'Europe/London')::date <= :knownAt
             ORDER BY added_at, evidence_id
            """;

  private static final String ONE = ALL + " WHERE evidence_id = :id";

  private static final String COUNT =
      "SELECT count(*) FROM evidence WHERE subject = :subject AND content IS NOT NULL";

  private static final String CONTENT =
      "SELECT media_type, content FROM evidence WHERE evidence_id = :id AND content IS NOT NULL";

  private static final String ADD =
      """
      INSERT INTO evidence (evidence_id, subject, name, media_type, bytes, content, added_by, added_at)
      VALUES (:id, :subject, :name, :mediaType, :bytes, :content, :by, :at)
      """;

  private static final String REMOVE =
      """
      UPDATE evidence SET content = NULL, removed_by = :by, removed_at = :at, reason = :reason
       WHERE evidence_id = :id AND content IS NOT NULL
      """;

  private final ReadOnlyTransactions snapshots;

  EvidenceFiles(ReadOnlyTransactions snapshots) {
    this.snapshots = snapshots;
  }

  record Content(String mediaType, byte[] content) {}

  public List<Evidence> of(String kind, String id, LocalDate knownAt) {
    var subject = kind + "/" + id;
    return startingWith(subject, knownAt).getOrDefault(subject, List.of());
  }

  public Map<String, List<Evidence>> startingWith(String prefix, LocalDate knownAt) {
    return snapshots
        .read(
            handle ->
                handle
                    .createQuery(OF_SUBJECTS)
                    .bind("prefix", prefix)
                    .bind("knownAt", knownAt)
                    .mapTo(Evidence.class)
                    .list())
        .stream()
        .collect(Collectors.groupingBy(Evidence::subject));
  }

  Optional<Evidence> find(UUID id) {
    return snapshots.read(
        handle -> handle.createQuery(ONE).bind("id", id).mapTo(Evidence.class).findOne());
  }

  Optional<Content> content(UUID id) {
    return snapshots.read(
        handle -> handle.createQuery(CONTENT).bind("id", id).mapTo(Content.class).findOne());
  }

  static long count(Handle handle, String subject) {
    return handle.createQuery(COUNT).bind("subject", subject).mapTo(Long.class).one();
  }

  static void add(
      Handle handle,
      String subject,
      String name,
      EvidenceKind kind,
      byte[] content,
      UUID by,
      Instant at) {
    handle
        .createUpdate(ADD)
        .bind("id", UUID.randomUUID())
        .bind("subject", subject)
        .bind("name", name)
        .bind("mediaType", kind.mediaType())
        .bind("bytes", content.length)
        .bind("content", content)
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  static boolean remove(Handle handle, UUID id, UUID by, Instant at, String reason) {
    return handle
            .createUpdate(REMOVE)
            .bind("id", id)
            .bind("by", by)
            .bind("at", at)
            .bind("reason", reason)
            .execute()
        == 1;
  }
}
