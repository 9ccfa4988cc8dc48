package throughline.tracker.web.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.input.Fields;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.retirement.Retirements;
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

  FoundRows search(String typed) {
    var fields = new Fields().called("q", "What you look for");
    var words = fields.text("q", typed, LONGEST, "Enter a word that you look for");
    fields.throwIfAny();
    return data.read(
        handle ->
            FoundRows.read(
                handle,
                plan,
                data.measures(handle),
                Found.in(entries(handle), words),
                data.today(),
                data.now()));
  }

  private List<Entry> entries(Handle handle) {
    var all = data.measures(handle);
    var retirements = Retirements.read(handle, data.today());
    return Stream.of(
            plan.themes().stream().flatMap(this::entries),
            all.all().stream().map(measure -> entry(measure, retirements)),
            Library.seed().stream().map(SearchPlan::entry),
            Commentaries.all(handle, data.today()).stream().flatMap(each -> entry(all, each)))
        .flatMap(entries -> entries)
        .toList();
  }

  private Stream<Entry> entries(ActionPlan.Theme theme) {
    return Stream.concat(
        Stream.of(Entry.of("Theme", theme.title(), theme.statement(), "/themes/" + theme.id(), "")),
        theme.priorities().stream().flatMap(priority -> entries(theme, priority)));
  }

  private static Stream<Entry> entries(ActionPlan.Theme theme, ActionPlan.Priority priority) {
    var name = name(priority);
    var path = "/priorities/" + priority.id();
    var actions =
        priority.actions().stream().map(ActionPlan.Text::text).collect(Collectors.joining(" "));
    return Stream.of(
            Stream.of(Entry.of("Priority", name, theme.title(), path, actions)),
            priority.outcomes().stream()
                .map(each -> Entry.of("Outcome", each.text(), name, path + "#outcomes", "")),
            priority.milestones().stream()
                .map(
                    each ->
                        Entry.of(
                            "Milestone",
                            each.text(),
                            name,
                            "/milestones/" + each.id(),
                            each.timescale())))
        .flatMap(entries -> entries);
  }

  private static String name(ActionPlan.Priority priority) {
    return priority.number() + " " + priority.title();
  }

  private Entry entry(Measure measure, Retirements retirements) {
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    return Entry.of(
        retirements.of(measure.id()).isPresent() ? "Retired measure" : "Measure",
        measure.title(),
        name(priority),
        "/measures/" + measure.id(),
        measure.definition());
  }

  private static Entry entry(Library library) {
    return Entry.of(
        "Library", library.name(), library.district(), "/libraries/" + library.code(), "");
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
