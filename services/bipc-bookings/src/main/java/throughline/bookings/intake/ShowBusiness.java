package throughline.bookings.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;

/** What is known of somebody's business, for themselves, for staff and for the tag businessOf. */
@Named("businesses")
@ApplicationScoped
public class ShowBusiness {
  /**
   * What staff see.
   *
   * @param minutes for how long they attended sessions, all in all
   */
  public record Known(Business business, List<Line> history, long minutes) {
    public String support() {
      return minutes == 0 ? "None yet" : London.hours((int) minutes);
    }
  }

  /** What was said on a day. */
  public record Line(String on, String words) {}

  private final Businesses businesses;

  ShowBusiness(Businesses businesses) {
    this.businesses = businesses;
  }

  public List<Option> stages() {
    return Business.stages();
  }

  public List<Option> sectors() {
    return Business.sectors();
  }

  public List<Option> goals() {
    return Business.goals();
  }

  Optional<Business> ownOf(String subject) {
    return businesses
        .entrepreneurOf(subject)
        .flatMap(person -> businesses.history(person).stream().findFirst())
        .map(Businesses.Said::business);
  }

  /** Whether somebody has neither answered nor skipped the questions. */
  public boolean isOpenTo(String subject) {
    return ownOf(subject).isEmpty();
  }

  public Known of(UUID entrepreneur) {
    var history = businesses.history(entrepreneur);
    return new Known(
        history.stream().findFirst().map(Businesses.Said::business).orElse(Business.UNKNOWN),
        history.stream().map(ShowBusiness::line).toList(),
        businesses.minutesOf(entrepreneur));
  }

  private static Line line(Businesses.Said said) {
    return new Line(
        London.date(London.dateOf(said.saidAt())),
        said.business().inWords() + (said.noted() ? " (noted by staff)" : ""));
  }
}
