package throughline.tracker.review;

import static throughline.platform.files.table.TableColumn.day;
import static throughline.platform.files.table.TableColumn.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.files.table.FileTable;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.target.Status;
import throughline.tracker.review.commentary.Commentary;

/** The review of a quarter, for programs. What is not known is absent. */
@Schema(name = "Review")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReviewView(
    String label,
    LocalDate from,
    LocalDate lastDay,
    Review.ReviewState state,
    List<MeasureInReview> measures,
    @Schema(description = "The measures that no figure can judge, what needs somebody first")
        List<JudgedInReview> judged,
    @Schema(description = "What the data lacks, while it is not signed off") List<String> gaps,
    @Schema(description = "What was revised since it was signed off, in a paragraph")
        String revisionNote,
    @Schema(description = "What was signed off before and reopened, oldest first")
        List<ReplacedSignature> earlier,
    @Schema(description = "What the files of its pack are known by: SHA-256 of their bytes")
        List<KeepPacks.Digest> packs) {

  @Schema(name = "ReplacedSignature")
  record ReplacedSignature(
      Instant signedAt,
      String signedBy,
      Instant reopenedAt,
      String reopenedBy,
      @Schema(description = "What was wrong") String reason) {

    static ReplacedSignature of(Review.Replaced replaced) {
      return new ReplacedSignature(
          replaced.signed().at(),
          replaced.signed().by(),
          replaced.at(),
          replaced.by(),
          replaced.reason());
    }
  }

  @Schema(name = "MeasureInReview")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record MeasureInReview(
      String measure,
      String title,
      @Schema(description = "The quarter's figure") String text,
      @Schema(description = "What it is now, if it was revised since") String now,
      @Schema(description = "True of a signed figure of which more was still to come")
          Boolean provisional,
      @Schema(description = "True of a signed figure that moved by more than what was to come")
          Boolean revised,
      Status status,
      String sentence,
      @Schema(description = "What became of its target since the quarter began")
          String targetChange,
      @Schema(description = "What its target was changed to since it was signed off")
          String targetSince,
      @Schema(description = "Since when it was off track") String since,
      String happening,
      String why,
      List<Commentary.NextStep> next) {}

  @Schema(name = "JudgedInReview")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record JudgedInReview(
      String measure,
      String title,
      SelfAssessment state,
      String owner,
      String reason,
      @Schema(description = "Since when it was off track") String since,
      @Schema(description = "What its owner said of it between the quarter's end and the signature")
          String judgedAnew,
      @Schema(description = "What its owner said of it since it was signed off") String judgedSince,
      String happening,
      String why,
      List<Commentary.NextStep> next) {}

  static ReviewView of(BrowseReviews.Opened opened) {
    var summary = ReviewSummaryView.of(opened.review());
    return new ReviewView(
        summary.label(),
        summary.from(),
        summary.lastDay(),
        summary.state(),
        opened.statement().measures().stream().map(each -> measure(opened, each)).toList(),
        opened.statement().judged().stream().map(each -> judged(opened, each)).toList(),
        opened.gaps().stream().map(DataCheck.Gap::words).toList(),
        opened.note().text(),
        opened.review().replaced().stream().map(ReplacedSignature::of).toList(),
        opened.digests());
  }

  private static MeasureInReview measure(BrowseReviews.Opened opened, SignedMeasure measure) {
    var written = opened.commentaryOf(measure.measure());
    var revised = opened.revisionOf(measure);
    return new MeasureInReview(
        measure.measure(),
        measure.title(),
        measure.text(),
        revised == null ? null : revised.after().text(),
        opened.wasProvisional(measure) ? true : null,
        opened.isRevised(measure) ? true : null,
        measure.status(),
        measure.sentence(),
        measure.targetChange(),
        opened.targetSince(measure),
        measure.since(),
        written == null ? null : written.happening(),
        written == null ? null : written.why(),
        next(written));
  }

  private static JudgedInReview judged(BrowseReviews.Opened opened, SignedAssessment judged) {
    var written = opened.commentaryOf(judged.measure());
    return new JudgedInReview(
        judged.measure(),
        judged.title(),
        judged.state(),
        judged.owner(),
        judged.reason(),
        judged.since(),
        judged.anew(),
        opened.judgedSince(judged),
        written == null ? null : written.happening(),
        written == null ? null : written.why(),
        next(written));
  }

  private static List<Commentary.NextStep> next(Commentary written) {
    return written == null ? List.of() : written.next();
  }

  @Schema(name = "ReviewSummary")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReviewSummaryView(
      String label,
      LocalDate from,
      LocalDate lastDay,
      Review.ReviewState state,
      @Schema(description = "Absent until it is signed off") Instant signedAt,
      String signedBy) {

    static final FileTable<ReviewSummaryView> TABLE =
        FileTable.of(
            "Reviews",
            text("label", "Quarter", ReviewSummaryView::label),
            day("from", "First day", ReviewSummaryView::from),
            day("lastDay", "Last day", ReviewSummaryView::lastDay),
            text("state", "State", view -> view.state().name()),
            text("signedAt", "Signed at", view -> Objects.toString(view.signedAt(), null)),
            text("signedBy", "Signed by", ReviewSummaryView::signedBy));

    static ReviewSummaryView of(Review review) {
      return new ReviewSummaryView(
          review.quarter().label(),
          review.quarter().from(),
          review.quarter().lastDay(),
          review.state(),
          review.signed().map(Review.Signed::at).orElse(null),
          review.signed().map(Review.Signed::by).orElse(null));
    }
  }
}
