package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.demo.SampleData;
import throughline.demo.SampleYear;

/** The year of the enrolment service: the children are enrolled first. */
@ApplicationScoped
class SampleMembership implements SampleData {

  private final SampleEnrolments enrolments;
  private final SampleUse use;
  private final SampleHandOvers handOvers;
  private final SampleFile file;

  SampleMembership(
      SampleEnrolments enrolments, SampleUse use, SampleHandOvers handOvers, SampleFile file) {
    this.enrolments = enrolments;
    this.use = use;
    this.handOvers = handOvers;
    this.file = file;
  }

  @Override
  public void tell(SampleYear year) {
    var days = SampleDay.all(year);
    enrolments.tell(year, days);
    use.tell(year, days);
    handOvers.tell(year);
    file.tell(year, days);
  }
}
