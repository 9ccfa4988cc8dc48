package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.rule.MeasureVersion;
import throughline.tracker.rule.Measures;

/**
 * What figures that are shown as known at a past day are by what is known today, under the rule of
 * today: of the same periods, places and splits.
 */
public final class NowKnown {

  /** Of a page that shows what is known today. */
  public static final NowKnown SHOWN = new NowKnown(Map.of());

  private final Map<String, Figure> figures;

  private NowKnown(Map<String, Figure> figures) {
    this.figures = figures;
  }

  /** Those of headlines: one query for each kind of source. */
  public static NowKnown of(
      Handle handle, Measures measures, List<Headline> headlines, LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return SHOWN;
    }
    var keys = new ArrayList<String>();
    var questions = new ArrayList<FigureQuestion>();
    for (var headline : headlines) {
      measures
          .version(headline.measure().id(), today)
          .ifPresent(
              version -> {
                keys.add(headline.measure().id());
                questions.add(new FigureQuestion(version, headline.current().period()));
                keys.add(headline.comparisonKey());
                questions.add(new FigureQuestion(version, headline.comparison().period()));
              });
    }
    return new NowKnown(read(handle, keys, questions, today));
  }

  /** Those of a measure's history. */
  public static NowKnown of(
      Handle handle, Measures measures, MeasureHistory history, LocalDate today) {
    if (history.knownAt().equals(today)) {
      return SHOWN;
    }
    var figures = new HashMap<String, Figure>();
    measures
        .version(history.measure().id(), today)
        .ifPresent(version -> figures.putAll(read(handle, history, version, today)));
    return new NowKnown(figures);
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
    var nothing = CellQueries.figure(current, 0);
    var source = FigureSource.of(version.measure());
    var places = source.byPlace(handle, current, today);
    history
        .places()
        .forEach(
            place -> figures.put(history.keyOf(place), places.getOrDefault(place.code(), nothing)));
    var splits = source.bySplit(handle, current, today);
    for (var split : history.splits()) {
      var parts = splits.get(version.breakdown(split.field()));
      if (parts != null) {
        split
            .parts()
            .forEach(
                part ->
                    figures.put(
                        history.keyOf(split, part), parts.getOrDefault(part.value(), nothing)));
      }
    }
    return figures;
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

  /** What it is today; empty where it is the same. */
  public Optional<Figure> figure(String key, Figure then) {
    return Optional.ofNullable(figures.get(key)).filter(now -> !now.text().equals(then.text()));
  }

  /** For readers: "Now 553"; empty where it is the same. */
  public String beside(String key, Figure then) {
    return figure(key, then).map(now -> "Now " + now.text()).orElse("");
  }
}
