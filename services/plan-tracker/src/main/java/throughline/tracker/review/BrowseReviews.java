package throughline.tracker.review;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.change.ChangeAddress;
import throughline.tracker.figure.change.Changes;
import throughline.tracker.figure.change.Knowledge;
import throughline.tracker.figure.change.MeasureChange;
import throughline.tracker.figure.change.RevisionNote;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.TargetChanges;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/** Reads the reviews of quarters. */
@Singleton
class BrowseReviews {

  private final PlanData data;
  private final ActionPlan plan;

  BrowseReviews(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  /** A review with all that its page shows. */
  record Opened(
      Review review,
      List<DataCheck.Gap> gaps,
      Statement statement,
      Map<String, Commentary> written,
      Map<String, MeasureChange> revised,
      Map<String, String> targets,
      Map<String, String> judged,
      Set<String> provisional,
      RevisionNote note,
      List<KeepPacks.Digest> digests,
      LocalDate today) {

    public String gapWords() {
      return SeenGaps.of(gaps).words();
    }

    public String checkedWords() {
      if (review.checked().isPresent()) {
        return "Checked";
      }
      return gaps.isEmpty() ? "Nothing is missing" : gaps.size() + " to look at";
    }

    public String checkedColour() {
      return review.checked().isPresent() ? "green" : "yellow";
    }

    public String explainedWords() {
      int lacking = statement.lackingCommentary().size();
      return lacking == 0 ? "Explained" : lacking + " without commentary";
    }

    public String explainedColour() {
      return statement.lackingCommentary().isEmpty() ? "green" : "yellow";
    }

    public Commentary commentaryOf(String measure) {
      return written.get(measure);
    }

    public MeasureChange revisionOf(SignedMeasure measure) {
      var change = revised.get(measure.measure());
      return change != null && change.isChange() ? change : null;
    }

    public List<String> differences(Review.Replaced replaced) {
      var all = review.replaced();
      return replaced.number() < all.size()
          ? replaced.differences(all.get(replaced.number()).signed())
          : review.signed().map(replaced::differences).orElse(List.of());
    }

    public boolean wasProvisional(SignedMeasure measure) {
      return provisional.contains(measure.measure());
    }

    public boolean isRevised(SignedMeasure measure) {
      var change = revisionOf(measure);
      return change != null && !(wasProvisional(measure) && change.isOnlyMore());
    }

    public String provisionalNote() {
      var unmarked =
          statement.measures().stream()
              .filter(each -> wasProvisional(each) && !each.isProvisional())
              .map(SignedMeasure::title)
              .toList();
      return unmarked.isEmpty()
          ? statement.provisionalNote()
          : "%s Provisional without a mark when signed off, since it counts what happens within some time: %s."
              .formatted(statement.provisionalNote(), String.join(", ", unmarked))
              .strip();
    }

    public String targetSince(SignedMeasure measure) {
      return targets.getOrDefault(measure.measure(), "");
    }

    public String judgedSince(SignedAssessment one) {
      return judged.getOrDefault(one.measure(), "");
    }

    public ChangeAddress changed(MeasureChange change) {
      return ChangeAddress.of(
          change.measure().id(), review.quarter(), Knowledge.at(statement.position()), today);
    }
  }

  List<Review> all() {
    return data.read(handle -> Reviews.all(handle, data.today()));
  }

  Opened one(String key) {
    var today = data.today();
    var quarter = Reviews.quarter(key, plan, today);
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var review = Reviews.of(handle, quarter);
          return review
              .signed()
              .map(signed -> signed(handle, all, review, signed, today))
              .orElseGet(() -> going(handle, all, review, today));
        });
  }

  private Opened going(Handle handle, Measures all, Review review, LocalDate today) {
    var quarter = review.quarter();
    return new Opened(
        review,
        DataCheck.read(handle, all, quarter, today, data.now()),
        Statement.read(handle, all, quarter, today, data.now()),
        Commentaries.ofQuarter(handle, quarter, today),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        RevisionNote.NONE,
        List.of(),
        today);
  }

  private static Opened signed(
      Handle handle, Measures all, Review review, Review.Signed signed, LocalDate today) {
    var statement = signed.statement();
    var ids = statement.measures().stream().map(SignedMeasure::measure).toList();
    var since = Knowledge.at(statement.position());
    var questions = Statement.questions(all, ids, review.quarter(), today);
    var changes = Changes.read(handle, all, questions, since, today);
    var provisional = provisional(all, review.quarter(), signed);
    return new Opened(
        review,
        List.of(),
        statement,
        written(handle, review.quarter(), statement),
        changes.stream().collect(Collectors.toMap(c -> c.measure().id(), c -> c)),
        targets(handle, all, signed, today),
        judged(handle, all, statement, today),
        provisional,
        RevisionNote.of(
            "Since %s was signed off on %s"
                .formatted(review.quarter().label(), London.date(London.dateOf(signed.at()))),
            changes,
            provisional),
        KeepPacks.digests(handle, review),
        today);
  }

  private static Set<String> provisional(Measures all, Period quarter, Review.Signed signed) {
    var signedOn = London.dateOf(signed.at());
    return signed.statement().measures().stream()
        .filter(each -> each.wasProvisional(all, quarter, signedOn))
        .map(SignedMeasure::measure)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> targets(
      Handle handle, Measures all, Review.Signed signed, LocalDate today) {
    var changes = TargetChanges.read(handle, today);
    var words = new HashMap<String, String>();
    for (var then : signed.statement().measures()) {
      all.find(then.measure())
          .ifPresent(
              measure -> {
                long version =
                    then.targetVersion() == SignedMeasure.UNKNOWN
                        ? changes.versionAt(signed.at(), then.year(), measure)
                        : then.targetVersion();
                words.put(measure.id(), changes.since(version, then.year(), measure));
              });
    }
    return words;
  }

  private static Map<String, String> judged(
      Handle handle, Measures all, Statement statement, LocalDate today) {
    var now = SelfAssessments.read(handle, all.all(), today);
    var words = new HashMap<String, String>();
    for (var then : statement.judged()) {
      all.find(then.measure())
          .map(now::of)
          .filter(one -> !then.isSame(one) && !then.anew().contains(one.said()))
          .ifPresent(
              one -> words.put(then.measure(), "Judged anew since %s.".formatted(one.said())));
    }
    return words;
  }

  /** The versions that were signed off, whatever was written since. */
  static Map<String, Commentary> written(Handle handle, Period quarter, Statement statement) {
    var versions = statement.commentaries();
    return Commentaries.historyOf(handle, quarter).stream()
        .filter(each -> versions.getOrDefault(each.measure(), 0L) == each.version())
        .collect(Collectors.toMap(Commentary::measure, each -> each));
  }

  /**
   * @param number of a signature that was replaced; null for the last
   */
  Signature signature(String key, Integer number) {
    var quarter = Reviews.quarter(key, plan, data.today());
    return data.read(handle -> Signature.of(Reviews.of(handle, quarter), number));
  }

  Pack pack(Signature signature) {
    var quarter = signature.review().quarter();
    var statement = signature.signed().statement();
    var signedOn = London.dateOf(signature.signed().at());
    return data.read(
        handle ->
            new Pack(
                signature,
                written(handle, quarter, statement),
                PackBeside.read(
                    handle, plan, data.measures(handle), statement, quarter, signedOn)));
  }
}
