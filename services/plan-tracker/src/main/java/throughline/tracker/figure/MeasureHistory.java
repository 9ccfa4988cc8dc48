package throughline.tracker.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.rule.Evaluator;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.shared.FigureMark;

/**
 * A measure over time and by place.
 *
 * @param position what exactly was known, so that every figure opens into the lines of then
 * @param timeline oldest first; a stock's figure is that of each period's last day
 * @param places the headline's figure for each place code that has one
 * @param splits the headline's figure by each field that the measure is split by
 * @param silence since when its source was not heard of; empty if it is
 */
public record MeasureHistory(
    Measure measure,
    LocalDate knownAt,
    KnowledgePosition position,
    Headline headline,
    List<Figure> timeline,
    List<AtPlace> places,
    List<Split> splits,
    long uncountable,
    String silence) {

  private static final String UNCOUNTABLE =
      """
      SELECT coalesce(sum(facts), 0) FROM not_counted
       WHERE measure_version_id = :rule AND detail = :why AND known_on <= :knownAt
      """;

  /** The figure of one place; the code is empty where the fact states none. */
  public record AtPlace(String code, Figure figure) {}

  public record Split(String field, List<Part> parts) {

    public String words() {
      return FieldWords.of(field);
    }

    public String title() {
      return FieldWords.titled(field);
    }
  }

  /** What one value of the field has of the figure. */
  public record Part(String value, Figure figure) {

    public String words() {
      return FigurePart.valueWords(value);
    }
  }

  public List<Figure> newestFirst() {
    var reversed = new ArrayList<>(timeline);
    Collections.reverse(reversed);
    return reversed;
  }

  private FigureAddress address() {
    return FigureAddress.headline(measure, knownAt, position);
  }

  /** Where the figure of the headline, or that of a period, opens; null where there is none. */
  public FigureAddress addressOf(Figure figure) {
    if (!figure.hasValue()) {
      return null;
    }
    return figure == headline.current() ? address() : address().in(figure.period());
  }

  public FigureAddress addressOf(AtPlace place) {
    return address().of(FigurePart.ofPlace(place.code()));
  }

  public FigureAddress addressOf(Split split, Part part) {
    return address().of(FigurePart.ofSplit(split.field(), part.value()));
  }

  public String keyOf(Figure period) {
    return measure.id() + "-from-" + period.period().from();
  }

  public String keyOf(AtPlace place) {
    return measure.id() + "-place-" + place.code();
  }

  public String keyOf(Split split, Part part) {
    return measure.id() + "-" + split.field() + "-" + part.value();
  }

  Map<String, Figure> byKey() {
    var figures = new LinkedHashMap<String, Figure>();
    timeline.forEach(period -> figures.put(keyOf(period), period));
    places.forEach(place -> figures.put(keyOf(place), place.figure()));
    splits.forEach(
        split -> split.parts().forEach(part -> figures.put(keyOf(split, part), part.figure())));
    figures.put(measure.id(), headline.current());
    figures.put(headline.comparisonKey(), headline.comparison());
    return figures;
  }

  public String timelineTitle() {
    return FigureSource.of(headline.version()).timelineTitle();
  }

  public String periodWords(Figure figure) {
    return figure.isSoFar() ? figure.period().label() + " so far" : figure.period().label();
  }

  public List<String> notes() {
    var flags = headline.current().flags();
    var notes = new ArrayList<String>();
    if (!silence.isEmpty()) {
      notes.add(silence);
    }
    if (flags.contains(Figure.FigureFlag.NO_DENOMINATOR)) {
      notes.add(withoutWhole() + " So there is no percentage, which is not 0%.");
    }
    if (flags.contains(Figure.FigureFlag.OVER_WHOLE)) {
      notes.add("More than 100%: people move, and the estimate is of another day.");
    }
    if (uncountable > 0) {
      notes.add(
          "The rule fails on %s, left out here alone. Ask an administrator to look at the rule."
              .formatted(
                  uncountable == 1 ? "1 record" : FigureText.count(uncountable) + " records"));
    }
    return notes;
  }

  private boolean hasSilence() {
    return timeline.stream().anyMatch(Figure::isAfterSource);
  }

  public String silenceNote() {
    if (!hasSilence()) {
      return "";
    }
    return measure.kind() == MeasureKind.STOCK
        ? "%s: what stood after its source was last heard of nobody knows. The figure of %s stays what was known last."
            .formatted(FigureMark.NOT_AVAILABLE.words(), London.date(knownAt))
        : FigureMark.NOT_AVAILABLE.words() + ": its source was not heard of, which is not 0.";
  }

  public String provisionalNote() {
    return FigureText.provisional(headline.version(), timeline);
  }

  private String withoutWhole() {
    if (headline.current().denominator() != null) {
      return "Nothing of what this is a share of was counted.";
    }
    return headline.version().parts().denominator().measure().isEstimate()
        ? "What this is a share of is not known: no estimate was entered."
        : "What this is a share of is not known.";
  }

  public boolean hasValues() {
    return headline.hasFigure() || timeline.stream().anyMatch(Figure::hasValue);
  }

  public static MeasureHistory read(
      Handle handle, MeasureVersion version, LocalDate knownAt, Instant now) {
    var source = FigureSource.of(version);
    var headline = Headlines.read(handle, List.of(version), knownAt).get(0);
    var asked = new FigureQuestion(version, headline.current().period());
    return new MeasureHistory(
        version.measure(),
        knownAt,
        KnowledgePosition.of(handle, now),
        headline,
        overTime(handle, version, source.timeline(knownAt), knownAt),
        Figures.byPlace(handle, List.of(asked), knownAt).get(0).entrySet().stream()
            .map(place -> new AtPlace(place.getKey(), place.getValue()))
            .toList(),
        splits(handle, version, source.bySplit(handle, asked, knownAt), knownAt),
        uncountable(handle, version, knownAt),
        silence(version, SourceLastHeard.lastDays(handle, knownAt), knownAt));
  }

  private static String silence(
      MeasureVersion version, Map<String, LocalDate> lastHeard, LocalDate knownAt) {
    var words = Silence.words(version, lastHeard, knownAt, knownAt);
    return words.isEmpty() ? Silence.ofLoans(version, lastHeard, knownAt) : words;
  }

  private static long uncountable(Handle handle, MeasureVersion version, LocalDate knownAt) {
    return handle
        .createQuery(UNCOUNTABLE)
        .bind("rule", version.measureVersionId())
        .bind("why", Evaluator.CANNOT_COUNT)
        .bind("knownAt", knownAt)
        .mapTo(Long.class)
        .one();
  }

  /**
   * The figure of each of the source's periods; none where nobody could have told of anything. Of a
   * share both parts are told of before they are divided.
   */
  public static List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> periods, LocalDate knownAt) {
    var figures = FigureSource.of(version).overTime(handle, version, periods, knownAt);
    var told = version.isShare() ? figures : Silence.told(handle, version, figures, knownAt);
    return told.stream().map(figure -> Figures.marked(handle, figure, version, knownAt)).toList();
  }

  private static List<Split> splits(
      Handle handle,
      MeasureVersion version,
      Map<Integer, Map<String, Figure>> byPosition,
      LocalDate knownAt) {
    var fields = version.measure().rule().orElseThrow().breakdowns();
    return IntStream.range(0, fields.size())
        .mapToObj(
            i ->
                new Split(
                    fields.get(i),
                    parts(
                        Figures.marked(
                            handle, byPosition.getOrDefault(i, Map.of()), version, knownAt))))
        .toList();
  }

  private static List<Part> parts(Map<String, Figure> figures) {
    return figures.entrySet().stream().map(f -> new Part(f.getKey(), f.getValue())).toList();
  }
}
