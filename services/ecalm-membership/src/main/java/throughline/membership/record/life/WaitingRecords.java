package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import throughline.membership.record.Desk;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Which records wait for whoever looks: a card only where there is one. */
@ApplicationScoped
class WaitingRecords implements Waiting {

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
    var reported = offices.isNone() ? 0 : listWaiting.countReported(offices);
    var held = listWaiting.countHeld(Desk.of(person));
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
