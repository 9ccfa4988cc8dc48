package throughline.tracker.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.Period;

/** The reviews of quarters, as facts. */
final class Reviews {

  private static final LocalDate ALL = LocalDate.of(9999, 1, 1);

  private static final int QUARTERS = 6;

  private Reviews() {}

  static Review of(Handle handle, Period quarter) {
    return ReviewBody.review(
        quarter,
        versions(handle).stream()
            .filter(version -> version.id().equals(ReviewBody.id(quarter)))
            .toList());
  }

  static List<Review> all(Handle handle, LocalDate today) {
    var versions = versions(handle);
    var quarters = new ArrayList<>(Period.endedBy(Frequency.QUARTER, today, QUARTERS));
    Collections.reverse(quarters);
    versions.stream()
        .map(version -> Period.quarter(LocalDate.parse(version.text("lastDay"))))
        .distinct()
        .filter(quarter -> !quarters.contains(quarter))
        .sorted((one, other) -> other.from().compareTo(one.from()))
        .forEach(quarters::add);
    return quarters.stream()
        .map(
            quarter ->
                ReviewBody.review(
                    quarter,
                    versions.stream()
                        .filter(version -> version.id().equals(ReviewBody.id(quarter)))
                        .toList()))
        .toList();
  }

  private static List<EntryVersion> versions(Handle handle) {
    return QueryEntries.versions(handle, ManualEntryKind.REVIEW, "", ALL);
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
