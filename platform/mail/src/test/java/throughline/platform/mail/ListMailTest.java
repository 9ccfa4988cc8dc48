package throughline.platform.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.mail.ListMail.Which;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** A list of 10,000 mails, of which one in a hundred was given up, on the real database. */
class ListMailTest {

  private static final String MAILS =
      """
      INSERT INTO mail (id, message_id, kind, reference, created_at, status, next_try_at,
                        finished_at, recipient, subject, html_body)
      SELECT gen_random_uuid(), i, 'sample', i, timestamptz '2026-11-24T12:00Z' - i * interval '1 minute',
             CASE WHEN i % 100 = 0 THEN 'FAILED' ELSE 'SENT' END, now(), now(),
             'noor@example.org', i, 'Words'
      FROM generate_series(1, 10000) i
      """;

  private static final String READ_WHOLE =
      "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'mail'";

  private static final String READ_BY =
      "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '%s'";

  /** More than whoever filled the table may still tell of. */
  private static final int LOOKS = 50;

  private final String database = TestServers.postgres().createDatabase();
  private final String jdbcUrl = TestServers.postgres().jdbcUrl(database);
  private final ListMail listMail = new ListMail(HeldSender.jdbi(jdbcUrl), true);

  @BeforeEach
  void manyMails() throws SQLException {
    Flyway.configure()
        .dataSource(jdbcUrl, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("db/mail")
        .load()
        .migrate();
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement()) {
      statement.execute(MAILS);
      statement.execute("ANALYZE mail");
    }
  }

  @Test
  void eachPartIsReadByItsIndexHoweverFarDown() throws SQLException {
    var middle = UUID.fromString(text("SELECT id FROM mail WHERE reference = '5000'"));
    var parts = List.of(new PageRequest(null, 50), new PageRequest(middle, 50));
    var whole = number(READ_WHOLE);
    // Its total counts every mail, for which the database reads the table.
    parts.forEach(part -> assertEquals(10_000, listMail.list(Which.ALL, part).total()));
    for (var look = 0; look < LOOKS; look++) {
      parts.forEach(part -> assertEquals(100, listMail.list(Which.NOT_DELIVERED, part).total()));
    }

    // A connection tells of what it read once a second, with the statement that comes next.
    await()
        .until(
            () -> {
              listMail.list(Which.NOT_DELIVERED, parts.get(0));
              return number(READ_BY.formatted("mail_failed_idx")) >= 2 * LOOKS;
            });
    assertTrue(number(READ_BY.formatted("mail_newest_idx")) >= 2);
    assertTrue(number(READ_WHOLE) < whole + LOOKS);
  }

  @Test
  void whereAdministratorsHaveNoBusinessToKnowThemNoAddressIsShown() {
    var without = new ListMail(HeldSender.jdbi(jdbcUrl), false);

    var failed = without.list(Which.NOT_DELIVERED, PageRequest.first(1)).items().get(0);

    assertEquals("Address not shown here", failed.to());
    assertTrue(failed.canBeTriedAgain());
  }

  @Test
  void aPartSaysWhereItLies() throws SQLException {
    var middle = UUID.fromString(text("SELECT id FROM mail WHERE reference = '5000'"));

    var behind = listMail.list(Which.NOT_DELIVERED, new PageRequest(middle, 20));
    var before = listMail.list(Which.NOT_DELIVERED, new PageRequest(null, behind.previous(), 20));

    assertEquals("51 to 70 of 100 mails", behind.position("mail", "mails"));
    assertEquals("5100", behind.items().get(0).subject());
    assertEquals("31 to 50 of 100 mails", before.position("mail", "mails"));
    assertEquals("5000", before.items().get(19).subject());
    assertEquals(before.items().get(19).id(), before.next());
  }

  @Test
  void anUnknownPlaceInTheListShowsNoEntryAndTheTotal() {
    var lost = listMail.list(Which.ALL, new PageRequest(UUID.randomUUID(), 20));

    assertTrue(lost.isEmpty());
    assertEquals(10_000, lost.total());
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
