package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.web.chart.Part;
import throughline.platform.web.chart.Timeline;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.plan.ActionPlan;

/** The milestones of the plan by date. */
public record MilestoneTimeline(
    ActionPlan plan, List<MilestoneView> all, Slice<MilestoneView> shown) {

  /** A page of more would be slow on a phone. */
  private static final int MOST = 15;

  private static final Comparator<MilestoneView> NEXT_FIRST =
      Comparator.<MilestoneView, Turn>comparing(Turn::of)
          .thenComparing(
              (one, other) ->
                  Turn.of(one) == Turn.OVER
                      ? other.date().compareTo(one.date())
                      : one.date().compareTo(other.date()));

  /** What the list is narrowed to. What is no choice narrows nothing. */
  record Filter(MilestoneStatus status, String owner, String priority) {
    private static final String NOBODY = "nobody";

    static Filter of(String state, String owner, String priority) {
      return new Filter(
          Arrays.stream(MilestoneStatus.values())
              .filter(status -> status.name().equals(state))
              .findFirst()
              .orElse(null),
          owner.strip(),
          priority.strip());
    }

    private boolean takes(MilestoneView view) {
      return (status == null || view.status() == status)
          && takesOwner(view.ownership().owner())
          && (priority.isEmpty() || view.priority().id().equals(priority));
    }

    private boolean takesOwner(String of) {
      return owner.isEmpty() || (owner.equals(NOBODY) ? of.isEmpty() : of.equalsIgnoreCase(owner));
    }
  }

  /** Milestones below one heading. */
  public record Section(String heading, List<MilestoneView> milestones) {}

  /** In which order they are listed: what needs somebody, what is next, what is over. */
  private enum Turn {
    LATE("Late"),
    NEXT(""),
    NOT_REPORTED("Not reported, and the plan’s date has passed"),
    OVER("Done or cancelled, ");

    private final String heading;

    Turn(String heading) {
      this.heading = heading;
    }

    static Turn of(MilestoneView view) {
      if (view.status().isOver()) {
        return OVER;
      }
      if (view.status() == MilestoneStatus.LATE) {
        return LATE;
      }
      return view.date().isBefore(view.day()) ? NOT_REPORTED : NEXT;
    }

    String heading(MilestoneView view) {
      return this == NEXT || this == OVER ? heading + view.quarter().label() : heading;
    }
  }

  public record Count(MilestoneStatus status, long number) {
    public String words() {
      return number + " " + status.counted();
    }
  }

  static MilestoneTimeline of(
      ActionPlan plan, List<MilestoneView> all, Filter filter, PageRequest page) {
    var nextFirst = all.stream().filter(filter::takes).sorted(NEXT_FIRST).toList();
    return new MilestoneTimeline(
        plan, all, Slice.part(nextFirst, MilestoneView::key, page.atMost(MOST)));
  }

  public List<Section> sections() {
    return shown.items().stream()
        .collect(
            Collectors.groupingBy(
                view -> Turn.of(view).heading(view), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(section -> new Section(section.getKey(), section.getValue()))
        .toList();
  }

  /** How many are how, each a link to them. */
  public List<Part> parts(String since) {
    return counts(all).stream()
        .map(
            count ->
                new Part(
                    count.status().counted(),
                    count.number(),
                    count.status().mark().tone(),
                    "/milestones?state=" + count.status().name() + since))
        .toList();
  }

  public Timeline drawing(LocalDate day) {
    return new Timeline(
        all.stream()
            .map(
                view ->
                    new Timeline.Step(
                        view.date(), view.status().mark().tone(), view.milestone().text()))
            .toList(),
        day);
  }

  /** What the drawing shows, in words. */
  public String sentence() {
    var counts = counts(all).stream().map(Count::words).collect(Collectors.joining(", "));
    var next =
        all.stream()
            .filter(view -> Turn.of(view) == Turn.NEXT)
            .min(Comparator.comparing(MilestoneView::date))
            .map(
                view ->
                    " Next: %s, by %s."
                        .formatted(view.milestone().text(), London.date(view.date())))
            .orElse("");
    return "%d milestones by quarter: %s.%s".formatted(all.size(), counts, next);
  }

  public static List<Count> counts(List<MilestoneView> of) {
    var counts = new ArrayList<Count>();
    for (var status : MilestoneStatus.values()) {
      long number = of.stream().filter(view -> view.status() == status).count();
      if (number > 0) {
        counts.add(new Count(status, number));
      }
    }
    return counts;
  }

  public static List<MilestoneView> toLookAt(List<MilestoneView> of) {
    return of.stream()
        .filter(view -> view.status().needsAttention())
        .sorted(Comparator.comparing(MilestoneView::status).thenComparing(MilestoneView::date))
        .toList();
  }

  public List<Option> states() {
    return Arrays.stream(MilestoneStatus.values())
        .map(status -> Option.of(status.name(), status.words()))
        .toList();
  }

  public List<Option> owners() {
    var named =
        all.stream()
            .map(view -> view.ownership().owner())
            .filter(owner -> !owner.isEmpty())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .map(owner -> Option.of(owner, owner));
    return Stream.concat(Stream.of(Option.of(Filter.NOBODY, "Nobody yet")), named).toList();
  }

  public List<Option> priorities() {
    return plan.priorities()
        .map(each -> Option.of(each.id(), each.number() + " " + each.title()))
        .toList();
  }
}
