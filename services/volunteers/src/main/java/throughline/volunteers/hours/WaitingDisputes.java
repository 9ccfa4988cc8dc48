package throughline.volunteers.hours;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.database.Sql;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Approved hours of which a volunteer says that they are wrong, which nobody has answered. */
@ApplicationScoped
@Priority(55)
class WaitingDisputes implements Waiting {
  private static final String COUNT =
      """
      SELECT count(*) FROM hours_entry
      WHERE status = 'DISPUTED' AND (:everywhere OR library_code = ANY (CAST(:places AS text[])))
      """;

  private final Sql sql;
  private final CurrentPerson person;

  WaitingDisputes(Sql sql, CurrentPerson person) {
    this.sql = sql;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.COORDINATOR);
    if (places.isNone()) {
      return List.of();
    }
    var disputes =
        sql.of(COUNT)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .one(Long.class);
    return disputes == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Hours in dispute",
                disputes,
                "A volunteer says that they are wrong",
                "/approved?status=DISPUTED"));
  }
}
