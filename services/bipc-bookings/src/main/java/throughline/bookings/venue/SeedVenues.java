package throughline.bookings.venue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.transaction.Transactional;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.core.input.TypedText;
import throughline.platform.database.Sql;

/**
 * Adds the venues that are missing: the hub and the spoke that are set, what is online, and the
 * libraries of {@code seeds/venues.csv}. Edits survive.
 */
@ApplicationScoped
class SeedVenues {
  /** Which libraries host the business centre's sessions from the beginning. */
  @ConfigMapping(prefix = "throughline.bookings")
  interface Settings {
    /** The code of the library that is the hub; it also runs the sessions that are online. */
    @WithDefault("WEST")
    String hub();

    /** The code of the library that is the spoke. */
    @WithDefault("BLAC")
    String spoke();
  }

  private static final String SEED = "/seeds/venues.csv";
  private static final int ONCE_LIBRARIES_ARE_FILLED = ObserverMethod.DEFAULT_PRIORITY + 1;
  private static final int COLUMNS = 5;

  private static final String ADD_UNLESS_THERE =
      """
      INSERT INTO venue (code, name, kind, library_code, address, step_free, hearing_loop, imd_decile)
      SELECT :code, coalesce(CAST(:name AS text), name), :kind, code, CAST(:address AS text),
             CAST(:stepFree AS boolean), CAST(:loop AS boolean), CAST(:decile AS integer)
      FROM library WHERE code = :library
      ON CONFLICT ON CONSTRAINT venue_pk DO NOTHING
      """;

  private static final String LIBRARY_IS_THERE =
      "SELECT EXISTS (SELECT FROM library WHERE code = :code)";

  private record Row(String library, String stepFree, String loop, String decile, String address) {
    static Row parse(String line) {
      var cells = line.split(",", COLUMNS);
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    static Row nothingKnownOf(String library) {
      return new Row(library, null, null, null, null);
    }
  }

  private final Settings settings;
  private final Sql sql;

  SeedVenues(Settings settings, Sql sql) {
    this.settings = settings;
    this.sql = sql;
  }

  /** A wrong setting ends the start, and not the first adviser's work. */
  @Transactional
  void seed(@Observes @Priority(ONCE_LIBRARIES_ARE_FILLED) StartupEvent start) {
    var rows = rows();
    add("HUB", null, "HUB", known(rows, settings.hub(), "HUB"));
    add("SPOKE", null, "SPOKE", known(rows, settings.spoke(), "SPOKE"));
    add("ONLINE", "Online", "ONLINE", Row.nothingKnownOf(settings.hub()));
    rows.values().forEach(row -> add(row.library(), null, "SPOKE", row));
  }

  private Row known(Map<String, Row> rows, String library, String kind) {
    if (!sql.of(LIBRARY_IS_THERE).bind("code", library).one(Boolean.class)) {
      throw new IllegalStateException(
          "No library has the code %s, which throughline.bookings names for %s sessions"
              .formatted(library, kind));
    }
    var row = rows.remove(library);
    return row == null ? Row.nothingKnownOf(library) : row;
  }

  private void add(String code, String name, String kind, Row row) {
    sql.of(ADD_UNLESS_THERE)
        .bind("code", code)
        .bind("name", name)
        .bind("kind", kind)
        .bind("library", row.library())
        .bind("address", row.address())
        .bind("stepFree", TypedText.given(row.stepFree()).orElse(null))
        .bind("loop", TypedText.given(row.loop()).orElse(null))
        .bind("decile", TypedText.given(row.decile()).orElse(null))
        .update();
  }

  private static Map<String, Row> rows() {
    var rows = new LinkedHashMap<String, Row>();
    lines().stream().map(Row::parse).forEach(row -> rows.put(row.library(), row));
    return rows;
  }

  private static List<String> lines() {
    try (var in = SeedVenues.class.getResourceAsStream(SEED);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(SEED + " cannot be read", e);
    }
  }
}
