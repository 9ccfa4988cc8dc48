package throughline.membership.office;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Adds the offices of {@code seeds/registration-offices.csv} that are missing. Edits survive. */
@ApplicationScoped
class FillOffices {

  private static final String SEED = "/seeds/registration-offices.csv";

  /** Does nothing for a code that is there; several instances may start at once. */
  private static final String ADD_OFFICE_IF_MISSING =
      """
      INSERT INTO office (code, name) VALUES (:code, :name)
      ON CONFLICT ON CONSTRAINT office_pk DO NOTHING
      """;

  private final EntityManager database;

  FillOffices(EntityManager database) {
    this.database = database;
  }

  @Transactional
  void fill(@Observes StartupEvent start) {
    for (var line : seed()) {
      var cells = line.split(",", 2);
      database
          .createNativeQuery(ADD_OFFICE_IF_MISSING)
          .setParameter("code", cells[0])
          .setParameter("name", cells[1])
          .executeUpdate();
    }
  }

  private static List<String> seed() {
    try (var in = FillOffices.class.getResourceAsStream(SEED);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(SEED + " cannot be read", e);
    }
  }
}
