package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Of how many days the library system told no loans: what its own sign-in comes to see. */
@ApplicationScoped
class WaitingUse implements Waiting {

  private final SilentDays silentDays;
  private final CurrentPerson person;

  WaitingUse(SilentDays silentDays, CurrentPerson person) {
    this.silentDays = silentDays;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    if (!person.hasRole(Roles.LIBRARY_SYSTEM)) {
      return List.of();
    }
    var silent = silentDays.of(UseDesk.of(person).libraries());
    return List.of(
        HomeCard.counted(
            "Libraries with days without loans",
            silent.stream().filter(library -> library.count() > 0).count(),
            "In the last four weeks",
            "/use"));
  }
}
