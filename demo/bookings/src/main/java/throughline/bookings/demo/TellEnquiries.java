package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import throughline.bookings.enquiry.CountEnquiry;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;

/** What the desks of the hub and the spoke are asked about on working days. */
@ApplicationScoped
class TellEnquiries {
  private static final LocalTime AT = LocalTime.of(11, 30);
  private static final Map<String, Double> A_DAY = Map.of("WEST", 2.6, "BLAC", 0.9);

  /** Those who start ask most. */
  private static final List<Topic> ASKED =
      List.of(
          Topic.STARTING,
          Topic.STARTING,
          Topic.STARTING,
          Topic.INTELLECTUAL_PROPERTY,
          Topic.INTELLECTUAL_PROPERTY,
          Topic.FINANCE,
          Topic.MARKET_RESEARCH,
          Topic.MARKETING,
          Topic.DIGITAL,
          Topic.OTHER);

  private final CountEnquiry countEnquiry;

  TellEnquiries(CountEnquiry countEnquiry) {
    this.countEnquiry = countEnquiry;
  }

  void tell(SampleYear year) {
    for (var day : year.workingDays()) {
      year.moveTo(day, AT);
      A_DAY.keySet().stream().sorted().forEach(library -> ask(year, day, library));
    }
  }

  private void ask(SampleYear year, LocalDate day, String library) {
    var random = year.random("enquiries", library, day);
    var adviser = year.people().named("bipc-adviser").signedIn();
    var number = year.about(A_DAY.get(library) * 2 * random.nextDouble(), random);
    for (var i = 0; i < number; i++) {
      var topic = SampleYear.pick(ASKED, random).name();
      var request = new CountEnquiry.Request(library, topic);
      countEnquiry.count(request, adviser, Places.of(library));
    }
    year.tally().add("bipc-enquiries", day, number);
  }
}
