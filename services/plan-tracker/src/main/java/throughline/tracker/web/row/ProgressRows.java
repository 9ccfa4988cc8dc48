package throughline.tracker.web.row;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Aim;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;
import throughline.tracker.plan.target.YearCourse;
import throughline.tracker.review.commentary.CommentaryView;
import throughline.tracker.review.commentary.Explained;
import throughline.tracker.shared.Mark;

/** Rows of what a page has read in its one transaction: no row asks for anything of its own. */
public final class ProgressRows {

  private static final List<Mark> WORST_FIRST =
      List.of(
          Mark.BAD,
          Mark.CAREFUL,
          Mark.GOOD,
          Mark.REACHED,
          Mark.UNKNOWN,
          Mark.NOT_BEGUN,
          Mark.PUT_OFF,
          Mark.NOT_JUDGED,
          Mark.ENDED);

  private static final double DAYS_OF_YEAR = 365;
  private static final double HUNDREDTHS = 100;

  private final Map<String, YearCourse> courses;
  private final Map<String, Headline> headlines = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Explained explained;
  private final NowKnown now;
  private final KnowledgePosition position;
  private final LocalDate day;

  private ProgressRows(
      Map<String, YearCourse> courses,
      Explained explained,
      NowKnown now,
      KnowledgePosition position,
      LocalDate day) {
    this.courses = courses;
    this.explained = explained;
    this.now = now;
    this.position = position;
    this.day = day;
  }

  public static ProgressRows read(
      Handle handle,
      Measures all,
      Collection<Performance> performances,
      Collection<Headline> headlines,
      Collection<OwnershipView> owners,
      Explained explained,
      NowKnown now,
      KnowledgePosition position,
      LocalDate day) {
    var rows =
        new ProgressRows(
            YearCourse.read(handle, all, performances, day), explained, now, position, day);
    headlines.forEach(headline -> rows.headlines.put(headline.measure().id(), headline));
    owners.forEach(view -> rows.owners.put(view.measure().id(), view.latest().owner()));
    return rows;
  }

  /** Worst first: by how they stand, then by how far they are from where they should be. */
  public static List<ProgressRow> worstFirst(Stream<ProgressRow> rows) {
    return rows.sorted(
            Comparator.<ProgressRow>comparingInt(row -> rank(row.mark()))
                .thenComparing(Comparator.comparingDouble(ProgressRow::distance).reversed()))
        .toList();
  }

  public static int rank(Mark mark) {
    return WORST_FIRST.indexOf(mark);
  }

  public ProgressRow of(Performance performance) {
    var measure = performance.measure();
    var commentary = Optional.ofNullable(explained.of(measure));
    return new ProgressRow(
        measure.id(),
        performance.status().mark(),
        performance.status().label(),
        measure.title(),
        "/measures/" + measure.id(),
        about(measure),
        Optional.ofNullable(courses.get(measure.id())).map(ProgressRows::line),
        now(performance),
        end(performance),
        performance.target().isPresent() || measure.isJudgedInWords()
            ? List.of(performance.sentence())
            : List.of("No data yet", performance.sentence()),
        next(commentary),
        distance(performance),
        Stream.concat(
                Stream.of(
                    performance.target().isPresent() ? performance.sentence() : "",
                    sentence(explained.since(performance)),
                    performance.forecastWords()),
                why(commentary, performance.isOffTrack()))
            .filter(words -> !words.isEmpty())
            .toList());
  }

  public ProgressRow of(SelfAssessments.One one) {
    var commentary = Optional.ofNullable(explained.of(one.measure()));
    return new ProgressRow(
        one.measure().id(),
        one.state().mark(),
        one.state().words(),
        one.measure().title(),
        "/measures/" + one.measure().id(),
        about(one.measure()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(one.isBehind() ? one.sinceWords() : "Judged on " + London.date(one.on())),
        next(commentary),
        0,
        Stream.concat(
                Stream.of((one.owner().isEmpty() ? "" : one.owner() + ": ") + one.reason()),
                why(commentary, one.isBehind()))
            .toList());
  }

  public ProgressRow of(MilestoneView milestone) {
    var owner = milestone.ownership().owner();
    var what = milestone.report().whatNext();
    return new ProgressRow(
        milestone.id(),
        milestone.status().mark(),
        milestone.status().words(),
        milestone.milestone().text(),
        "/milestones/" + milestone.id(),
        about(milestone.id(), owner),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(
                milestone.dateText(),
                milestone.status() == MilestoneStatus.NOT_REPORTED ? "" : milestone.slipText(),
                milestone.milestone().slip() == null
                    ? ""
                    : "In the plan’s own words. " + milestone.milestone().slip())
            .filter(words -> !words.isEmpty())
            .toList(),
        what.isEmpty() || milestone.status().isOver()
            ? Optional.empty()
            : Optional.of(
                new ProgressRow.Step(
                    what, owner, milestone.date(), milestone.date().isBefore(day))),
        milestone.status() == MilestoneStatus.LATE
            ? ChronoUnit.DAYS.between(milestone.date(), day) / DAYS_OF_YEAR
            : 0,
        List.of());
  }

  /** What is followed no more. */
  public ProgressRow retired(Measure measure, String words) {
    return new ProgressRow(
        measure.id(),
        Mark.ENDED,
        "Retired",
        measure.title(),
        "/measures/" + measure.id(),
        about(measure),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(words),
        Optional.empty(),
        0,
        List.of());
  }

  private String about(Measure measure) {
    var outcome = measure.outcomes().isEmpty() ? "" : measure.outcomes().get(0);
    return about(outcome, owners.getOrDefault(measure.id(), Ownership.NONE.owner()));
  }

  private static String about(String code, String owner) {
    return Stream.of(code, owner.isEmpty() ? "no owner" : owner)
        .filter(words -> !words.isEmpty())
        .reduce((one, other) -> one + " · " + other)
        .orElse("");
  }

  private static ProgressRow.YearLine line(YearCourse course) {
    var points =
        course.steps().stream()
            .map(step -> step.actual().map(Long::doubleValue).orElse(null))
            .toList();
    int known = points.size();
    while (known > 0 && points.get(known - 1) == null) {
      known--;
    }
    return new ProgressRow.YearLine(
        points.subList(0, known),
        course.steps().stream().map(step -> (double) step.lowest()).toList());
  }

  private Optional<ProgressRow.Now> now(Performance performance) {
    var measure = performance.measure();
    var current = Optional.ofNullable(headlines.get(measure.id()));
    if (!performance.isCompared()) {
      return current
          .filter(headline -> performance.target().isEmpty() && headline.current().hasValue())
          .map(this::withoutTarget);
    }
    var rating = performance.rating();
    var target = performance.target().orElseThrow();
    var headline =
        current
            .map(Headline::current)
            .filter(figure -> figure.hasValue() && figure.value() == rating.actual());
    var end = target.aim().highest(performance.year(), performance.year().lastDay());
    return Optional.of(
        new ProgressRow.Now(
            headline.map(Figure::text).orElseGet(performance::nowText),
            headline.map(figure -> FigureAddress.headline(measure, day, position)).orElse(null),
            headline.map(figure -> now.beside(measure.id(), figure)).orElse(""),
            away(performance),
            performance.expectedText() + " expected by now",
            rating.actual(),
            (double) rating.expected(),
            (double) end));
  }

  private ProgressRow.Now withoutTarget(Headline headline) {
    var measure = headline.measure();
    var figure = headline.current();
    return new ProgressRow.Now(
        figure.text(),
        FigureAddress.headline(measure, day, position),
        now.beside(measure.id(), figure),
        "",
        headline.currentWords(),
        figure.value(),
        null,
        null);
  }

  /** A share's distance is said in points: a percentage of a percentage is misread. */
  private static String away(Performance performance) {
    var rating = performance.rating();
    long away = rating.actual() - rating.expected();
    if (performance.target().orElseThrow().aim() instanceof Aim.Within && rating.behind() <= 0
        || away == 0
        || rating.expected() == 0) {
      return "";
    }
    if (performance.measure().unit() == Unit.PERCENT) {
      return signed(Math.round(away / HUNDREDTHS)) + " points";
    }
    return signed(Math.round(HUNDREDTHS * away / Math.abs(rating.expected()))) + "%";
  }

  private static String signed(long number) {
    return (number > 0 ? "+" : number < 0 ? "−" : "") + Math.abs(number);
  }

  private static Optional<ProgressRow.YearEnd> end(Performance performance) {
    if (performance.target().isEmpty()) {
      return Optional.empty();
    }
    var last = performance.year().lastDay();
    var by =
        "%s by %s"
            .formatted(
                performance.targetText(),
                last.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
                    + (performance.isOver() ? " " + last.getYear() : ""));
    var known = performance.yearEndText();
    return Optional.of(new ProgressRow.YearEnd(known, (known.isEmpty() ? "Target " : "of ") + by));
  }

  private static double distance(Performance performance) {
    var rating = performance.rating();
    if (rating.status() == Status.LIKELY_TO_MISS) {
      return 0;
    }
    if (rating.expected() == 0) {
      return Math.signum((double) rating.behind());
    }
    return (double) rating.behind() / Math.abs(rating.expected());
  }

  private static Optional<ProgressRow.Step> next(Optional<CommentaryView> commentary) {
    return commentary.stream()
        .flatMap(
            view ->
                view.next().stream()
                    .map(
                        step ->
                            new ProgressRow.Step(
                                step.what(), step.owner(), step.due(), view.isOverdue(step))))
        .min(Comparator.comparing(ProgressRow.Step::due));
  }

  private static Stream<String> why(Optional<CommentaryView> commentary, boolean isBehind) {
    if (commentary.isEmpty()) {
      return isBehind ? Stream.of("Nobody has said why.") : Stream.empty();
    }
    var view = commentary.get();
    return Stream.of(
        view.commentary().why(),
        view.hasMoved()
            ? "Written when the figure was %s; it is %s now."
                .formatted(view.figureText(), view.nowText())
            : "",
        view.judgedAnew());
  }

  private static String sentence(String words) {
    return words.isEmpty() ? "" : words + ".";
  }
}
