package throughline.tracker.web.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import throughline.platform.web.chart.Part;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.register.Register;
import throughline.tracker.plan.target.Status;
import throughline.tracker.plan.target.StatusCounts;
import throughline.tracker.shared.FigureMark;
import throughline.tracker.shared.Mark;
import throughline.tracker.web.row.ProgressRow;
import throughline.tracker.web.row.ProgressRows;

/**
 * Whether the plan is on track.
 *
 * @param more how many figures without a target are on the pages of the themes alone
 */
record Dashboard(
    LocalDate day,
    StatusCounts targets,
    SelfAssessments judged,
    Register register,
    ProgressRows rows,
    List<SmallFigure> figures,
    int more,
    List<ActionPlan.Theme> themes,
    Missing missing,
    KnowledgePosition position,
    Freshness freshness) {

  /** A figure without a target, with its line. */
  record SmallFigure(Headline headline, List<Double> points, String nowKnown) {

    public String unit() {
      return switch (headline.measure().unit()) {
        case PEOPLE -> " · people";
        case FAMILIES -> " · families";
        case ISSUES -> " · issues";
        case ATTENDANCES -> " · attendances";
        case JOBS -> " · jobs";
        case MINUTES, NUMBER, PERCENT, JUDGEMENT -> "";
      };
    }
  }

  /** What keeps the figures from being all that could be known. */
  record Missing(RecordsToLookAt toLookAt, long toApprove, long rulesToApprove) {}

  /** What the answer consists of: a number that stands out, and the words around it. */
  record Phrase(String before, String number, String after) {}

  record Bar(String name, List<Part> parts) {}

  public String answer() {
    var marks = worstFirst().stream().map(ProgressRow::mark).toList();
    if (marks.contains(Mark.BAD)) {
      return "Not yet.";
    }
    if (marks.contains(Mark.CAREFUL)) {
      return "Nearly.";
    }
    return marks.contains(Mark.GOOD) || marks.contains(Mark.REACHED)
        ? "Yes."
        : "Nobody can say yet.";
  }

  public List<Phrase> phrases() {
    var phrases = new ArrayList<Phrase>();
    long off = count(Status.RED);
    phrases.add(
        new Phrase(
            "",
            off + " of " + withTarget(),
            off == 1 ? " targets is off track" : " targets are off track"));
    long behind = count(Status.AMBER) + count(Status.LIKELY_TO_MISS);
    if (behind > 0) {
      phrases.add(
          new Phrase(
              " and ",
              String.valueOf(behind),
              (behind == 1 ? " is" : " are") + " behind or likely to miss"));
    }
    if (!judged.all().isEmpty()) {
      phrases.add(
          new Phrase(
              "; owners judge ",
              count(SelfAssessment.OFF_TRACK) + " of " + judged.all().size(),
              " outcomes off track"));
    }
    long late =
        register.milestones().stream().filter(m -> m.status() == MilestoneStatus.LATE).count();
    phrases.add(
        new Phrase(
            "; ",
            late + " of " + register.milestones().size(),
            late == 1 ? " milestones is late." : " milestones are late."));
    return phrases;
  }

  private long withTarget() {
    return targets.shown(null).size();
  }

  private long count(Status status) {
    return targets.shown(status).size();
  }

  private long count(SelfAssessment state) {
    return judged.all().stream().filter(one -> one.state() == state).count();
  }

  public FigureAddress opens(Headline headline) {
    return FigureAddress.headline(headline.measure(), day, position);
  }

  /**
   * @param then what is added to an address of a past day
   */
  public List<Bar> bars(String then) {
    return Stream.of(
            new Bar(
                "Targets",
                Arrays.stream(Status.values())
                    .map(
                        status ->
                            new Part(
                                status.counted(),
                                count(status),
                                status.mark().tone(),
                                "/?status=%s%s#targets".formatted(status, then)))
                    .toList()),
            new Bar(
                "Judged outcomes",
                Arrays.stream(SelfAssessment.values())
                    .sorted(Comparator.comparingInt(state -> ProgressRows.rank(state.mark())))
                    .map(
                        state ->
                            new Part(
                                state.words().toLowerCase(java.util.Locale.UK),
                                count(state),
                                state.mark().tone(),
                                "/?judged=%s%s#targets".formatted(state, then)))
                    .toList()),
            new Bar("Milestones", milestones(then)))
        .filter(bar -> bar.parts().stream().anyMatch(part -> part.count() > 0))
        .toList();
  }

  /** What nobody has to look at yet is one part. */
  private List<Part> milestones(String then) {
    var counts =
        MilestoneTimeline.counts(register.milestones()).stream()
            .sorted(Comparator.comparingInt(each -> ProgressRows.rank(each.status().mark())))
            .toList();
    long later = counts.stream().filter(Dashboard::isLater).mapToLong(each -> each.number()).sum();
    return Stream.concat(
            counts.stream()
                .filter(each -> !isLater(each))
                .map(
                    each ->
                        new Part(
                            each.status().counted(),
                            each.number(),
                            each.status().mark().tone(),
                            "/milestones?state=" + each.status() + then)),
            Stream.of(
                new Part(
                    "later",
                    later,
                    "grey",
                    then.isEmpty() ? "/milestones" : "/milestones?" + then.substring(1))))
        .toList();
  }

  private static boolean isLater(MilestoneTimeline.Count count) {
    return count.status().mark().tone().equals("grey");
  }

  /** What the shorthand beside the figures in view means. */
  public List<FigureMark> marks(List<ProgressRow> shown) {
    return FigureMark.in(
        Stream.concat(
                shown.stream().flatMap(row -> row.now().stream()).map(ProgressRow.Now::text),
                figures.stream().map(small -> small.headline().current().text()))
            .toList());
  }

  public int lines() {
    return worstFirst().size();
  }

  /** All that the plan promised. */
  List<ProgressRow> worstFirst() {
    return ProgressRows.worstFirst(
        Stream.of(
                targets.shown(null).stream().map(rows::of),
                judged.all().stream().map(rows::of),
                register.milestones().stream().map(rows::of))
            .flatMap(each -> each));
  }

  /** Of it what is furthest from where it should be, and every target. */
  List<ProgressRow> first(int most) {
    var all = worstFirst();
    var first = new HashSet<ProgressRow>();
    Stream.of(
            all.stream().filter(row -> row.mark() == Mark.BAD),
            all.stream().filter(ProgressRow::isOfTarget),
            all.stream())
        .flatMap(each -> each)
        .filter(row -> first.size() < most)
        .forEach(first::add);
    return all.stream().filter(first::contains).toList();
  }

  List<ProgressRow> of(Status status) {
    return ProgressRows.worstFirst(targets.shown(status).stream().map(rows::of));
  }

  List<ProgressRow> of(SelfAssessment state) {
    return judged.all().stream().filter(one -> one.state() == state).map(rows::of).toList();
  }
}
