package throughline.membership.person.postcode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.files.table.FileDigest;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.UnreadableFile;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobFailed;
import throughline.platform.jobs.JobSchedule;

/** Takes a new list of postcodes over, whole or not at all: enrolments go on by the one before. */
@Singleton
class LoadPostcodes implements Job {

  private static final LocalTime AT = LocalTime.of(1, 40);

  /** More than the whole directory has. */
  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(4_000_000);

  private static final int BATCH = 5_000;
  private static final int LONGEST_SECONDS = 900;
  private static final Pattern POSTCODE = Pattern.compile("pcds", Pattern.CASE_INSENSITIVE);

  private static final Pattern DISTRICT =
      Pattern.compile("(os)?laua|lad\\d\\dcd", Pattern.CASE_INSENSITIVE);

  private static final String IS_LOADED =
      "SELECT number FROM postcode_list WHERE digest = :digest AND name = :name";

  private static final String FORGET = "DELETE FROM postcode";

  private static final String ADD =
      "INSERT INTO postcode (postcode, district_code) SELECT * FROM unnest(CAST(:postcodes AS"
          + " text[]), CAST(:districts AS text[])) ON CONFLICT DO NOTHING";

  private static final String SAY =
      """
      INSERT INTO postcode_list (name, digest, number, loaded_at) VALUES (:name, :digest, :number, :now)
      ON CONFLICT (one) DO UPDATE SET name = EXCLUDED.name, digest = EXCLUDED.digest,
        number = EXCLUDED.number, loaded_at = EXCLUDED.loaded_at
      """;

  /** The file is another than was meant. */
  private static final class NoList extends RuntimeException {

    NoList(String sentence) {
      super(sentence);
    }
  }

  private final PostcodeSettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  LoadPostcodes(PostcodeSettings settings, Jdbi jdbi, Clock clock) {
    this.settings = settings;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "load-postcodes", "Take a new list of postcodes over", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() throws JobFailed {
    var file = settings.file();
    return file.isEmpty() ? "There is no list: POSTCODES_FILE names none" : take(file.get());
  }

  private String take(Path file) throws JobFailed {
    if (!Files.isReadable(file)) {
      throw new JobFailed("The file that POSTCODES_FILE names cannot be read", null);
    }
    var name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    var digest = FileDigest.of(file);
    var before =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(IS_LOADED)
                    .bind("digest", digest)
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .findFirst());
    if (before.isPresent()) {
      return "%,d postcodes of %s, as before".formatted(before.get(), name);
    }
    try {
      var number =
          QuarkusTransaction.requiringNew()
              .timeout(LONGEST_SECONDS)
              .call(() -> replace(file, name, digest));
      return "%,d postcodes of %s, taken over".formatted(number, name);
    } catch (UnreadableFile | NoList unreadable) {
      throw new JobFailed(unreadable.getMessage(), unreadable);
    }
  }

  private int replace(Path file, String name, byte[] digest) {
    jdbi.useHandle(handle -> handle.execute(FORGET));
    var number = 0;
    try (var rows = Rows.open(file, file.getFileName().toString(), LIMITS)) {
      var postcode = column(rows, POSTCODE);
      var district = column(rows, DISTRICT);
      var batch = new LinkedHashMap<String, String>();
      while (rows.hasNext()) {
        read(rows.next(), postcode, district)
            .ifPresent(each -> batch.put(each.getKey(), each.getValue()));
        if (batch.size() == BATCH || !rows.hasNext()) {
          number += add(batch);
          batch.clear();
        }
      }
    }
    if (number == 0) {
      throw new NoList("The file has no postcode of a local authority");
    }
    say(name, digest, number);
    return number;
  }

  private void say(String name, byte[] digest, int number) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SAY)
                .bind("name", name)
                .bind("digest", digest)
                .bind("number", number)
                .bind("now", clock.instant())
                .execute());
  }

  private int add(Map<String, String> batch) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(ADD)
                .bindArray("postcodes", String.class, batch.keySet().toArray())
                .bindArray("districts", String.class, batch.values().toArray())
                .execute());
  }

  private static Optional<Map.Entry<String, String>> read(Row row, int postcode, int district) {
    var code = row.text(district).strip();
    return Postcode.of(row.text(postcode))
        .filter(known -> !code.isEmpty())
        .map(known -> Map.entry(known, code));
  }

  private static int column(Rows rows, Pattern name) {
    return IntStream.range(0, rows.header().size())
        .filter(i -> name.matcher(rows.header().get(i)).matches())
        .findFirst()
        .orElseThrow(
            () ->
                new NoList(
                    "The file is no part of the ONS Postcode Directory: it needs the columns pcds"
                        + " and the code of the local authority, such as lad25cd"));
  }
}
