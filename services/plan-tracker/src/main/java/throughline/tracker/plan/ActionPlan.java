package throughline.tracker.plan;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The council's action plan, in its own words. */
public record ActionPlan(String title, List<Theme> themes) {

  public ActionPlan {
    themes = List.copyOf(themes);
  }

  /** A theme of the strategy: People, Place or Partnership. */
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
   */
  public record Priority(
      String id,
      String number,
      String title,
      List<Text> actions,
      List<Text> outcomes,
      List<Milestone> milestones) {
    public Priority {
      actions = List.copyOf(actions);
      outcomes = List.copyOf(outcomes);
      milestones = List.copyOf(milestones);
    }
  }

  /** An action or an outcome. */
  public record Text(String id, String text) {}

  /**
   * Something to be done by a date.
   *
   * @param timescale the month or range in the plan's words
   */
  public record Milestone(String id, String text, String timescale, YearMonth from, YearMonth to) {}

  public Stream<Priority> priorities() {
    return themes.stream().flatMap(theme -> theme.priorities().stream());
  }

  public Optional<Priority> priority(String id) {
    return priorities().filter(priority -> priority.id().equals(id)).findFirst();
  }

  /** The theme that the priority belongs to. */
  public Theme themeOf(Priority priority) {
    return themes.stream()
        .filter(theme -> theme.priorities().contains(priority))
        .findFirst()
        .orElseThrow();
  }

  public Optional<Priority> priorityOfOutcome(String outcomeId) {
    return priorities()
        .filter(p -> p.outcomes().stream().anyMatch(o -> o.id().equals(outcomeId)))
        .findFirst();
  }
}
