package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** How many files of births an administrator has to look at before they change much. */
@ApplicationScoped
class WaitingFiles implements Waiting {

  private final ReleaseFile releaseFile;
  private final CurrentPerson person;

  WaitingFiles(ReleaseFile releaseFile, CurrentPerson person) {
    this.releaseFile = releaseFile;
    this.person = person;
  }

  @Override
  public List<HomeCard> cards() {
    return person.hasRole(Roles.ADMINISTRATOR)
        ? List.of(
            HomeCard.counted(
                "Files to release",
                releaseFile.waiting(PageRequest.first(1)).total(),
                "Files of births that would change much",
                "/held-files"))
        : List.of();
  }
}
