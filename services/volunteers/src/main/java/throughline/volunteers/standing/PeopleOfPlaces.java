package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;
import throughline.volunteers.volunteer.Volunteer;

/** The volunteers and applicants whose standing is a coordinator's matter. */
@ApplicationScoped
public class PeopleOfPlaces {
  private static final String ONE =
      """
      SELECT volunteer.id, coalesce(display_name, :former) AS name, date_of_birth
        FROM volunteer LEFT JOIN person_details ON person_id = volunteer.id
       WHERE volunteer.id = :id AND merged_into IS NULL
         AND (:everywhere
           OR EXISTS (
                 SELECT FROM volunteer_place
                  WHERE volunteer_id = volunteer.id AND place_code = ANY (CAST(:places AS text[])))
           OR EXISTS (
                 SELECT FROM application JOIN application_place ON application_id = application.id
                  WHERE volunteer_id = volunteer.id AND state = 'WAITING' AND place_code = ANY (CAST(:places AS text[]))))
      """;

  /** Somebody who helps, or wants to, at one of one's places. */
  public record OfPlaces(UUID id, String name, LocalDate dateOfBirth) {
    /** Hides the name from any log that this object slips into. */
    @Override
    public String toString() {
      return "OfPlaces " + id;
    }
  }

  private final Sql sql;

  PeopleOfPlaces(Sql sql) {
    this.sql = sql;
  }

  public OfPlaces one(UUID id, Places places) {
    return sql.of(ONE)
        .bind("id", id)
        .bind("former", Volunteer.FORMER)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .first(OfPlaces.class)
        .orElseThrow(() -> new NotFound("volunteer of yours with this number"));
  }

  /** The same for somebody who decides of them: nobody decides of themselves. */
  OfPlaces one(UUID id, UUID decider, Places places) {
    if (id.equals(decider)) {
      throw new Conflict(
          "own-standing", "You cannot record this of yourself. Ask another coordinator");
    }
    return one(id, places);
  }
}
