package throughline.tracker.entry;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.Nested;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;

/** The table observation_import: files of figures between being shown and being taken. */
@Singleton
public class ImportFiles implements ExpiringRows {

  public static final TableLimits LIMITS = TableLimits.USUAL.withRows(5_000);

  private static final Duration KEPT = Duration.ofHours(8);

  private static final String KEEP =
      """
      INSERT INTO observation_import
             (import_id, person, kind, name, content, source, reason, published_on, illustrative, expires_at)
      VALUES (:id, :person, :kind, :name, :content, :source, :reason, CAST(:publishedOn AS date), :illustrative, :expiresAt)
      """;

  private static final String FIND =
      """
      SELECT name, content, source, reason, published_on, illustrative FROM observation_import
       WHERE import_id = :id AND person = :person AND kind = :kind AND expires_at > :now
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM observation_import WHERE import_id IN (
        SELECT import_id FROM observation_import WHERE expires_at <= :before
        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;
  private final People people;
  private final Clock clock;

  ImportFiles(Sql sql, People people, Clock clock) {
    this.sql = sql;
    this.people = people;
    this.clock = clock;
  }

  public enum Kind {
    OBSERVATIONS,
    STATISTICS
  }

  /** What is entered, beside what is known. */
  public enum Beside {
    NEW("New", "green"),
    CHANGED("Changed", "yellow"),
    SAME("The same", "grey");

    private final String words;
    private final String colour;

    Beside(String words, String colour) {
      this.words = words;
      this.colour = colour;
    }

    public String words() {
      return words;
    }

    public String colour() {
      return colour;
    }
  }

  /**
   * What is said of a whole file.
   *
   * @param publishedOn null of figures that nobody publishes
   * @param illustrative whether its numbers are made up, to show what a page looks like
   */
  public record About(String source, String reason, LocalDate publishedOn, boolean illustrative) {

    public static About of(String source, String reason) {
      return new About(source, reason, null, false);
    }
  }

  public record Kept(String name, byte[] content, @Nested About about) {

    public <T> T read(Function<Rows, T> read) {
      try {
        var file = Files.createTempFile("rows-", ".tmp");
        try {
          Files.write(file, content);
          try (var rows = Rows.open(file, name, LIMITS)) {
            return read.apply(rows);
          }
        } finally {
          Files.delete(file);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  public static Kept sent(Path file, String name, About about) {
    try {
      return new Kept(name, Files.readAllBytes(file), about);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public UUID keep(Kind kind, Kept file, SignedIn who) {
    var id = UUID.randomUUID();
    sql.of(KEEP)
        .bind("id", id)
        .bind("person", people.recognise(who))
        .bind("kind", kind.name())
        .bind("name", file.name())
        .bind("content", file.content())
        .bind("source", file.about().source())
        .bind("reason", file.about().reason())
        .bind("publishedOn", file.about().publishedOn())
        .bind("illustrative", file.about().illustrative())
        .bind("expiresAt", clock.instant().plus(KEPT))
        .update();
    return id;
  }

  /** One that has expired, or is somebody else's, is none. */
  public Kept find(Kind kind, UUID id, SignedIn who) {
    return people
        .find(who.subject())
        .flatMap(
            person ->
                sql.of(FIND)
                    .bind("id", id)
                    .bind("person", person)
                    .bind("kind", kind.name())
                    .bind("now", clock.instant())
                    .first(Kept.class))
        .orElseThrow(() -> new NotFound("file with this address. Send it again"));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("before", before).bind("limit", limit).update();
  }
}
