package throughline.tracker.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/** Reads and keeps releases. */
public final class Releases {

  private static final String COUNT_TO_APPROVE =
      """
      SELECT count(*)
        FROM prepared_release AS p
       WHERE release_id IS NULL AND returned_at IS NULL AND made_by IS DISTINCT FROM :person::uuid
         AND NOT EXISTS (SELECT FROM release_approval AS a
                          WHERE a.prepared_release_id = p.prepared_release_id AND a.approved_by = :person::uuid)
         AND (SELECT count(*) FROM release_approval AS a WHERE a.prepared_release_id = p.prepared_release_id) < 2
      """;

  private static final String PREPARED =
      """
      SELECT p.prepared_release_id, p.release_number, p.covers_to, p.known_on, p.previous_id, p.correction_reason, p.notes, p.digest,
             p.made_by, maker.display_name AS made_by_name, p.made_at, p.returned_at, p.return_reason, p.release_id
        FROM prepared_release AS p
        JOIN person_details AS maker ON maker.person_id = p.made_by
      """;

  private static final String APPROVALS =
      """
      SELECT approved_by, display_name AS name, approved_at
        FROM release_approval
        JOIN person_details ON person_id = approved_by
       WHERE prepared_release_id = :id
       ORDER BY approved_at
      """;

  private static final String PREPARE =
      """
      INSERT INTO prepared_release (release_number, covers_to, known_on, previous_id, correction_reason, notes, content, digest,
                                    made_by, made_at)
      VALUES (:number, :coversTo, :knownOn, :previous, :correction, :notes, :content, :digest, :by, :at)
      ON CONFLICT DO NOTHING
      RETURNING prepared_release_id
      """;

  private static final String ANNOUNCE =
      """
      INSERT INTO published.announcement (release_number, title, covers_to, due_on, announced_at)
      SELECT coalesce(max(release_number), 0) + 1, :title, :coversTo, :dueOn, :at FROM published.announcement
      ON CONFLICT DO NOTHING
      RETURNING release_number
      """;

  private static final String APPROVE =
      """
      INSERT INTO release_approval (prepared_release_id, made_by, approved_by, approved_at)
      SELECT prepared_release_id, made_by, :by, :at FROM prepared_release WHERE prepared_release_id = :id AND made_by <> :by
      ON CONFLICT DO NOTHING
      """;

  private static final String RETURN =
      """
      UPDATE prepared_release SET returned_by = :by, returned_at = :at, return_reason = :reason
       WHERE prepared_release_id = :id
      """;

  private static final String PUBLISH =
      """
      INSERT INTO published.release (release_id, release_number, version, previous_id, published_at, covers_to, known_on, notes, policy,
                                     correction_reason, is_demonstration, digest)
      SELECT p.previous_id + 1, p.release_number,
             (SELECT count(*) + 1 FROM published.release AS r WHERE r.release_number = p.release_number),
             nullif(p.previous_id, 0), :at, p.covers_to, p.known_on, p.notes, :policy, p.correction_reason, :isDemonstration, p.digest
        FROM prepared_release AS p
       WHERE prepared_release_id = :id
      ON CONFLICT DO NOTHING
      RETURNING release_id
      """;

  private static final String DUE =
      """
      SELECT prepared_release_id
        FROM prepared_release
        JOIN published.announcement USING (release_number)
       WHERE returned_at IS NULL AND release_id IS NULL AND due_on <= :today
         AND (SELECT count(*) FROM release_approval AS a WHERE a.prepared_release_id = prepared_release.prepared_release_id) >= :approvals
      """;

  private static final String MAP =
      """
      INSERT INTO published.map (release_id, kind, content, notice)
      SELECT DISTINCT ON (kind) :id, kind, content, notice FROM county_map ORDER BY kind, county_map_id DESC
      """;

  private static final String ROWS =
      """
      INSERT INTO published.<table>
      SELECT * FROM jsonb_populate_recordset(
        jsonb_populate_record(NULL::published.<table>, jsonb_build_object('release_id', CAST(:id AS integer))), CAST(:rows AS jsonb))
      """;

  private Releases() {}

  static List<Published.Announcement> announced(Handle handle) {
    return handle
        .createQuery("SELECT * FROM published.announcement ORDER BY release_number DESC")
        .mapTo(Published.Announcement.class)
        .list();
  }

  static Published.Announcement announced(Handle handle, int number) {
    return announced(handle).stream()
        .filter(each -> each.releaseNumber() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("release with this address"));
  }

  static List<Published.Release> published(Handle handle) {
    return handle
        .createQuery("SELECT * FROM published.release ORDER BY release_id DESC")
        .mapTo(Published.Release.class)
        .list();
  }

  /** Those that others made and that this person has not approved. */
  public static long countToApprove(Handle handle, Optional<UUID> person) {
    return handle
        .createQuery(COUNT_TO_APPROVE)
        .bind("person", person.orElse(null))
        .mapTo(Long.class)
        .one();
  }

  static List<PreparedRelease> prepared(Handle handle) {
    return handle
        .createQuery(PREPARED + "ORDER BY prepared_release_id DESC")
        .mapTo(PreparedRelease.class)
        .list();
  }

  static PreparedRelease prepared(Handle handle, int id) {
    return handle
        .createQuery(PREPARED + "WHERE prepared_release_id = :id")
        .bind("id", id)
        .mapTo(PreparedRelease.class)
        .findOne()
        .orElseThrow(() -> new NotFound("release with this address"));
  }

  /** The one that two approved and whose day has come. */
  static Optional<Integer> due(Handle handle, LocalDate today) {
    return handle
        .createQuery(DUE)
        .bind("today", today)
        .bind("approvals", PreparedRelease.APPROVALS)
        .mapTo(Integer.class)
        .findOne();
  }

  /** The one that waits to be decided on, which nobody else decides on meanwhile. */
  static PreparedRelease going(Handle handle, int id) {
    handle
        .createQuery("SELECT 1 FROM prepared_release WHERE prepared_release_id = :id FOR UPDATE")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
    var prepared = prepared(handle, id);
    if (!prepared.isGoing()) {
      throw new Conflict(
          "decided",
          prepared.releaseId() == null
              ? "This release was returned. Make it anew"
              : "This release is published. If something in it is wrong, make a correction");
    }
    return prepared;
  }

  static List<PreparedRelease.Approval> approvals(Handle handle, int id) {
    return handle
        .createQuery(APPROVALS)
        .bind("id", id)
        .mapTo(PreparedRelease.Approval.class)
        .list();
  }

  static ReleaseContent content(Handle handle, int id) {
    return ReleaseContent.read(
        handle
            .createQuery("SELECT content FROM prepared_release WHERE prepared_release_id = :id")
            .bind("id", id)
            .mapTo(byte[].class)
            .findOne()
            .orElseThrow(() -> new NotFound("release with this address")));
  }

  /** Of all that was published up to one, the oldest first. */
  static List<ReleaseContent> contents(Handle handle, int untilRelease) {
    return handle
        .createQuery(
            "SELECT content FROM prepared_release WHERE release_id <= :until ORDER BY release_id")
        .bind("until", untilRelease)
        .mapTo(byte[].class)
        .map(ReleaseContent::read)
        .list();
  }

  static Optional<Integer> announce(
      Handle handle, String title, LocalDate coversTo, LocalDate dueOn, Instant at) {
    return handle
        .createQuery(ANNOUNCE)
        .bind("title", title)
        .bind("coversTo", coversTo)
        .bind("dueOn", dueOn)
        .bind("at", at)
        .mapTo(Integer.class)
        .findOne();
  }

  static Optional<Integer> prepare(
      Handle handle,
      int number,
      int previous,
      String correction,
      String notes,
      ReleaseContent content,
      UUID by,
      Instant at) {
    return handle
        .createQuery(PREPARE)
        .bind("number", number)
        .bind("coversTo", content.seen().coversTo())
        .bind("knownOn", content.seen().knownOn())
        .bind("previous", previous)
        .bind("correction", correction)
        .bind("notes", notes)
        .bind("content", content.stored())
        .bind("digest", content.digest())
        .bind("by", by)
        .bind("at", at)
        .mapTo(Integer.class)
        .findOne();
  }

  static void approve(Handle handle, int id, UUID by, Instant at) {
    handle.createUpdate(APPROVE).bind("id", id).bind("by", by).bind("at", at).execute();
  }

  static void returned(Handle handle, int id, UUID by, String reason, Instant at) {
    handle
        .createUpdate(RETURN)
        .bind("id", id)
        .bind("by", by)
        .bind("reason", reason)
        .bind("at", at)
        .execute();
  }

  static Optional<Integer> publish(
      Handle handle, int id, String policy, boolean isDemonstration, Instant at) {
    return handle
        .createQuery(PUBLISH)
        .bind("id", id)
        .bind("policy", policy)
        .bind("isDemonstration", isDemonstration)
        .bind("at", at)
        .mapTo(Integer.class)
        .findOne();
  }

  static void fill(Handle handle, int releaseId, ReleaseContent.Seen seen) {
    rows(handle, releaseId, "priority", seen.priorities());
    rows(handle, releaseId, "place", seen.places());
    rows(handle, releaseId, "measure", seen.measures());
    rows(handle, releaseId, "cell", seen.cells());
    rows(handle, releaseId, "progress", seen.progress());
    rows(handle, releaseId, "change", seen.changes());
    handle.createUpdate(MAP).bind("id", releaseId).execute();
  }

  private static void rows(Handle handle, int releaseId, String table, List<?> rows) {
    handle
        .createUpdate(ROWS.replace("<table>", table))
        .bind("id", releaseId)
        .bind("rows", ReleaseContent.rows(rows))
        .execute();
  }

  static void file(Handle handle, int releaseId, Published.File file) {
    handle
        .createUpdate(
            """
            INSERT INTO published.file (release_id, name, media_type, title, digest, content)
            VALUES (:id, :name, :mediaType, :title, :digest, :content)
            """)
        .bind("id", releaseId)
        .bindMethods(file)
        .execute();
  }

  static void done(Handle handle, int id, int releaseId) {
    handle
        .createUpdate(
            "UPDATE prepared_release SET release_id = :releaseId WHERE prepared_release_id = :id")
        .bind("id", id)
        .bind("releaseId", releaseId)
        .execute();
  }
}
