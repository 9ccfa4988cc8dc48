package throughline.bookings.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.publishing.library.Library;

/** What is shown of enquiries. Changes nothing. */
@ApplicationScoped
class BrowseEnquiries {
  /**
   * A day at a library.
   *
   * @param last what the reader pressed last and can take back; null if there is nothing
   */
  record Day(
      Library library,
      List<Library> others,
      EnquiryTally tally,
      Enquiries.Press last,
      List<Enquiries.Correction> corrections) {}

  private final EnquiryLibraries libraries;
  private final Enquiries enquiries;
  private final Clock clock;

  BrowseEnquiries(EnquiryLibraries libraries, Enquiries enquiries, Clock clock) {
    this.libraries = libraries;
    this.enquiries = enquiries;
    this.clock = clock;
  }

  Day today(String library, String subject, Places places) {
    return day(library, today(), Optional.of(subject), places);
  }

  Day of(String library, LocalDate day, Places places) {
    return day(library, day, Optional.empty(), places);
  }

  LocalDate today() {
    return London.today(clock);
  }

  /** The library that is asked for, or the first of one's own where it is none of them. */
  private Day day(String asked, LocalDate day, Optional<String> subject, Places places) {
    var own = libraries.of(places);
    var library =
        own.stream().filter(each -> each.code().equals(asked)).findFirst().orElse(own.get(0));
    var code = library.code();
    return new Day(
        library,
        own.stream().filter(each -> each != library).toList(),
        EnquiryTally.of(code, day, enquiries.of(code, day)),
        subject.flatMap(who -> enquiries.lastPress(who, code, day)).orElse(null),
        enquiries.corrections(code, day));
  }
}
