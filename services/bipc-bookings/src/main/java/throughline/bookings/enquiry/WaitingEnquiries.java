package throughline.bookings.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import throughline.bookings.Roles;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** The way to the tally, with what it stands at. */
@ApplicationScoped
class WaitingEnquiries implements Waiting {
  private final Enquiries enquiries;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingEnquiries(Enquiries enquiries, CurrentPerson person, Clock clock) {
    this.enquiries = enquiries;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.ADVISER);
    if (places.isNone()) {
      return List.of();
    }
    var today = enquiries.countOf(London.today(clock), places);
    return List.of(
        HomeCard.counted("Enquiries today", today, "One press counts one", "/enquiries"));
  }
}
