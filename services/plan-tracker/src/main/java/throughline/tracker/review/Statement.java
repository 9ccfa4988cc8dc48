package throughline.tracker.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.OffTrackSince;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;
import throughline.tracker.plan.target.TargetChanges;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/** What a quarter came to, as it is signed off. */
public record Statement(
    KnowledgePosition position, List<SignedMeasure> measures, List<SignedAssessment> judged) {

  public Statement {
    measures = List.copyOf(measures);
    judged = List.copyOf(judged);
  }

  /** Names what it says, so that nobody signs off what they have not seen. */
  public String seal() {
    var all = measures + " " + judged;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public long count(Status status) {
    return measures.stream().filter(each -> each.status() == status).count();
  }

  public List<SignedMeasure> offTrack() {
    return measures.stream()
        .filter(SignedMeasure::isOffTrack)
        .sorted(Comparator.comparing(SignedMeasure::status))
        .toList();
  }

  public List<SignedMeasure> onTrack() {
    return measures.stream().filter(SignedMeasure::isOnTrack).toList();
  }

  public List<SignedMeasure> notJudged() {
    return measures.stream().filter(each -> !each.status().isJudged()).toList();
  }

  public String provisionalNote() {
    return measures.stream().noneMatch(SignedMeasure::isProvisional)
        ? ""
        : "[p] provisional: what happens within some time, such as 90 days, or waited for approval still came to count.";
  }

  public List<SignedAssessment> judgedOffTrack() {
    return judged.stream().filter(SignedAssessment::isOffTrack).toList();
  }

  public boolean isNothingOffTrack() {
    return offTrack().isEmpty() && judgedOffTrack().isEmpty();
  }

  public List<SignedAssessment> judgedOtherwise() {
    return judged.stream().filter(each -> !each.isOffTrack()).toList();
  }

  /** A measure of which nobody has said why it is off track. */
  public record Unexplained(String measure, String title) {}

  public List<Unexplained> lackingCommentary() {
    return Stream.concat(
            measures.stream()
                .filter(SignedMeasure::lacksCommentary)
                .map(each -> new Unexplained(each.measure(), each.title())),
            judged.stream()
                .filter(SignedAssessment::lacksCommentary)
                .map(each -> new Unexplained(each.measure(), each.title())))
        .toList();
  }

  Map<String, Long> commentaries() {
    var versions = new HashMap<String, Long>();
    measures.forEach(each -> versions.put(each.measure(), each.commentary()));
    judged.forEach(each -> versions.put(each.measure(), each.commentary()));
    return versions;
  }

  static List<Measure> measures(Handle handle, Measures all, Period quarter, LocalDate today) {
    return Retirements.lasting(handle, quarter.lastDay(), today).followed(all.all()).stream()
        .filter(measure -> !measure.isEstimate())
        .toList();
  }

  static Statement read(Handle handle, Measures all, Period quarter, LocalDate today, Instant now) {
    var measures = measures(handle, all, quarter, today);
    var performances = AssessPerformance.read(handle, all, measures, quarter.lastDay(), today);
    var since = OffTrackSince.read(handle, all, performances.values(), today);
    var figures = figures(handle, all, measures, quarter, today);
    var written = Commentaries.ofQuarter(handle, quarter, today);
    var targets = TargetChanges.read(handle, today);
    var signed = new ArrayList<SignedMeasure>();
    for (var measure : measures) {
      var performance = performances.get(measure.id());
      var figure = Optional.ofNullable(figures.get(measure.id()));
      if (figure.filter(Figure::hasValue).isPresent() || performance.target().isPresent()) {
        signed.add(
            signed(
                performance,
                figure,
                targets,
                quarter,
                since.words(measure.id()),
                version(written, measure)));
      }
    }
    var judged = SelfAssessments.atEnd(handle, measures, quarter.lastDay(), today);
    return new Statement(
        KnowledgePosition.of(handle, now),
        signed,
        judged.stream()
            .map(each -> SignedAssessment.of(each, version(written, each.one().measure())))
            .toList());
  }

  private static long version(Map<String, Commentary> written, Measure measure) {
    return Optional.ofNullable(written.get(measure.id())).map(Commentary::version).orElse(0L);
  }

  private static SignedMeasure signed(
      Performance performance,
      Optional<Figure> figure,
      TargetChanges targets,
      Period quarter,
      String since,
      long commentary) {
    var measure = performance.measure();
    return new SignedMeasure(
        measure.id(),
        measure.title(),
        measure.version(),
        figure.map(Figure::text).orElse("No data"),
        figure.flatMap(SignedAmount::of),
        performance.status(),
        performance.sentence(),
        performance.targetWords(),
        performance.year().from(),
        targets.versionNow(performance.year(), measure),
        targets.sinceStartOf(quarter, performance.year(), measure),
        since,
        performance.forecastWords(),
        measure.isCounted() ? performance.travelWords() : "",
        commentary);
  }

  private static Map<String, Figure> figures(
      Handle handle, Measures all, List<Measure> measures, Period quarter, LocalDate today) {
    var questions = questions(all, measures.stream().map(Measure::id).toList(), quarter, today);
    var figures = Figures.read(handle, questions, today);
    var byMeasure = new HashMap<String, Figure>();
    for (int i = 0; i < questions.size(); i++) {
      byMeasure.put(questions.get(i).version().measure().id(), figures.get(i));
    }
    return byMeasure;
  }

  static List<FigureQuestion> questions(
      Measures all, List<String> measures, Period quarter, LocalDate today) {
    return measures.stream()
        .flatMap(id -> all.version(id, today).stream())
        .map(version -> new FigureQuestion(version, shown(version, quarter)))
        .toList();
  }

  static Period shown(MeasureVersion version, Period quarter) {
    return FigureSource.of(version).asked(quarter.from(), quarter.lastDay());
  }
}
