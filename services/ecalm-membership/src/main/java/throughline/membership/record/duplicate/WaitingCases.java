package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.membership.record.Desk;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** How many pairs of records wait to be looked at: a card only where there is one. */
@ApplicationScoped
class WaitingCases implements Waiting {

  private final ListCases listCases;
  private final CurrentPerson person;

  WaitingCases(ListCases listCases, CurrentPerson person) {
    this.listCases = listCases;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    if (!Desk.isFor(person)) {
      return List.of();
    }
    var waiting = listCases.count(Desk.of(person));
    return waiting == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Records to compare", waiting, "Pairs that may be of one child", "/duplicates"));
  }
}
