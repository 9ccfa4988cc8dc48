package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;

/** The mails as an administrator reads them, the newest first, in parts. Changes nothing. */
@ApplicationScoped
class ListMail {

  private static final String ROWS =
      """
      SELECT id, kind, reference, created_at AS created, status, tries, next_try_at AS next_try,
             finished_at AS finished, reason,
             CASE WHEN :showsAddresses THEN server_reply END AS server_reply,
             CASE WHEN :showsAddresses OR recipient IS NULL THEN recipient
                  ELSE 'Address not shown here' END AS "to",
             subject FROM mail
      WHERE\s""";

  private static final String BOUNDARY = "(SELECT created_at, id FROM mail WHERE id = :boundary)";
  private static final String NEWEST_FIRST = "ORDER BY created_at DESC, id DESC LIMIT :limit";
  private static final String OLDEST_FIRST = "ORDER BY created_at, id LIMIT :limit";

  private static final String BEHIND = " AND (created_at, id) < " + BOUNDARY;
  private static final String BEFORE = " AND (created_at, id) > " + BOUNDARY;

  private static final String COUNT = "SELECT count(*) FROM mail WHERE ";

  /** A part of the table: what is asked for is part of the text, so that its index is found. */
  enum Which {
    ALL("true"),
    NOT_DELIVERED("status = 'FAILED'");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  private final Jdbi jdbi;
  private final boolean showsAddresses;

  @Inject
  ListMail(Jdbi jdbi, MailConfig config) {
    this(jdbi, config.showsAddresses());
  }

  ListMail(Jdbi jdbi, boolean showsAddresses) {
    this.jdbi = jdbi;
    this.showsAddresses = showsAddresses;
  }

  @Transactional
  Slice<MailView> list(Which which, PageRequest part) {
    return part.isBackward() ? before(which, part) : behind(which, part);
  }

  private Slice<MailView> behind(Which which, PageRequest part) {
    var rows =
        part.isFirst()
            ? rows(which, " " + NEWEST_FIRST, null, part.limit() + 1)
            : rows(which, BEHIND + " " + NEWEST_FIRST, part.after(), part.limit() + 1);
    var items = rows.subList(0, Math.min(part.limit(), rows.size()));
    return slice(which, items, rows.size() > part.limit());
  }

  /** What is before the first full part is the first part. */
  private Slice<MailView> before(Which which, PageRequest part) {
    var rows = rows(which, BEFORE + " " + OLDEST_FIRST, part.before(), part.limit() + 1);
    if (rows.size() <= part.limit()) {
      return behind(which, PageRequest.first(part.limit()));
    }
    var items = new ArrayList<>(rows.subList(0, part.limit()));
    Collections.reverse(items);
    return slice(which, items, true);
  }

  private Slice<MailView> slice(Which which, List<MailView> items, boolean more) {
    var total = count(which, "", null);
    if (items.isEmpty()) {
      return new Slice<>(items, null, null, total, 0);
    }
    var first = items.get(0).id();
    var skipped = count(which, BEFORE, first);
    return new Slice<>(
        items,
        skipped == 0 ? null : first,
        more ? items.get(items.size() - 1).id() : null,
        total,
        skipped);
  }

  /** What a mail server said may hold the address, too. */
  private List<MailView> rows(Which which, String end, UUID boundary, int limit) {
    return jdbi.withHandle(
        handle ->
            query(handle, ROWS + which.condition + end, boundary)
                .bind("showsAddresses", showsAddresses)
                .bind("limit", limit)
                .mapTo(MailView.class)
                .list());
  }

  private long count(Which which, String end, UUID boundary) {
    return jdbi.withHandle(
        handle -> query(handle, COUNT + which.condition + end, boundary).mapTo(Long.class).one());
  }

  private static Query query(Handle handle, String sql, UUID boundary) {
    var query = handle.createQuery(sql);
    return boundary == null ? query : query.bind("boundary", boundary);
  }
}
