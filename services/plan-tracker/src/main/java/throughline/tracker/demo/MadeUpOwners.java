package throughline.tracker.demo;

import java.util.Map;
import throughline.tracker.engine.plan.ActionPlan;

/** The roles that answer for the priorities of the plan. */
final class MadeUpOwners {

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

  private MadeUpOwners() {}

  static String of(ActionPlan.Priority priority) {
    return BY_PRIORITY.getOrDefault(priority.id(), BY_THEME.get(priority.id().substring(0, 1)));
  }
}
