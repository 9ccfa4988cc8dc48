package throughline.platform.mail;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** What holds when instances die or meet, on the real database. */
class SendNextTest {

  private static final Instant WRITTEN = Instant.parse("2026-11-24T12:00:00Z");

  private final String database = TestServers.postgres().createDatabase();
  private final String jdbcUrl = TestServers.postgres().jdbcUrl(database);
  private final List<String> handedOver = Collections.synchronizedList(new ArrayList<>());
  private final SendNext sender = HeldSender.on(jdbcUrl, mail -> handedOver.add(mail.messageId()));

  @TempDir Path folder;

  @BeforeEach
  void tables() {
    Flyway.configure()
        .dataSource(jdbcUrl, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("db/mail")
        .load()
        .migrate();
  }

  @Test
  void whatAKilledSenderHadInHandIsSentAgainUnderTheSameMessageId() throws Exception {
    var messageId = written();
    var output = folder.resolve("sender.log");
    var killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeldSender.class.getName(),
                jdbcUrl)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      await().until(() -> Files.readString(output).contains(HeldSender.HELD + messageId));
      assertFalse(sender.send(), "nobody else sends what one has in hand");
    } finally {
      killed.destroyForcibly().waitFor();
    }

    await().until(sender::send);

    assertEquals(List.of(messageId), handedOver);
    assertEquals("SENT", text("SELECT status FROM mail"));
  }

  @Test
  void twoSendersSendEachMailOnce() throws Exception {
    var written = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      written.add(written());
    }
    var other = HeldSender.on(jdbcUrl, mail -> handedOver.add(mail.messageId()));
    var threads = Executors.newFixedThreadPool(2);
    try {
      var both = List.of(empty(sender, threads), empty(other, threads));
      CompletableFuture.allOf(both.toArray(CompletableFuture[]::new)).join();
    } finally {
      threads.shutdown();
    }

    assertEquals(written.stream().sorted().toList(), handedOver.stream().sorted().toList());
    assertEquals("0", text("SELECT count(*) FROM mail WHERE status <> 'SENT'"));
  }

  @Test
  void aBurstLeavesAtThePaceAndWhatIsNotSentYetIsKept() throws Exception {
    var pause = Duration.ofMillis(250);
    for (int i = 0; i < 4; i++) {
      written();
    }
    var handedOverAt = Collections.synchronizedList(new ArrayList<Long>());
    // By a clock that stands still no mail takes any time, so all of each pause is waited for.
    var standing = Clock.fixed(WRITTEN, ZoneOffset.UTC);
    var thread =
        // On purpose: the pauses between mails are what is measured.
        HeldSender.thread(jdbcUrl, 4, standing, mail -> handedOverAt.add(System.nanoTime()));

    thread.start();
    await().until(() -> handedOverAt.size() == 2);
    thread.stop();

    var apart = Duration.ofNanos(handedOverAt.get(1) - handedOverAt.get(0));
    assertTrue(apart.compareTo(pause) >= 0, "only " + apart);
    var sent = handedOverAt.size();
    assertEquals("" + sent, text("SELECT count(*) FROM mail WHERE status = 'SENT'"));
    assertEquals("" + (4 - sent), text("SELECT count(*) FROM mail WHERE status = 'WAITING'"));
  }

  @Test
  void anUnexpectedErrorCountsAsATryAndEndsOneDay() throws Exception {
    written();
    written();
    var broken =
        HeldSender.on(
            jdbcUrl,
            mail -> {
              throw new IllegalStateException("noor@example.org");
            });
    execute("UPDATE mail SET tries = 19 WHERE id = (SELECT min(id::text)::uuid FROM mail)");

    assertTrue(broken.send());
    assertTrue(broken.send());

    assertEquals("1", text("SELECT count(*) FROM mail WHERE status = 'FAILED' AND tries = 20"));
    assertEquals("1", text("SELECT count(*) FROM mail WHERE status = 'WAITING' AND tries = 1"));
    assertEquals("0", text("SELECT count(*) FROM mail WHERE reason LIKE '%@%'"));
    assertFalse(broken.send(), "what waits is not tried at once");
  }

  @Test
  void aServerThatIsAwayLeavesTheMailWithASentenceAndNoTry() throws Exception {
    written();
    var away =
        HeldSender.on(
            jdbcUrl,
            mail -> {
              throw new Transport.Unreachable("Nobody answers.", null);
            });

    for (int i = 0; i < 30; i++) {
      assertThrows(Transport.Unreachable.class, away::send);
    }

    assertEquals(
        "WAITING 0 Nobody answers.",
        text("SELECT concat_ws(' ', status, tries, reason) FROM mail"));
    assertTrue(sender.send());
    assertEquals("SENT 1", text("SELECT concat_ws(' ', status, tries, reason) FROM mail"));
  }

  @Test
  void aLinkIsMadeAsTheMailLeavesAndIsKeptNowhere() throws Exception {
    written();
    var left = new ArrayList<StoredMail>();
    var linking = HeldSender.on(jdbcUrl, left::add, linkTo(() -> "https://example.org/opens"));

    assertTrue(linking.send());

    assertEquals("Words https://example.org/opens\n", left.get(0).text());
    assertEquals("<p>Words https://example.org/opens</p>", left.get(0).html());
    assertEquals(
        "0", text("SELECT count(*) FROM mail WHERE mail::text LIKE '%example.org/opens%'"));
    assertEquals("SENT", text("SELECT status FROM mail"));
  }

  @Test
  void aLinkThatCannotBeMadePutsTheMailOff() throws Exception {
    written();
    var failing =
        HeldSender.on(
            jdbcUrl,
            mail -> handedOver.add(mail.messageId()),
            linkTo(
                () -> {
                  throw new IllegalStateException("as a test wants");
                }));

    assertTrue(failing.send());

    assertEquals(List.of(), handedOver);
    assertEquals(
        "WAITING 1 The link in the mail could not be made.",
        text("SELECT concat_ws(' ', status, tries, reason) FROM mail"));
  }

  private static LinkAtSending linkTo(Supplier<String> address) {
    return new LinkAtSending() {
      @Override
      public Set<String> kinds() {
        return Set.of("sample");
      }

      @Override
      public String link(UUID mail, String reference) {
        return address.get();
      }
    };
  }

  private static CompletableFuture<Void> empty(SendNext sender, Executor thread) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            while (sender.send()) {
              Thread.onSpinWait();
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        thread);
  }

  private String written() throws SQLException {
    var id = UUID.randomUUID();
    var mail =
        new StoredMail(
            id,
            "<" + id + "@example.org>",
            "sample",
            "1",
            WRITTEN,
            0,
            "noor@example.org",
            null,
            "Your place",
            "<p>Words " + LinkAtSending.PLACEHOLDER + "</p>",
            List.of());
    HeldSender.jdbi(jdbcUrl).useHandle(handle -> MailTable.insert(handle, List.of(mail)));
    return mail.messageId();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) {
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
