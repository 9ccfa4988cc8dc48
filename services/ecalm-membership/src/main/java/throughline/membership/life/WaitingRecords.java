package throughline.membership.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import throughline.membership.Roles;
import throughline.membership.enrolment.Desk;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Which records wait for whoever looks: a card only where there is one. */
@ApplicationScoped
class WaitingRecords implements Waiting {

  private static final PageRequest COUNT = PageRequest.first(1);

  private final ListWaiting listWaiting;
  private final CurrentPerson person;

  WaitingRecords(ListWaiting listWaiting, CurrentPerson person) {
    this.listWaiting = listWaiting;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    if (!Desk.isFor(person)) {
      return List.of();
    }
    var offices = person.placesOf(Roles.REGISTRAR);
    var reported = offices.isNone() ? 0 : listWaiting.reported(offices, COUNT).total();
    var held = listWaiting.held(Desk.of(person), COUNT).total();
    return Stream.concat(
            card(
                "Records to confirm",
                reported,
                "We were told that the child has died",
                "/records/reported"),
            card("On hold", held, "Nothing is sent until somebody has looked", "/records/held"))
        .toList();
  }

  private static Stream<HomeCard> card(String title, long waiting, String text, String path) {
    return waiting == 0 ? Stream.empty() : Stream.of(HomeCard.counted(title, waiting, text, path));
  }
}
