package throughline.tracker.engine.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The council's action plan, in its own words. */
public record ActionPlan(String title, List<Theme> themes) {

  public ActionPlan {
    themes = List.copyOf(themes);
  }

  public record Theme(
      String id,
      String title,
      String statement,
      String outcomesHeading,
      List<Priority> priorities) {
    public Theme {
      priorities = List.copyOf(priorities);
    }
  }

  /**
   * A priority.
   *
   * @param id unlike the number it is unique: the plan has two priorities 2.3
   * @param slip what is odd in the plan's own words, which stay; null if nothing is
   */
  public record Priority(
      String id,
      String number,
      String title,
      String slip,
      List<Text> actions,
      List<Text> outcomes,
      List<Milestone> milestones) {
    public Priority {
      actions = List.copyOf(actions);
      outcomes = List.copyOf(outcomes);
      milestones = List.copyOf(milestones);
    }
  }

  /**
   * An action or an outcome.
   *
   * @param slip what is odd in the plan's own words, which stay; null if nothing is
   */
  public record Text(String id, String text, String slip) {}

  /**
   * Something to be done by a date.
   *
   * @param timescale the month or range in the plan's words
   * @param slip what is odd in the plan's own words, which stay; null if nothing is
   */
  public record Milestone(
      String id, String text, String timescale, String slip, YearMonth from, YearMonth to) {

    /** The day by whose end the plan wants it done: later dates are measured from it. */
    public LocalDate baseline() {
      return to.atEndOfMonth();
    }
  }

  public Stream<Priority> priorities() {
    return themes.stream().flatMap(theme -> theme.priorities().stream());
  }

  public LocalDate firstDay() {
    return priorities()
        .flatMap(priority -> priority.milestones().stream())
        .map(milestone -> milestone.from().atDay(1))
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MIN);
  }

  public Optional<Priority> priority(String id) {
    return priorities().filter(priority -> priority.id().equals(id)).findFirst();
  }

  public Optional<Theme> theme(String id) {
    return themes.stream().filter(theme -> theme.id().equals(id)).findFirst();
  }

  /** What is written before something of a priority: its number, and its title if two have that. */
  public String name(Priority priority) {
    boolean isShared = priorities().filter(p -> p.number().equals(priority.number())).count() > 1;
    return isShared ? priority.number() + " " + priority.title() + ": " : priority.number() + " ";
  }

  public Theme themeOf(Priority priority) {
    return themes.stream()
        .filter(theme -> theme.priorities().contains(priority))
        .findFirst()
        .orElseThrow();
  }

  public Optional<Priority> priorityOfMilestone(String milestoneId) {
    return priorities()
        .filter(p -> p.milestones().stream().anyMatch(m -> m.id().equals(milestoneId)))
        .findFirst();
  }

  public Optional<Priority> priorityOfOutcome(String outcomeId) {
    return priorities()
        .filter(p -> p.outcomes().stream().anyMatch(o -> o.id().equals(outcomeId)))
        .findFirst();
  }

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public static ActionPlan read(InputStream in) {
    try {
      var plan = YAML.readValue(in, ActionPlan.class);
      var ids = new HashSet<String>();
      plan.priorities().forEach(priority -> unique(ids, priority));
      return plan;
    } catch (IOException e) {
      throw new IllegalArgumentException("action-plan.yaml cannot be read: " + e.getMessage(), e);
    }
  }

  private static void unique(HashSet<String> ids, ActionPlan.Priority priority) {
    unique(ids, priority.id());
    priority.actions().forEach(action -> unique(ids, action.id()));
    priority.outcomes().forEach(outcome -> unique(ids, outcome.id()));
    priority.milestones().forEach(milestone -> unique(ids, milestone.id()));
  }

  private static void unique(HashSet<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("action-plan.yaml uses the id %s twice".formatted(id));
    }
  }
}
