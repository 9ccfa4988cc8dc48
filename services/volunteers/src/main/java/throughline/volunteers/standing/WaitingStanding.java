package throughline.volunteers.standing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Who may not help in their role now, and whose time runs out, for the coordinator of a place. */
@ApplicationScoped
@Priority(50)
class WaitingStanding implements Waiting {
  private final ShowStanding showStanding;
  private final CurrentPerson person;

  WaitingStanding(ShowStanding showStanding, CurrentPerson person) {
    this.showStanding = showStanding;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.COORDINATOR);
    if (places.isNone()) {
      return List.of();
    }
    var counts = showStanding.counts(places);
    return Stream.of(
            HomeCard.counted(
                "Not cleared",
                counts.notCleared(),
                "They may not help in a role of theirs",
                "/renewals"),
            HomeCard.counted("About to expire", counts.due(), "Within 60 days", "/renewals"))
        .filter(card -> !card.figure().equals("0"))
        .toList();
  }
}
