package throughline.volunteers.rota;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Whom a coordinator expects, and whom they have to look after before they come. */
@ApplicationScoped
@Priority(40)
class WaitingRota implements Waiting {
  private static final int DAYS = 7;

  private static final String NOT_CLEARED =
      """
      SELECT count(DISTINCT volunteer_id) FROM rota_risk
       WHERE CAST(:everywhere AS boolean) OR place_code = ANY (CAST(:places AS text[]))
      """;

  private final Sql sql;
  private final Rota rota;
  private final Plan plan;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingRota(Sql sql, Rota rota, Plan plan, CurrentPerson person, Clock clock) {
    this.sql = sql;
    this.rota = rota;
    this.plan = plan;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.COORDINATOR);
    if (places.isNone()) {
      return List.of();
    }
    var people =
        sql.of(NOT_CLEARED)
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .one(Long.class);
    var today = London.today(clock);
    var expected = rota.at(places, today, today).stream().filter(each -> !each.away()).count();
    var cards = new ArrayList<HomeCard>();
    cards.add(HomeCard.counted("Expected today", expected, "One press for who came", "/today"));
    if (people > 0) {
      cards.add(
          HomeCard.counted("On the rota and not cleared", people, "Within a month", "/rota/risks"));
    }
    var gaps =
        plan.of(places, today, today.plusDays(DAYS - 1L)).stream()
            .mapToLong(Plan.Planned::missing)
            .sum();
    if (gaps > 0) {
      cards.add(
          HomeCard.counted("Gaps in seven days", gaps, "So many people more are wanted", "/rota"));
    }
    return cards;
  }
}
