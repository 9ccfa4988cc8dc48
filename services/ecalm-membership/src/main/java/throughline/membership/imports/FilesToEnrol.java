package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/**
 * Files of births that were checked and of which nobody was enrolled: a card only where there is.
 */
@ApplicationScoped
class FilesToEnrol implements Waiting {

  private final ImportFiles files;
  private final CurrentPerson person;
  private final Clock clock;

  FilesToEnrol(ImportFiles files, CurrentPerson person, Clock clock) {
    this.files = files;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var offices = person.placesOf(Roles.REGISTRAR);
    var waiting = offices.isNone() ? 0 : files.countToEnrol(offices, clock.instant());
    return waiting == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Files of births to enrol", waiting, "Checked, and nobody enrolled yet", "/files"));
  }
}
