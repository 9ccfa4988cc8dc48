package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.database.Statements;

/** The mails as an administrator reads them, the newest first, in parts. Changes nothing. */
@ApplicationScoped
class ListMail {

  private static final String ROWS =
      """
      SELECT id, kind, reference, created_at, status, tries, next_try_at, finished_at, reason,
             server_reply, recipient, subject FROM mail
      WHERE\s""";

  private static final String BOUNDARY = "(SELECT created_at, id FROM mail WHERE id = ?)";
  private static final String NEWEST_FIRST = "ORDER BY created_at DESC, id DESC LIMIT ?";
  private static final String OLDEST_FIRST = "ORDER BY created_at, id LIMIT ?";

  private static final String BEHIND = " AND (created_at, id) < " + BOUNDARY;
  private static final String BEFORE = " AND (created_at, id) > " + BOUNDARY;

  private static final String COUNT = "SELECT count(*) AS mails FROM mail WHERE ";

  /** A part of the table: what is asked for is part of the text, so that its index is found. */
  enum Which {
    ALL("true"),
    NOT_DELIVERED("status = 'FAILED'");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }
  }

  private static final String NOT_SHOWN = "Address not shown here";

  private final Statements statements;
  private final boolean showsAddresses;

  @Inject
  ListMail(Statements statements, MailConfig config) {
    this(statements, config.showsAddresses());
  }

  ListMail(Statements statements, boolean showsAddresses) {
    this.statements = statements;
    this.showsAddresses = showsAddresses;
  }

  /** A part of the list. */
  @Transactional
  Slice<MailView> list(Which which, PageRequest part) {
    return part.isBackward() ? before(which, part) : behind(which, part);
  }

  private Slice<MailView> behind(Which which, PageRequest part) {
    var rows =
        part.isFirst()
            ? rows(which, " " + NEWEST_FIRST, part.limit() + 1)
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
    var total = count(which, "");
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

  private List<MailView> rows(Which which, String end, Object... values) {
    return statements.all(ROWS + which.condition + end, this::view, values);
  }

  private long count(Which which, String end, Object... values) {
    return statements
        .first(COUNT + which.condition + end, row -> row.getLong("mails"), values)
        .orElseThrow();
  }

  /** What a mail server said may hold the address, too. */
  private MailView view(ResultSet row) throws SQLException {
    return new MailView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("reference"),
        Statements.instant(row, "created_at"),
        MailStatus.valueOf(row.getString("status")),
        row.getInt("tries"),
        Statements.instant(row, "next_try_at"),
        Statements.instant(row, "finished_at"),
        row.getString("reason"),
        showsAddresses ? row.getString("server_reply") : null,
        showsAddresses || row.getString("recipient") == null
            ? row.getString("recipient")
            : NOT_SHOWN,
        row.getString("subject"));
  }
}
