package throughline.tracker.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.entry.observation.Proposals;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.intake.deadevent.DeadEvents;
import throughline.tracker.intake.source.DayComparison;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.intake.source.LibrarySystem;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Status;

/** Looks for what a quarter's data lacks: missing, overdue, set aside, held for a look, silent. */
public final class DataCheck {

  private DataCheck() {}

  static List<Gap> read(Handle handle, Measures all, Period quarter, LocalDate today, Instant now) {
    var gaps = new ArrayList<Gap>();
    gaps.addAll(notReported(handle, all, quarter, today));
    gaps.addAll(withoutData(handle, all, quarter, today));
    long waiting = Proposals.countWaiting(handle, all);
    if (waiting > 0) {
      gaps.add(
          new Gap(
              waiting == 1
                  ? "1 figure waits for somebody's approval, and does not count yet"
                  : waiting + " figures wait for somebody's approval, and do not count yet",
              "/approvals"));
    }
    var toLookAt = RecordsToLookAt.read(handle, all, today);
    gaps.addAll(wrong(handle, toLookAt, quarter, quarter.lastDay(), today, now));
    return gaps;
  }

  /** What makes figures up to a day wrong, and not only lacking: nothing goes to the public so. */
  public static List<Gap> wrong(
      Handle handle, Measures all, LocalDate lastDay, LocalDate today, Instant now) {
    var toLookAt = RecordsToLookAt.upTo(handle, all, today, lastDay);
    return wrong(handle, toLookAt, Period.quarter(lastDay), lastDay, today, now);
  }

  private static List<Gap> wrong(
      Handle handle,
      RecordsToLookAt toLookAt,
      Period quarter,
      LocalDate lastDay,
      LocalDate today,
      Instant now) {
    var gaps = new ArrayList<Gap>();
    long setAside = new DeadEvents().countOpen(handle);
    if (setAside > 0) {
      gaps.add(
          new Gap(
              setAside == 1
                  ? "1 event is set aside because it could not be read, and is in no figure"
                  : setAside
                      + " events are set aside because they could not be read, and are in no"
                      + " figure",
              "/dead-events"));
    }
    if (toLookAt.isAny()) {
      gaps.add(new Gap(toLookAt.words() + ", and nobody has looked yet", "/checks"));
    }
    gaps.addAll(sources(handle, quarter, lastDay, today, now));
    return gaps;
  }

  /**
   * Periods of the quarter for which nobody has entered a figure: also of what was retired after it
   * or is followed again, since that is in its review, but none before a measure was added.
   */
  private static List<Gap> notReported(
      Handle handle, Measures all, Period quarter, LocalDate today) {
    var retirements = Retirements.lasting(handle, quarter.lastDay(), today);
    var added = Ownerships.addedHere(handle);
    var questions = new ArrayList<FigureQuestion>();
    for (var version : all.versionsOn(today)) {
      if (version.measure().isEntered() && retirements.of(version.measure().id()).isEmpty()) {
        var frequency = version.measure().rule().orElseThrow().frequency();
        var from = added.getOrDefault(version.measure().id(), quarter.from());
        Period.within(frequency, quarter).stream()
            .filter(period -> !period.lastDay().isAfter(quarter.lastDay()))
            .filter(period -> !period.lastDay().isBefore(from))
            .filter(period -> version.measure().isEnteredFor(period.lastDay()))
            .forEach(period -> questions.add(new FigureQuestion(version, period)));
      }
    }
    var figures = Figures.read(handle, questions, today);
    var gaps = new ArrayList<Gap>();
    for (int i = 0; i < questions.size(); i++) {
      if (!figures.get(i).hasValue()) {
        var measure = questions.get(i).version().measure();
        gaps.add(
            new Gap(
                "%s: nobody has entered a figure for %s"
                    .formatted(measure.title(), questions.get(i).period().label()),
                "/measures/%s/observations".formatted(measure.id())));
      }
    }
    return gaps;
  }

  private static List<Gap> withoutData(
      Handle handle, Measures all, Period quarter, LocalDate today) {
    var measures = Statement.measures(handle, all, quarter, today);
    return AssessPerformance.read(handle, all, measures, quarter.lastDay(), today).values().stream()
        .filter(performance -> performance.status() == Status.NO_DATA)
        .filter(performance -> !isAsked(performance.measure()))
        .map(
            performance ->
                new Gap(
                    "%s has a target and no figure: %s"
                        .formatted(performance.measure().title(), performance.whyNoData()),
                    "/measures/" + performance.measure().id()))
        .toList();
  }

  private static boolean isAsked(Measure measure) {
    return measure.isEntered();
  }

  private static List<Gap> sources(
      Handle handle, Period quarter, LocalDate lastDay, LocalDate today, Instant now) {
    var gaps = new ArrayList<Gap>();
    var silent = Freshness.read(handle, now).silent();
    if (!silent.isEmpty()) {
      gaps.add(new Gap(silent.replaceAll("\\.$", ""), "/sources"));
    }
    var librarySystem = LibrarySystem.read(handle, today);
    if (librarySystem.isSilent() && librarySystem.lastOn().isBefore(lastDay)) {
      gaps.add(
          new Gap(
              "No loans have come in from the library system since "
                  + London.date(librarySystem.lastOn()),
              "/sources"));
    }
    long differing =
        DayComparison.since(handle, quarter.from()).stream()
            .filter(day -> day.day().isBefore(quarter.to()))
            .filter(day -> !day.agrees())
            .map(DayComparison::day)
            .distinct()
            .count();
    if (differing > 0) {
      gaps.add(
          new Gap(
              differing == 1
                  ? "On 1 day of the quarter a source counted other events than were read"
                  : "On %d days of the quarter a source counted other events than were read"
                      .formatted(differing),
              "/sources"));
    }
    return gaps;
  }

  public record Gap(String words, String href) {}
}
