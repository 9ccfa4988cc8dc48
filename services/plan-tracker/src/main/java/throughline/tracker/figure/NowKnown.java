package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;

/**
 * What figures that are shown as known at a past day are by what is known today, under the rule of
 * today: of the same periods, places and splits.
 */
public final class NowKnown {

  public static final NowKnown SHOWN = new NowKnown(Map.of(), List.of());

  private final Map<String, Figure> figures;
  private final List<String> notes;

  private NowKnown(Map<String, Figure> figures, List<String> notes) {
    this.figures = figures;
    this.notes = List.copyOf(notes);
  }

  public static NowKnown of(
      Handle handle, Measures measures, List<Headline> headlines, LocalDate day, LocalDate today) {
    var shown = new LinkedHashMap<String, FigureQuestion>();
    for (var headline : headlines) {
      shown.put(
          headline.measure().id(),
          new FigureQuestion(headline.version(), headline.current().period()));
      shown.put(
          headline.comparisonKey(),
          new FigureQuestion(headline.version(), headline.comparison().period()));
    }
    return of(handle, measures, shown, day, today);
  }

  public static NowKnown of(
      Handle handle,
      Measures measures,
      Map<String, FigureQuestion> shown,
      LocalDate day,
      LocalDate today) {
    if (day.equals(today)) {
      return SHOWN;
    }
    var keys = new ArrayList<String>();
    var questions = new ArrayList<FigureQuestion>();
    shown.forEach(
        (key, question) ->
            measures
                .version(question.version().measure().id(), today)
                .ifPresent(
                    version -> {
                      keys.add(key);
                      questions.add(question.under(version));
                    }));
    return new NowKnown(read(handle, keys, questions, today), List.of());
  }

  public static NowKnown of(
      Handle handle, Measures measures, MeasureHistory history, LocalDate today) {
    if (history.knownAt().equals(today)) {
      return SHOWN;
    }
    var figures = new HashMap<String, Figure>();
    measures
        .version(history.measure().id(), today)
        .ifPresent(version -> figures.putAll(read(handle, history, version, today)));
    return new NowKnown(figures, notes(handle, measures, history, figures, today));
  }

  private static List<String> notes(
      Handle handle,
      Measures measures,
      MeasureHistory history,
      Map<String, Figure> figures,
      LocalDate today) {
    var gone =
        history.byKey().entrySet().stream()
            .filter(then -> then.getValue().hasValue() && figures.containsKey(then.getKey()))
            .map(then -> figures.get(then.getKey()))
            .filter(now -> !now.hasValue())
            .toList();
    var silence =
        gone.stream().anyMatch(Figure::isAfterSource)
            ? measures
                .version(history.measure().id(), today)
                .map(v -> Silence.words(v, SourceLastHeard.lastDays(handle, today), today, today))
                .orElse("")
            : "";
    return Stream.concat(
            gone.stream()
                .map(Figure::whyNone)
                .distinct()
                .map(why -> "Some of these have no figure today. " + why),
            Stream.of(silence).filter(words -> !words.isEmpty()))
        .toList();
  }

  private static Map<String, Figure> read(
      Handle handle, MeasureHistory history, MeasureVersion version, LocalDate today) {
    var headline = history.headline();
    var keys = new ArrayList<>(List.of(headline.measure().id(), headline.comparisonKey()));
    var questions = new ArrayList<FigureQuestion>();
    var current = new FigureQuestion(version, headline.current().period());
    questions.add(current);
    questions.add(new FigureQuestion(version, headline.comparison().period()));
    for (var period : history.timeline()) {
      keys.add(history.keyOf(period));
      questions.add(new FigureQuestion(version, period.period()));
    }
    var figures = read(handle, keys, questions, today);
    var source = FigureSource.of(version);
    var places = Figures.byPlace(handle, List.of(current), today).get(0);
    history.places().forEach(p -> put(figures, history.keyOf(p), current, places, p.code()));
    var splits = source.bySplit(handle, current, today);
    for (var split : history.splits()) {
      var parts = splits.getOrDefault(version.breakdown(split.field()), Map.of());
      split.parts().forEach(p -> put(figures, history.keyOf(split, p), current, parts, p.value()));
    }
    return figures;
  }

  private static void put(
      Map<String, Figure> figures,
      String key,
      FigureQuestion asked,
      Map<String, Figure> found,
      String label) {
    if (found.containsKey(label)) {
      figures.put(key, found.get(label));
    } else if (!asked.version().isShare()) {
      figures.put(key, CellQueries.figure(asked, 0));
    }
  }

  private static Map<String, Figure> read(
      Handle handle, List<String> keys, List<FigureQuestion> questions, LocalDate today) {
    var read = Figures.read(handle, questions, today);
    var figures = new HashMap<String, Figure>();
    for (int i = 0; i < keys.size(); i++) {
      figures.put(keys.get(i), read.get(i));
    }
    return figures;
  }

  public Optional<Figure> figure(String key, Figure then) {
    return Optional.ofNullable(figures.get(key)).filter(now -> !now.isSame(then));
  }

  public List<String> notes() {
    return notes;
  }

  public String beside(String key, Figure then) {
    return figure(key, then).map(now -> "Now " + now.text()).orElse("");
  }
}
