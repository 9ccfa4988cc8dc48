package throughline.volunteers.hours;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.database.People;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** What of hours waits for whom: a volunteer's own for others, others' for a coordinator. */
@ApplicationScoped
@Priority(60)
class WaitingHours implements Waiting {
  private final HoursEntries entries;
  private final ApprovalQueue queue;
  private final People people;
  private final CurrentPerson person;

  WaitingHours(HoursEntries entries, ApprovalQueue queue, People people, CurrentPerson person) {
    this.entries = entries;
    this.queue = queue;
    this.people = people;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var cards = new ArrayList<HomeCard>();
    if (person.hasRole(Roles.COORDINATOR)) {
      var places = person.placesOf(Roles.COORDINATOR);
      cards.addAll(toApprove(places));
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

  private List<HomeCard> toApprove(Places places) {
    if (places.isNone()) {
      return List.of(
          new HomeCard(
              "Hours to approve",
              "No place yet",
              "Ask whoever looks after accounts to add the places where you work",
              ""));
    }
    var approver = people.find(person.subject()).orElse(NoOverlap.NEW);
    var waiting = queue.read(approver, places, null).stream().filter(each -> !each.own()).toList();
    var usual = waiting.stream().filter(ApprovalQueue.Waits::isUsual).count();
    return List.of(
        HomeCard.counted(
            "Unusual hours", waiting.size() - usual, "Each says what is unusual", "/approvals"),
        HomeCard.counted(
            "Hours to approve", usual, "Usual ones, approved by one press", "/approvals"));
  }
}
