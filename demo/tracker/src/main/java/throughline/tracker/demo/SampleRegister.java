package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import throughline.demo.SampleYear;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.plan.ownership.OwnershipRequest;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SetOwnership;
import throughline.tracker.web.mywork.HoldPost;

/** Who answers for the measures; one is forgotten, so that the register has something to say. */
@ApplicationScoped
class SampleRegister {

  private static final String FORGOTTEN = "staff-engagement";
  private static final String REASON = "Made up for the demonstration, as a review might agree";

  private static final Map<String, String> BY_PRIORITY =
      Map.of(
          "1.3", "Health and Wellbeing Lead",
          "1.4", "Workforce Development Manager",
          "1.5", "Digital Inclusion Manager",
          "2.3-business", "Business and IP Centre Manager",
          "2.3-place-data", "Insight Manager",
          "2.4", "Audience Development Manager",
          "3.3", "Volunteer Programme Manager");

  private static final Map<String, String> BY_THEME =
      Map.of(
          "1", "Children and Learning Manager",
          "2", "Asset Development Manager",
          "3", "Partnerships Manager");

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final SetOwnership setOwnership;
  private final HoldPost holdPost;

  SampleRegister(
      Jdbi jdbi,
      MeasureStore measures,
      ActionPlan plan,
      SetOwnership setOwnership,
      HoldPost holdPost) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.plan = plan;
    this.setOwnership = setOwnership;
    this.holdPost = holdPost;
  }

  static String owner(ActionPlan.Priority priority) {
    return BY_PRIORITY.getOrDefault(priority.id(), BY_THEME.get(priority.id().substring(0, 1)));
  }

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead").signedIn();
    SampleTargets.moveToAgreement(year);
    for (var measure : jdbi.withHandle(measures::read).all()) {
      if (!measure.isEstimate() && !measure.id().equals(FORGOTTEN)) {
        setOwnership.set(measure.id(), 0, typed(measure), state(measure), reason(measure), lead);
      }
    }
    year.people().signingIn().stream()
        .filter(person -> person.username().equals("owner"))
        .forEach(person -> holdPost.set(BY_THEME.get("1"), Optional.empty(), person.email()));
  }

  private OwnershipRequest typed(Measure measure) {
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    return new OwnershipRequest(owner(priority), measure.isCounted() ? "" : "YEAR", null, "");
  }

  private static boolean isJudged(Measure measure) {
    return !measure.isCounted() && measure.isJudgedInWords();
  }

  private static SelfAssessment judged(Measure measure) {
    var states = SelfAssessment.values();
    return states[Math.floorMod(measure.id().hashCode(), states.length)];
  }

  private static String state(Measure measure) {
    return isJudged(measure) ? judged(measure).name() : null;
  }

  private static String reason(Measure measure) {
    if (!isJudged(measure)) {
      return REASON;
    }
    var reasons =
        switch (judged(measure)) {
          case OFF_TRACK ->
              List.of("Not begun, though agreed for spring", "Stopped for want of staff");
          case AT_RISK ->
              List.of(
                  "A partner is late", "Fewer libraries take part", "The money is not agreed yet");
          case ON_TRACK ->
              List.of(
                  "As agreed, in most libraries", "The next step is booked", "Ahead of its plan");
          case ACHIEVED -> List.of("In place, and used", "Finished in the summer");
          case NOT_STARTED -> List.of("Begins in spring", "Waits for the new building");
        };
    return reasons.get(Math.floorMod(measure.title().hashCode(), reasons.size()));
  }
}
