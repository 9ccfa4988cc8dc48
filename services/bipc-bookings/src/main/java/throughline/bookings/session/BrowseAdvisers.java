package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What staff see of an adviser's time. Changes nothing. */
@ApplicationScoped
class BrowseAdvisers {
  record Sheet(
      List<Advisers.Leave> leaves, List<Advisers.Stranded> stranded, List<Advisers.Hours> hours) {}

  private final Advisers advisers;

  BrowseAdvisers(Advisers advisers) {
    this.advisers = advisers;
  }

  Sheet sheet(UUID adviser) {
    return new Sheet(advisers.leaves(adviser), advisers.stranded(adviser), advisers.hours(adviser));
  }
}
