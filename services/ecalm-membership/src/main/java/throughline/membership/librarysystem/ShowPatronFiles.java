package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Statements;

/** Somebody looks at the files that were made of members of their libraries. */
@ApplicationScoped
class ShowPatronFiles {
  private static final String VIEW =
      """
      SELECT file.id, made_at, count(*) AS members, bool_or(entry.changes IS NOT NULL) AS taken,
             CASE WHEN bool_and(entry.imported_at IS NOT NULL) FILTER (WHERE entry.changes IS NOT NULL)
                  THEN max(entry.imported_at) END AS confirmed_at,
             array_remove(array_agg(CASE WHEN hand_over.blocked THEN (
               SELECT number FROM card WHERE card.member_key = entry.member_key
               ORDER BY voided_at IS NOT NULL, given_at DESC, number LIMIT 1) END), NULL) AS blocked
      FROM (SELECT * FROM patron_file WHERE %s) AS file
      JOIN patron_file_member entry ON entry.file_id = file.id
      JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
        AND (? OR home.library_code = ANY (?))
      LEFT JOIN hand_over ON hand_over.member_key = entry.member_key
      GROUP BY file.id, made_at ORDER BY made_at DESC, id
      """;

  private static final String ONE = VIEW.formatted("id = ?");

  /** Which they are is found first, so that of all others nobody's row is read. */
  private static final String NEWEST =
      VIEW.formatted(
          """
          EXISTS (
            SELECT FROM patron_file_member entry
            JOIN home_library_spell home ON home.member_key = entry.member_key AND home.to_date IS NULL
              AND (? OR home.library_code = ANY (?))
            WHERE entry.file_id = patron_file.id)
          ORDER BY made_at DESC, id LIMIT 10
          """);

  private final Statements statements;

  ShowPatronFiles(Statements statements) {
    this.statements = statements;
  }

  List<PatronFileView> newest(Places libraries) {
    var codes = libraries.codes().toArray(String[]::new);
    return statements.all(
        NEWEST, ShowPatronFiles::view, libraries.all(), codes, libraries.all(), codes);
  }

  PatronFileView one(UUID file, Places libraries) {
    return statements
        .first(
            ONE,
            ShowPatronFiles::view,
            file,
            libraries.all(),
            libraries.codes().toArray(String[]::new))
        .orElseThrow(() -> new NotFound("file with this number"));
  }

  private static PatronFileView view(ResultSet row) throws SQLException {
    return new PatronFileView(
        row.getObject("id", UUID.class),
        Statements.instant(row, "made_at"),
        row.getLong("members"),
        row.getBoolean("taken"),
        Statements.instant(row, "confirmed_at"),
        List.of((String[]) row.getArray("blocked").getArray()));
  }
}
