package throughline.tracker.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan that ships is whole: each count was taken from the council's document. */
class ActionPlanTest {

  private final ActionPlan plan = ActionPlan.read(shipped());

  @Test
  void nothingOfThePlanIsMissing() {
    assertEquals(
        List.of("People", "Place", "Partnership"),
        plan.themes().stream().map(ActionPlan.Theme::title).toList());
    assertEquals(13, plan.priorities().count());
    assertEquals(37, plan.priorities().mapToInt(p -> p.actions().size()).sum());
    assertEquals(51, plan.priorities().mapToInt(p -> p.outcomes().size()).sum());
    assertEquals(40, plan.priorities().mapToInt(p -> p.milestones().size()).sum());
  }

  @Test
  void theTwoPrioritiesNumbered23CannotBeConfused() {
    assertEquals(2, plan.priorities().filter(p -> p.number().equals("2.3")).count());
    assertTrue(plan.priority("2.3-business").orElseThrow().title().contains("business start-ups"));
    assertTrue(
        plan.priority("2.3-place-data").orElseThrow().title().contains("data and intelligence"));
    assertTrue(plan.priority("2.3").isEmpty());
  }

  /** A reader must not take the plan's own words for a mistake of this service. */
  @Test
  void whatIsOddInThePlansOwnWordsIsMarked() {
    var bipc = plan.priority("2.3-business").orElseThrow().actions();
    var slips = bipc.stream().filter(action -> action.slip() != null).toList();

    assertEquals(2, slips.size(), "one centre or more, and a word that is missing");
    assertTrue(plan.priority("1.2").orElseThrow().slip().contains("apostrophe"));
  }

  @Test
  void everyMilestoneHasItsMonthOrRangeIn2022Or2023() {
    plan.priorities()
        .flatMap(priority -> priority.milestones().stream())
        .forEach(
            milestone -> {
              assertFalse(milestone.to().isBefore(milestone.from()), milestone.id());
              assertFalse(milestone.from().isBefore(YearMonth.of(2022, 3)), milestone.id());
              assertFalse(milestone.to().isAfter(YearMonth.of(2023, 3)), milestone.id());
            });
  }

  @Test
  void whatAPageBreakSplitIsJoined() {
    var outcomes = plan.priority("1.3").orElseThrow().outcomes();
    assertTrue(
        outcomes.stream()
            .anyMatch(o -> o.text().contains("well-being through social prescribing increased")));
  }

  @Test
  void anIdUsedTwiceIsRefused() throws IOException {
    var twice =
        new String(shipped().readAllBytes(), StandardCharsets.UTF_8)
            .replaceFirst("1\\.1-a2", "1.1-a1");
    var in = new ByteArrayInputStream(twice.getBytes(StandardCharsets.UTF_8));
    assertThrows(IllegalArgumentException.class, () -> ActionPlan.read(in));
  }

  private static java.io.InputStream shipped() {
    return ActionPlanTest.class.getResourceAsStream("/seeds/action-plan.yaml");
  }
}
