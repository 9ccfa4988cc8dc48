package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.RecordBody;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;

/** A strategy lead writes what is happening with a measure, why, and who does what next. */
@Singleton
public class WriteCommentary {

  private static final String MOVED =
      "The figure has moved since you opened this page. What it is now is shown above, and what you typed is still here: send it again if it says so of this figure, too";

  private static final String JUDGED_ANEW =
      "The measure has been judged anew since you opened this page. How it stands now is shown above, and what you typed is still here: send it again if it says so of this, too";

  /** The quarter that is going on, and those before it that are shown without a word. */
  private static final int QUARTERS = 5;

  private final PlanData data;
  private final ActionPlan plan;

  WriteCommentary(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  public void write(
      String measure,
      String quarter,
      long seen,
      String shown,
      CommentaryRequest typed,
      SignedIn who) {
    writeAll(quarter, List.of(new Sent(measure, seen, shown, typed, "")), who);
  }

  /**
   * What was sent about one measure.
   *
   * @param seen the version that its sender had before them
   * @param shown the figure that they had before them, by {@link #key}
   * @param about what the names of its fields end with
   */
  record Sent(String measure, long seen, String shown, CommentaryRequest typed, String about) {}

  /** All of it or nothing. */
  void writeAll(String quarter, List<Sent> all, SignedIn who) {
    var figures = figures(all.stream().map(Sent::measure).toList(), quarter);
    data.record(
        who,
        (handle, author) -> {
          var fields = new Fields();
          var facts = new ArrayList<ManualEntry>();
          for (var sent : all) {
            var figure = figures.get(sent.measure());
            var id = Commentary.id(sent.measure(), figure.quarter());
            Commentaries.history(handle, id).requireSeen(sent.seen());
            if (!key(figure.performance(), figure.judged()).equals(sent.shown())) {
              throw new Conflict("moved", moved(figure, all.size()));
            }
            var written =
                sent.typed().read(fields, sent.about(), figure.quarter(), figure.isOffTrack());
            if (fields.ok()) {
              facts.add(fact(id, sent.seen(), figure, written));
            }
          }
          fields.throwIfAny();
          return facts;
        });
  }

  private static String moved(Figure figure, int all) {
    var words = figure.judged().isPresent() ? JUDGED_ANEW : MOVED;
    return all == 1 ? words : figure.performance().measure().title() + ": " + words;
  }

  /** What a commentary is bound to: written of another figure, it says nothing of this one. */
  public static String key(Performance performance, Optional<SelfAssessments.One> judged) {
    return judged
        .map(one -> one.state() + " " + one.reason())
        .map(words -> UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString())
        .orElseGet(
            () ->
                performance.status() + performance.actual().map(figure -> " " + figure).orElse(""));
  }

  /** The figure that it is bound to, with what exactly was known. */
  private record Figure(
      Period quarter,
      Performance performance,
      Optional<SelfAssessments.One> judged,
      KnowledgePosition position) {

    boolean isOffTrack() {
      return performance.isOffTrack() || judged.filter(SelfAssessments.One::isBehind).isPresent();
    }
  }

  private Map<String, Figure> figures(List<String> ids, String key) {
    var today = data.today();
    return data.readBeside(
        handle -> {
          var all = data.measures(handle);
          var measures = ids.stream().map(id -> measure(all, id)).toList();
          var quarter = quarter(key, plan, today);
          var judged = SelfAssessments.read(handle, measures, today);
          var position = KnowledgePosition.of(handle, data.now());
          return performances(handle, all, measures, quarter, today).entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      each ->
                          new Figure(
                              quarter,
                              each.getValue(),
                              Optional.ofNullable(judged.of(each.getValue().measure())),
                              position)));
        });
  }

  private ManualEntry fact(String id, long seen, Figure figure, CommentaryRequest.Written written) {
    var performance = figure.performance();
    var quarter = figure.quarter();
    var today = data.today();
    var asAt = today.isBefore(quarter.lastDay()) ? today : quarter.lastDay();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", performance.measure().id())
            .put("from", quarter.from().toString())
            .put("lastDay", quarter.lastDay().toString())
            .put("happening", written.happening())
            .put("why", written.why())
            .put("asAt", asAt.toString())
            .put("status", performance.status().name())
            .put("position", figure.position().toString());
    performance.actual().ifPresent(known -> body.put("figure", known));
    figure
        .judged()
        .map(Commentary.AssessmentThen::of)
        .ifPresent(then -> body.set("judged", RecordBody.of(then)));
    body.set("actions", RecordBody.of(written.next()));
    return new ManualEntry(ManualEntryKind.COMMENTARY, id, seen, body);
  }

  /** What was written about a quarter. */
  record OfQuarter(
      Measure measure,
      Period quarter,
      Performance performance,
      Optional<SelfAssessments.One> judged,
      Optional<CommentaryView> latest,
      List<Commentary> earlier) {

    public String key() {
      return Commentary.key(quarter);
    }

    public long version() {
      return latest.map(view -> view.commentary().version()).orElse(0L);
    }

    public String figureKey() {
      return WriteCommentary.key(performance, judged);
    }
  }

  List<OfQuarter> all(String measureId) {
    var today = data.today();
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var measure = measure(all, measureId);
          var written = Commentaries.of(handle, measureId);
          var quarters = new ArrayList<>(quarters(today));
          written.keySet().stream().filter(q -> !quarters.contains(q)).forEach(quarters::add);
          return quarters.stream()
              .map(q -> ofQuarter(handle, all, measure, q, written.getOrDefault(q, List.of())))
              .toList();
        });
  }

  OfQuarter one(String measureId, String key) {
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var measure = measure(all, measureId);
          var quarter = quarter(key, plan, data.today());
          var written = Commentaries.of(handle, measureId).getOrDefault(quarter, List.of());
          return ofQuarter(handle, all, measure, quarter, written);
        });
  }

  /** What is off track of a quarter, what nobody has written about first, and then the worst. */
  List<OfQuarter> offTrack(String key) {
    var today = data.today();
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var quarter = quarter(key, plan, today);
          var measures =
              Retirements.lasting(handle, quarter.lastDay(), today).followed(all.all()).stream()
                  .filter(measure -> !measure.isEstimate())
                  .toList();
          var written = Commentaries.ofQuarter(handle, quarter, today);
          var judged = SelfAssessments.read(handle, measures, today);
          var behind =
              SelfAssessments.atEnd(handle, measures, quarter.lastDay(), today).stream()
                  .map(SelfAssessments.AtEnd::one)
                  .filter(SelfAssessments.One::isBehind)
                  .map(SelfAssessments.One::measure)
                  .toList();
          return performances(handle, all, measures, quarter, today).values().stream()
              .filter(each -> each.isOffTrack() || behind.contains(each.measure()))
              .map(
                  each -> {
                    var said = Optional.ofNullable(judged.of(each.measure()));
                    var version = all.version(each.measure().id(), today);
                    return new OfQuarter(
                        each.measure(),
                        quarter,
                        each,
                        said,
                        Optional.ofNullable(written.get(each.measure().id()))
                            .map(last -> CommentaryView.of(last, each, said, version, today)),
                        List.of());
                  })
              .sorted(
                  Comparator.comparing((OfQuarter of) -> of.latest().isPresent())
                      .thenComparing(of -> of.performance().status()))
              .toList();
        });
  }

  /** Where the review of a quarter goes on that somebody has just written for; null for none. */
  String review(String key) {
    var today = data.today();
    return Optional.ofNullable(key)
        .flatMap(saved -> find(saved, plan, today))
        .filter(quarter -> !quarter.to().isAfter(today))
        .map(quarter -> "/reviews/" + Commentary.key(quarter))
        .orElse(null);
  }

  private OfQuarter ofQuarter(
      Handle handle, Measures all, Measure measure, Period quarter, List<Commentary> written) {
    var today = data.today();
    var performance = performance(handle, all, measure, quarter, today);
    var version = all.version(measure.id(), today);
    var judged = SelfAssessments.of(handle, measure, today);
    return new OfQuarter(
        measure,
        quarter,
        performance,
        judged,
        written.stream()
            .findFirst()
            .map(latest -> CommentaryView.of(latest, performance, judged, version, today)),
        written.isEmpty() ? List.of() : written.subList(1, written.size()));
  }

  static Measure measure(Measures all, String id) {
    return all.find(id)
        .filter(measure -> !measure.isEstimate())
        .orElseThrow(() -> new NotFound("measure with this address"));
  }

  static Performance performance(
      Handle handle, Measures all, Measure measure, Period quarter, LocalDate today) {
    return performances(handle, all, List.of(measure), quarter, today).get(measure.id());
  }

  private static Map<String, Performance> performances(
      Handle handle, Measures all, List<Measure> measures, Period quarter, LocalDate today) {
    var day = today.isBefore(quarter.lastDay()) ? today : quarter.lastDay();
    return AssessPerformance.read(handle, all, measures, day, today);
  }

  static Period quarter(String key, ActionPlan plan, LocalDate today) {
    return find(key, plan, today).orElseThrow(() -> new NotFound("quarter with this address"));
  }

  private static Optional<Period> find(String key, ActionPlan plan, LocalDate today) {
    return Commentary.quarter(key)
        .filter(quarter -> !quarter.lastDay().isBefore(plan.firstDay()))
        .filter(quarter -> !quarter.from().isAfter(today));
  }

  private static List<Period> quarters(LocalDate today) {
    var quarters = new ArrayList<>(Period.endedBy(Frequency.QUARTER, today, QUARTERS - 1));
    quarters.add(Period.quarter(today));
    Collections.reverse(quarters);
    return quarters;
  }
}
