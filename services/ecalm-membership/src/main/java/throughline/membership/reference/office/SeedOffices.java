package throughline.membership.reference.office;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import throughline.platform.database.SeedRows;

/** Adds the offices of {@code seeds/registration-offices.csv} that are missing. Edits survive. */
@ApplicationScoped
class SeedOffices {
  private static final String SEED = "/seeds/registration-offices.csv";
  private static final int AFTER_LIBRARIES = 3000;
  private static final int COLUMNS = 3;
  private final SeedRows seedRows;

  SeedOffices(SeedRows seedRows) {
    this.seedRows = seedRows;
  }

  void seed(@Observes @Priority(AFTER_LIBRARIES) StartupEvent start) {
    seedRows.addMissing("office", "code", lines().stream().map(SeedOffices::row).toList());
  }

  private static Map<String, String> row(String line) {
    var cells = line.split(",", COLUMNS);
    return Map.of("code", cells[0], "name", cells[1], "library_code", cells[2]);
  }

  private static List<String> lines() {
    try (var in = SeedOffices.class.getResourceAsStream(SEED);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(SEED + " cannot be read", e);
    }
  }
}
