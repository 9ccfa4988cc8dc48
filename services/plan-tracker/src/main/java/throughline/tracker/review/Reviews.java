package throughline.tracker.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.Period;

/** The reviews of quarters, as facts. */
final class Reviews {

  private static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.REVIEW);

  private static final int QUARTERS = 6;

  private Reviews() {}

  static Review of(Handle handle, Period quarter) {
    return ReviewBody.review(quarter, STORE.one(handle, ReviewBody.id(quarter)).oldestFirst());
  }

  /** Those of the last quarters that have ended, the newest first, and every one that was begun. */
  static List<Review> all(Handle handle, LocalDate today) {
    var said = STORE.startingWith(handle, "");
    var quarters = new TreeMap<LocalDate, Period>(Comparator.reverseOrder());
    Period.endedBy(Frequency.QUARTER, today, QUARTERS)
        .forEach(quarter -> quarters.put(quarter.from(), quarter));
    for (var id : said.keySet()) {
      var quarter = Period.quarter(LocalDate.parse(id));
      quarters.put(quarter.from(), quarter);
    }
    return quarters.values().stream()
        .map(
            quarter ->
                ReviewBody.review(
                    quarter,
                    said.getOrDefault(ReviewBody.id(quarter), EntryHistory.none()).oldestFirst()))
        .toList();
  }

  static Period quarter(String key, ActionPlan plan, LocalDate today) {
    try {
      var day = LocalDate.parse(key);
      if (Century.holds(day)) {
        var quarter = Period.quarter(day);
        if (quarter.lastDay().equals(day) && !quarter.to().isAfter(today)) {
          return required(quarter, plan);
        }
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new NotFound("quarter with this address that has ended");
  }

  private static Period required(Period quarter, ActionPlan plan) {
    if (quarter.lastDay().isBefore(plan.firstDay())) {
      throw new NotFound(
          "review of this quarter: the plan begins on " + London.date(plan.firstDay()));
    }
    return quarter;
  }
}
