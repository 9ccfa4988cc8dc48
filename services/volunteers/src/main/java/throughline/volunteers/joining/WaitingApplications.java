package throughline.volunteers.joining;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.joining.Applications.Application;

/** Applications that wait for a coordinator, and how an applicant's own stands. */
@ApplicationScoped
@Priority(70)
class WaitingApplications implements Waiting {
  private final Applications applications;
  private final CurrentPerson person;

  WaitingApplications(Applications applications, CurrentPerson person) {
    this.applications = applications;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var cards = new ArrayList<HomeCard>();
    var places = person.placesOf(Roles.COORDINATOR);
    if (person.hasRole(Roles.COORDINATOR) && !places.isNone()) {
      var waiting = applications.countWaiting(places, null);
      if (waiting > 0) {
        cards.add(
            HomeCard.counted(
                "Applications to decide",
                waiting,
                "People who would like to help",
                "/applications"));
      }
    }
    if (person.hasRole(Roles.VOLUNTEER)) {
      applications.own(person.subject()).stream()
          .filter(Application::waits)
          .findFirst()
          .ifPresent(
              own ->
                  cards.add(
                      new HomeCard(
                          "Your application",
                          "Waiting",
                          own.roleTitle() + ". You get a mail once it is decided",
                          "")));
    }
    return cards;
  }
}
