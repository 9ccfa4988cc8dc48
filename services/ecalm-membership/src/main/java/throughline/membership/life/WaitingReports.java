package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.membership.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Which reports of a death wait for a registrar: a card only where there is one. */
@ApplicationScoped
class WaitingReports implements Waiting {

  private final ListReported listReported;
  private final CurrentPerson person;

  WaitingReports(ListReported listReported, CurrentPerson person) {
    this.listReported = listReported;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var offices = person.placesOf(Roles.REGISTRAR);
    var waiting = offices.isNone() ? 0 : listReported.of(offices, PageRequest.first(1)).total();
    return waiting == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Records to confirm",
                waiting,
                "We were told that the child has died",
                "/records/reported"));
  }
}
