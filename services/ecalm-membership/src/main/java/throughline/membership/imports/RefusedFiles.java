package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Files of births that whoever sent them has not yet seen refused. */
@ApplicationScoped
class RefusedFiles implements Waiting {

  private final ImportFiles files;
  private final CurrentPerson person;

  RefusedFiles(ImportFiles files, CurrentPerson person) {
    this.files = files;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    var refused =
        person.placesOf(Roles.REGISTRAR).isNone() ? 0 : files.countRefused(person.subject());
    return refused == 0
        ? List.of()
        : List.of(
            HomeCard.counted(
                "Your files that were refused",
                refused,
                "An administrator looked, and wiped them: open each to see why",
                "/files"));
  }
}
