package throughline.tracker.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.schema.ManualEntryKind;

/** The first page, with what the demonstration enters and with figures of about its year. */
@QuarkusTest
class DashboardOfTheYearTest {

  private static final int MOST_WORDS = 600;
  private static final int MOST_BYTES = 60_000;
  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\d]\\S*");

  /** What a measure comes to in a month, for so many of them. */
  private record Monthly(String measure, int amount) {}

  /** Fewer new people come since: on its line today, the year's target is missed. */
  private static final LocalDate LAST_MONTHS = LocalDate.of(2026, 8, 25);

  private static final List<Monthly> SUMS =
      List.of(
          new Monthly("newborns-enrolled", 400),
          new Monthly("bipc-sessions-attended", 220),
          new Monthly("volunteer-hours", 74_000),
          new Monthly("members-under-5", 330),
          new Monthly("library-issues", 1_600),
          new Monthly("issues-to-under-5s", 520));

  private static final List<Monthly> PEOPLE =
      List.of(new Monthly("entrepreneurs-supported", 67), new Monthly("active-volunteers", 25));

  private static final String SUM =
      """
      INSERT INTO rolled_up_total
      SELECT measure_version_id, 0, '', CAST('%2$s' AS date), %3$d
        FROM measure_version WHERE measure = '%1$s' ORDER BY measure_version_id DESC LIMIT 1
      """;

  private static final String OF_PEOPLE =
      """
      INSERT INTO rolled_up_people
      SELECT measure_version_id, span, 0, CAST('%2$s' AS date), '', CAST('%2$s' AS date), %3$d
        FROM (SELECT measure_version_id FROM measure_version WHERE measure = '%1$s'
               ORDER BY measure_version_id DESC LIMIT 1) AS rule
       CROSS JOIN (VALUES ('MONTH'), ('QUARTER'), ('YEAR')) AS each (span)
      """;

  @Inject SampleTargets targets;
  @Inject SampleRegister register;
  @Inject SampleMilestones milestones;
  @Inject RebuildFigures rebuild;
  @Inject Jdbi jdbi;
  @Inject TestClock clock;

  @BeforeEach
  void tell() {
    var people =
        new SamplePeople("told", List.of(new SamplePerson("strategy-lead", "told", "S", "")));
    var today = London.today(clock);
    var year = SampleYear.before(today, people, clock::set);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              targets.tell(year);
              register.tell(year);
              milestones.tell(year);
            });
    clock.set(TestClock.NOON);
    Database.execute("UPDATE source_heard SET first_on = '2025-04-01'");
    for (var aggregate : List.of("booking", "member", "hours-entry", "enrolment", "daily-issues")) {
      Database.execute(
          "INSERT INTO source_heard VALUES ('%s', '2025-04-01') ON CONFLICT DO NOTHING"
              .formatted(aggregate));
    }
    for (var month = LocalDate.of(2025, 11, 10);
        !month.isAfter(today);
        month = month.plusMonths(1)) {
      insert(SUM, SUMS, month);
      insert(OF_PEOPLE, PEOPLE, month);
    }
  }

  private static void insert(String sql, List<Monthly> all, LocalDate month) {
    all.forEach(
        each ->
            Database.execute(
                sql.formatted(
                    each.measure(),
                    month,
                    each.amount() * (month.isBefore(LAST_MONTHS) ? 13 : 8) / 11)));
  }

  @AfterEach
  void forget() {
    for (var kind :
        List.of(ManualEntryKind.TARGET, ManualEntryKind.OWNERSHIP, ManualEntryKind.MILESTONE)) {
      Entered.forget(kind.aggregate(), rebuild);
    }
  }

  @Test
  void thePageAnswersInFewWordsAndBytesWorstFirst() throws IOException {
    var lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
    var page = lead.open("/");
    var source = page.source();
    var read = Jsoup.parse(source);
    keep(source);

    int words = words(read);
    assertTrue(words <= MOST_WORDS, words + " words");
    int bytes = zipped(source.getBytes(UTF_8)) + zipped(asset("throughline.css"));
    assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
    assertTrue(read.select(".tl-answer").text().startsWith("Not yet. 1 of 6 targets is off track"));
    var tags = read.select(".tl-rows .govuk-tag").eachText();
    assertEquals("■ Off track", tags.get(0), tags.toString());
    assertTrue(tags.contains("▲ On track, likely to miss"), tags.toString());
    var shapes = tags.stream().map(tag -> tag.substring(0, 1)).distinct().toList();
    assertEquals(Stream.of("■", "▲", "●", "★").filter(shapes::contains).toList(), shapes);
    assertEquals(3, read.select(".tl-bars .tl-parts").size());
    assertFalse(read.select(".tl-rows .tl-spark").isEmpty());
    for (var part : read.select(".tl-bars a")) {
      assertEquals(200, lead.open(part.attr("href")).status(), part.toString());
    }
  }

  /** Everything but what is folded or for those who cannot see. */
  private static int words(Document page) {
    var seen = page.clone();
    seen.select("details:not([open]) > *:not(summary), .govuk-visually-hidden, .govuk-skip-link")
        .remove();
    return (int) WORD.matcher(seen.body().text()).results().count();
  }

  private static int zipped(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    }
    return bytes.size();
  }

  private static byte[] asset(String name) throws IOException {
    try (var in = DashboardOfTheYearTest.class.getResourceAsStream("/throughline/assets/" + name)) {
      return in.readAllBytes();
    }
  }

  /** To be drawn and looked at. */
  private static void keep(String source) throws IOException {
    Files.writeString(
        Path.of("target", "dashboard.html"),
        source.replaceAll(
            "<link rel=\"stylesheet\"[^>]*>",
            "<link rel=\"stylesheet\" href=\"../../../platform/web/src/main/resources/throughline/assets/throughline.css\">"));
  }
}
