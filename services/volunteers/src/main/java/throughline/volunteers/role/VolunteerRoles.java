package throughline.volunteers.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** What volunteers can help with. */
@ApplicationScoped
public class VolunteerRoles {
  private static final String ALL =
      """
      SELECT role.*,
             ARRAY(SELECT place_code FROM role_place WHERE role_code = code ORDER BY 1) AS places,
             ARRAY(SELECT training_code FROM role_training WHERE role_code = code ORDER BY 1) AS trainings
        FROM role WHERE CAST(:code AS text) IS NULL OR code = :code
       ORDER BY title, code
      """;

  private final Sql sql;

  VolunteerRoles(Sql sql) {
    this.sql = sql;
  }

  /** All of them by their titles, also those that are closed. */
  public List<VolunteerRole> all() {
    return found(null);
  }

  /** Those that take applications. */
  public List<VolunteerRole> open() {
    return all().stream().filter(VolunteerRole::open).toList();
  }

  /** Those that there are at a place, also if they are closed to new people. */
  public List<VolunteerRole> at(String place) {
    return all().stream().filter(role -> role.isAt(place)).toList();
  }

  /** Empty also for what no code can be, which an address may hold. */
  public Optional<VolunteerRole> of(String code) {
    return Optional.ofNullable(code)
        .filter(given -> given.matches("[a-z0-9-]{2,40}"))
        .flatMap(given -> found(given).stream().findFirst());
  }

  public VolunteerRole required(String code) {
    return of(code).orElseThrow(() -> new NotFound("role with this name"));
  }

  private List<VolunteerRole> found(String code) {
    return sql.of(ALL).bind("code", code).list(VolunteerRole.class);
  }
}
