package throughline.tracker.web.mywork;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.ownership.NextUpdate;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.ownership.Posts;
import throughline.tracker.review.Reviews;

/**
 * Something of the plan that a post owns, with what its owner is asked for.
 *
 * @param item names it and what is asked, such as figure/school-visits
 * @param path where its owner reports; its own page if nothing is asked of them
 * @param asked what is asked; empty if it is counted as it happens
 * @param due by when; null if nobody said
 */
record Owned(
    String item,
    String title,
    String owner,
    String path,
    String asked,
    LocalDate due,
    LocalDate day) {

  private static final int SOON = 14;

  private static final Comparator<Owned> MOST_URGENT_FIRST =
      Comparator.comparing(Owned::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Owned::isAsked, Comparator.reverseOrder())
          .thenComparing(Owned::title);

  /** Everything that somebody owns, what is due first. */
  static List<Owned> all(Handle handle, ActionPlan plan, Measures measures, LocalDate day) {
    var owned = new ArrayList<Owned>();
    for (var view : Ownerships.all(handle, measures, day)) {
      if (view.latest().hasOwner() && view.retired().isEmpty()) {
        owned.add(of(view));
      }
    }
    for (var view : Milestones.all(handle, plan, day)) {
      if (view.ownership().hasOwner()) {
        owned.add(of(view));
      }
    }
    owned.addAll(commentary(handle, plan, measures, owned, day));
    return owned.stream().sorted(MOST_URGENT_FIRST).toList();
  }

  private static Owned of(OwnershipView view) {
    var measure = view.measure();
    var path = "/measures/" + measure.id();
    if (view.takesState()) {
      return of("state/" + measure.id(), view, path + "/owner/change", "Say how it stands");
    }
    return measure.isEntered()
        ? of("figure/" + measure.id(), view, path + "/observations/new", "Enter the figure")
        : of("measure/" + measure.id(), view, path, "");
  }

  private static Owned of(String item, OwnershipView view, String path, String asked) {
    return new Owned(
        item,
        view.measure().title(),
        view.latest().owner(),
        path,
        asked,
        asked.isEmpty() ? null : dayOf(view.next()),
        view.day());
  }

  private static Owned of(MilestoneView view) {
    var path = "/milestones/" + view.id();
    boolean isOver = view.status().isOver();
    return new Owned(
        "milestone/" + view.id(),
        view.milestone().text(),
        view.ownership().owner(),
        isOver ? path : path + "/update",
        isOver ? "" : "Report on it",
        dayOf(view.next()),
        view.day());
  }

  private static LocalDate dayOf(Optional<NextUpdate> next) {
    return next.map(NextUpdate::due).orElse(null);
  }

  private static List<Owned> commentary(
      Handle handle, ActionPlan plan, Measures measures, List<Owned> owned, LocalDate day) {
    return Reviews.unexplained(handle, plan, measures, day).stream()
        .flatMap(
            one ->
                owned.stream()
                    .filter(each -> each.isMeasure(one.measure()))
                    .map(
                        each ->
                            new Owned(
                                "commentary/%s/%s".formatted(one.measure(), one.quarter()),
                                each.title(),
                                each.owner(),
                                "/measures/%s/commentary/%s"
                                    .formatted(one.measure(), one.quarter()),
                                "Say why it is off track",
                                one.quarter().plusDays(NextUpdate.DAYS_TO_REPORT),
                                day)))
        .toList();
  }

  private boolean isMeasure(String id) {
    return !item.startsWith("milestone/") && item.substring(item.indexOf('/') + 1).equals(id);
  }

  public boolean isAsked() {
    return !asked.isEmpty();
  }

  public boolean isOverdue() {
    return due != null && due.isBefore(day);
  }

  public boolean isDue() {
    return due != null && due.isBefore(day.plusDays(SOON));
  }

  String post() {
    return Posts.key(owner);
  }

  /** 0 as it comes due, then the weeks that it is overdue, each begun one. */
  int week() {
    return isOverdue() ? (int) ((day.toEpochDay() - due.toEpochDay() - 1) / 7) + 1 : 0;
  }

  public String dueText() {
    return due == null ? "" : London.date(due);
  }
}
