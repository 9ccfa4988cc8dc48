package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What the library system was not told yet of somebody's libraries: a card only where there is. */
@ApplicationScoped
class PendingPatronSyncs implements Waiting {
  private final CountPatronSyncs countPatronSyncs;
  private final CurrentPerson person;

  PendingPatronSyncs(CountPatronSyncs countPatronSyncs, CurrentPerson person) {
    this.countPatronSyncs = countPatronSyncs;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var libraries = person.placesOf(Roles.LIBRARY_STAFF);
    if (libraries.isNone()) {
      return List.of();
    }
    var open = countPatronSyncs.of(libraries);
    return Stream.of(
            new HomeCard(
                "Not handed over yet",
                open.waitingInWords(),
                "Members of whom the library system was not told",
                "/library-system/waiting"),
            new HomeCard(
                "Refused by the library system",
                open.failedInWords(),
                "Members whom somebody has to look at",
                "/library-system/refused"))
        .filter(card -> !card.figure().equals("0"))
        .toList();
  }
}
