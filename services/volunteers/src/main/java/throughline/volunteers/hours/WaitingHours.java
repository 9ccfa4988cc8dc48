package throughline.volunteers.hours;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** What of hours waits for whom: a volunteer's own for others, others' for a coordinator. */
@ApplicationScoped
@Priority(60)
class WaitingHours implements Waiting {
  private final HoursEntries entries;
  private final CurrentPerson person;

  WaitingHours(HoursEntries entries, CurrentPerson person) {
    this.entries = entries;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var cards = new ArrayList<HomeCard>();
    if (person.hasRole(Roles.COORDINATOR)) {
      var places = person.placesOf(Roles.COORDINATOR);
      cards.add(toApprove(places));
      var disputed = entries.countDisputed(places);
      if (disputed > 0) {
        cards.add(
            HomeCard.counted(
                "Disputed hours",
                disputed,
                "Volunteers say that they are wrong",
                "/approved?status=DISPUTED"));
      }
    }
    if (person.hasRole(Roles.VOLUNTEER)) {
      var own = entries.countOwn(person.subject());
      if (own.containsKey(Status.REJECTED)) {
        cards.add(
            0,
            HomeCard.counted(
                "Hours to put right",
                own.get(Status.REJECTED),
                "A coordinator has returned them to you",
                "/hours"));
      }
      cards.add(
          HomeCard.counted(
              "Your hours that wait",
              own.getOrDefault(Status.SUBMITTED, 0L),
              "%d approved so far".formatted(own.getOrDefault(Status.APPROVED, 0L)),
              "/hours"));
    }
    return cards;
  }

  private HomeCard toApprove(Places places) {
    return places.isNone()
        ? new HomeCard(
            "Hours to approve",
            "No place yet",
            "Ask whoever looks after accounts to add the places where you work",
            "")
        : HomeCard.counted(
            "Hours to approve",
            entries.countToApprove(person.subject(), places),
            "Entries by volunteers at your places",
            "/approvals");
  }
}
