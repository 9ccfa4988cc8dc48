package throughline.tracker.shared;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import throughline.platform.web.layout.CurrentPerson;

/** What a page offers whoever reads it. */
@Named("reader")
@RequestScoped
public class Reader {

  private final CurrentPerson person;

  Reader(CurrentPerson person) {
    this.person = person;
  }

  /** Whether what waits is for this person: a viewer sees what counts, and decides nothing. */
  public boolean isDeciding() {
    return person.hasRole(Roles.STRATEGY_LEAD) || person.hasRole(Roles.ADMINISTRATOR);
  }
}
