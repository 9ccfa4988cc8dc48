package throughline.volunteers.voice;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** How many ideas wait for a coordinator's answer. */
@ApplicationScoped
@Priority(30)
class WaitingIdeas implements Waiting {
  private final BrowseIdeas browseIdeas;
  private final CurrentPerson person;

  WaitingIdeas(BrowseIdeas browseIdeas, CurrentPerson person) {
    this.browseIdeas = browseIdeas;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.COORDINATOR);
    if (places.isNone()) {
      return List.of();
    }
    var waiting = browseIdeas.countWaiting(places);
    return waiting.ideas() == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Ideas to answer",
                waiting.ideas(),
                waiting.late() == 0 ? "Each within 28 days" : waiting.late() + " late",
                "/ideas/waiting"));
  }
}
