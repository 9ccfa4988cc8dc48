package throughline.membership.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import throughline.membership.shared.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What waits of files of births: for a registrar a card only where there is one. */
@ApplicationScoped
class WaitingFiles implements Waiting {

  private final ImportFiles files;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingFiles(ImportFiles files, CurrentPerson person, Clock clock) {
    this.files = files;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var cards = new ArrayList<HomeCard>();
    var offices = person.placesOf(Roles.REGISTRAR);
    if (!offices.isNone()) {
      addIfAny(
          cards,
          "Files of births to enrol",
          files.countToEnrol(offices, clock.instant()),
          "Checked, and nobody enrolled yet");
      addIfAny(
          cards,
          "Your files that were refused",
          files.countRefused(person.subject()),
          "An administrator looked, and wiped them: open each to see why");
    }
    if (person.hasRole(Roles.ADMINISTRATOR)) {
      cards.add(
          HomeCard.counted(
              "Files to release",
              files.held().size(),
              "Files of births that would change much",
              "/held-files"));
    }
    return cards;
  }

  private static void addIfAny(List<HomeCard> cards, String what, long number, String hint) {
    if (number > 0) {
      cards.add(HomeCard.counted(what, number, hint, "/files"));
    }
  }
}
