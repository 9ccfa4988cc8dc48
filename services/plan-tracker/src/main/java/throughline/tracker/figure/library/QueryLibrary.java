package throughline.tracker.figure.library;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.time.London;
import throughline.platform.web.chart.Chart;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.SameTime;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.figure.Timelines;
import throughline.tracker.intake.source.Freshness;

/** Reads what the measures come to at a library. */
@Singleton
public class QueryLibrary {

  private final MeasureStore measures;
  private final Clock clock;

  QueryLibrary(MeasureStore measures, Clock clock) {
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * @param over the measure that is shown over time; the first that has a figure if it is none
   */
  public LibraryFigures read(Handle handle, Library library, String over, LocalDate day) {
    var all = measures.read(handle);
    var versions =
        all.versionsOn(day).stream()
            .filter(MeasureVersion::hasPlaces)
            .filter(version -> !version.measure().isEstimate())
            .toList();
    var lines = lines(handle, library, versions, day);
    var shown = lines.stream().filter(LibraryLine::hasFigure).toList();
    var course = chosen(shown, over).map(line -> course(handle, line.version(), library, day));
    return new LibraryFigures(
        library,
        day,
        KnowledgePosition.of(handle, clock.instant()),
        shown,
        Timelines.read(
            handle, shown.stream().map(LibraryLine::version).toList(), library.code(), day),
        lines.stream().filter(line -> !line.hasFigure()).map(LibraryLine::measure).toList(),
        course.orElse(null),
        Freshness.read(handle, clock.instant()),
        NowKnown.of(handle, all, questions(library, shown, course), day, London.today(clock)));
  }

  private static Optional<LibraryLine> chosen(List<LibraryLine> lines, String over) {
    return lines.stream()
        .filter(line -> line.measure().id().equals(over))
        .findFirst()
        .or(() -> lines.stream().findFirst());
  }

  private static List<LibraryLine> lines(
      Handle handle, Library library, List<MeasureVersion> versions, LocalDate day) {
    var questions = new ArrayList<FigureQuestion>();
    for (var version : versions) {
      var source = FigureSource.of(version);
      var until = SameTime.lastDay(version, day);
      var current = new FigureQuestion(version, source.current(until));
      var before = new FigureQuestion(version, source.current(until.minusYears(1)));
      questions.addAll(List.of(current.at(library.code()), before.at(library.code()), current));
      if (until.isBefore(day)) {
        questions.add(new FigureQuestion(version, source.current(day)).at(library.code()));
      }
    }
    var figures = Figures.read(handle, questions, day).iterator();
    var heard = SourceHeard.firstDays(handle);
    return versions.stream()
        .map(v -> line(v, SameTime.lastDay(v, day).isBefore(day), figures, heard))
        .toList();
  }

  private static LibraryLine line(
      MeasureVersion version, boolean goesOn, Iterator<Figure> read, Map<String, LocalDate> heard) {
    var here = read.next();
    var before = read.next();
    return new LibraryLine(
        version,
        here,
        LibraryLine.atSamePoint(version, before, heard),
        read.next(),
        goesOn ? read.next() : here,
        LibraryLine.wordsAtSamePoint(version, before.period(), heard));
  }

  private static LibraryFigures.Course course(
      Handle handle, MeasureVersion version, Library library, LocalDate day) {
    var questions =
        FigureSource.of(version).timeline(day).stream()
            .map(period -> new FigureQuestion(version, period).at(library.code()))
            .toList();
    return new LibraryFigures.Course(version, library.name(), Figures.read(handle, questions, day));
  }

  private static Map<String, FigureQuestion> questions(
      Library library, List<LibraryLine> lines, Optional<LibraryFigures.Course> course) {
    var questions = new LinkedHashMap<String, FigureQuestion>();
    for (var line : lines) {
      questions.put(line.key(), asked(line.version(), line.here(), library));
      if (!line.before().isBeforeSource()) {
        questions.put(line.beforeKey(), asked(line.version(), line.before(), library));
      }
    }
    course.ifPresent(
        shown ->
            shown
                .figures()
                .forEach(
                    figure ->
                        questions.put(
                            shown.keyOf(figure), asked(shown.version(), figure, library))));
    return questions;
  }

  private static FigureQuestion asked(MeasureVersion version, Figure figure, Library library) {
    return new FigureQuestion(version, figure.period()).at(library.code());
  }

  /**
   * What the measures come to at a library.
   *
   * @param position what exactly was known, so that every figure opens into the lines of then
   * @param without the measures that split by place and have none there
   * @param course one of the measures over time; null if none has a figure
   */
  public record LibraryFigures(
      Library library,
      LocalDate day,
      KnowledgePosition position,
      List<LibraryLine> lines,
      Map<String, List<Figure>> timelines,
      List<Measure> without,
      Course course,
      Freshness freshness,
      NowKnown now) {

    public List<Double> points(LibraryLine line) {
      return Timelines.points(line.version(), timelines.get(line.measure().id()));
    }

    public record Course(MeasureVersion version, String place, List<Figure> figures) {

      public Measure measure() {
        return version.measure();
      }

      public String title() {
        var over = FigureSource.of(version).timelineTitle();
        return "%s at %s, %s"
            .formatted(
                measure().title(), place, over.substring(0, 1).toLowerCase() + over.substring(1));
      }

      public Chart chart() {
        return TimelineChart.of(title(), measure().unit(), figures);
      }

      public String provisionalNote() {
        return FigureText.provisional(version, figures);
      }

      public List<Figure> newestFirst() {
        var reversed = new ArrayList<>(figures);
        Collections.reverse(reversed);
        return reversed;
      }

      public String keyOf(Figure figure) {
        return measure().id() + "-from-" + figure.period().from();
      }
    }

    public FigureAddress addressOf(MeasureVersion version, Figure figure) {
      return figure.hasValue() && !version.isShare()
          ? FigureAddress.headline(version.measure(), day, position)
              .of(FigurePart.ofPlace(library.code()))
              .in(figure.period())
          : null;
    }
  }
}
