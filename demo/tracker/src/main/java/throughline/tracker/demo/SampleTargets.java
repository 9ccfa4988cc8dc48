package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.demo.SampleYear;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.SetTarget;
import throughline.tracker.plan.target.Target;
import throughline.tracker.plan.target.TargetRequest;

/** What a strategy lead sets for the financial year, so that not everything is on track. */
@ApplicationScoped
class SampleTargets {

  private static final String REASON =
      "Made up for the demonstration, as a service plan for the year might say";
  private static final int DAYS_TO_AGREE = 8;

  /**
   * @param start where it stood before the year; null for what begins at 0
   * @param percent how far behind is amber
   */
  private record Aimed(
      String measure, Target.TargetType type, String value, String start, int percent) {}

  private static final List<Aimed> TARGETS =
      List.of(
          new Aimed("newborns-enrolled", Target.TargetType.AMBITION, "4200", null, 5),
          new Aimed("members-under-5", Target.TargetType.STRETCH, "5500", "1500", 5),
          new Aimed("bipc-sessions-attended", Target.TargetType.MINIMUM, "3200", null, 5),
          new Aimed("entrepreneurs-supported", Target.TargetType.MINIMUM, "800", null, 10),
          new Aimed("volunteer-hours", Target.TargetType.STRETCH, "14800", null, 5),
          new Aimed("active-volunteers", Target.TargetType.MINIMUM, "160", null, 10));

  private final SetTarget setTarget;

  SampleTargets(SetTarget setTarget) {
    this.setTarget = setTarget;
  }

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead").signedIn();
    var first = Period.financialYear(year.today()).from().getYear();
    moveToAgreement(year);
    for (var aimed : TARGETS) {
      var request =
          TargetRequest.evenly(
              first, aimed.type(), aimed.value(), aimed.start(), aimed.percent(), REASON);
      setTarget.set(aimed.measure(), request, lead);
    }
  }

  static void moveToAgreement(SampleYear year) {
    year.moveToDeskAfter(Period.financialYear(year.today()).from(), DAYS_TO_AGREE);
  }
}
