package throughline.tracker.web.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.input.Fields;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/**
 * Finds something in the plan by words of it. There are a few hundred entries, so that all of them
 * are looked at, and a typing error is forgiven without an index that would have to be kept.
 */
@Singleton
class SearchPlan {

  static final int LONGEST = 100;

  private final PlanData data;
  private final ActionPlan plan;

  SearchPlan(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  /**
   * Finds what somebody with these roles may open.
   *
   * @param typed as typed
   */
  FoundRows search(String typed, Set<String> roles) {
    var fields = new Fields().called("q", "What you look for");
    var words = fields.text("q", typed, LONGEST, "Enter a word that you look for");
    fields.throwIfAny();
    return data.read(
        handle ->
            FoundRows.read(
                handle,
                plan,
                data.measures(handle),
                Found.in(entries(handle, roles), words),
                data.today(),
                data.now()));
  }

  private List<Entry> entries(Handle handle, Set<String> roles) {
    var all = data.measures(handle);
    return Stream.of(
            plan.themes().stream().flatMap(SearchPlan::entries),
            Milestones.all(handle, plan, data.today()).stream().map(SearchPlan::entry),
            measures(handle, all),
            Library.seed().stream().flatMap(SearchPlan::entries),
            Commentaries.all(handle, data.today()).stream().flatMap(each -> entry(all, each)),
            TrackerPage.openTo(roles).map(TrackerPage::entry))
        .flatMap(entries -> entries)
        .toList();
  }

  private static Stream<Entry> entries(ActionPlan.Theme theme) {
    return Stream.concat(
        Stream.of(
            Entry.of(
                "Theme",
                theme.title(),
                theme.id(),
                theme.statement(),
                "/themes/" + theme.id(),
                "")),
        theme.priorities().stream().flatMap(priority -> entries(theme, priority)));
  }

  private static Stream<Entry> entries(ActionPlan.Theme theme, ActionPlan.Priority priority) {
    var name = name(priority);
    var path = "/priorities/" + priority.id();
    var actions =
        priority.actions().stream().map(ActionPlan.Text::text).collect(Collectors.joining(" "));
    return Stream.concat(
        Stream.of(Entry.of("Priority", name, priority.id(), theme.title(), path, actions)),
        priority.outcomes().stream()
            .map(
                each -> Entry.of("Outcome", each.text(), each.id(), name, path + "#outcomes", "")));
  }

  private static String name(ActionPlan.Priority priority) {
    return priority.number() + " " + priority.title();
  }

  private static Entry entry(MilestoneView view) {
    return Entry.of(
        "Milestone",
        view.milestone().text(),
        view.id(),
        about(name(view.priority()), view.ownership()),
        "/milestones/" + view.id(),
        view.milestone().timescale());
  }

  private static String about(String name, Ownership ownership) {
    return ownership.hasOwner() ? name + ". " + ownership.owner() : name;
  }

  private Stream<Entry> measures(Handle handle, Measures all) {
    var views =
        Ownerships.all(handle, all, data.today()).stream()
            .collect(Collectors.toMap(view -> view.measure().id(), Function.identity()));
    return all.all().stream().map(measure -> entry(measure, views.get(measure.id())));
  }

  /** By the code of an outcome its measures are found, too. */
  private Entry entry(Measure measure, OwnershipView view) {
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    return Entry.of(
        view != null && view.retired().isPresent() ? "Retired measure" : "Measure",
        measure.title(),
        about(name(priority), view == null ? Ownership.NONE : view.latest()),
        "/measures/" + measure.id(),
        "%s %s %s"
            .formatted(measure.id(), String.join(" ", measure.outcomes()), measure.definition()));
  }

  private static Stream<Entry> entries(Library library) {
    return Stream.of(
        Entry.of(
            "Library",
            library.name(),
            library.code(),
            library.district(),
            "/libraries/" + library.code(),
            ""),
        Entry.of(
            "Profile of a community",
            "Profile of " + library.name(),
            library.district(),
            "/profiles/" + library.code(),
            "People, age, deprivation, households, targets"));
  }

  private static Stream<Entry> entry(Measures all, Commentary commentary) {
    var steps = commentary.next().stream().map(SearchPlan::words).collect(Collectors.joining(" "));
    return all.find(commentary.measure()).stream()
        .map(
            measure ->
                Entry.of(
                    "Commentary",
                    "%s, %s".formatted(measure.title(), commentary.quarter().label()),
                    commentary.happening(),
                    "/measures/" + measure.id() + "/commentary",
                    commentary.why() + " " + steps));
  }

  private static String words(Commentary.NextStep step) {
    return step.what() + " " + step.owner();
  }
}
