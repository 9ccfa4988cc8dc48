package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.engine.rule.MeasureVersion;

/** Figures of measures of every kind at once. */
public final class Figures {

  private Figures() {}

  /**
   * The figure of each question, in the order of the questions: one query for each kind of source,
   * however many measures there are.
   */
  public static List<Figure> read(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var figures =
        withShares(
            questions,
            ofFacts ->
                AnswerCache.each(handle, known(ofFacts, knownAt), asked -> ask(handle, asked)),
            (share, part, whole) -> Figure.share(part, whole));
    return IntStream.range(0, figures.size())
        .mapToObj(i -> marked(handle, figures.get(i), questions.get(i).version(), knownAt))
        .toList();
  }

  public static List<Figure> told(
      Handle handle, List<FigureQuestion> questions, List<Long> numbers, LocalDate knownAt) {
    var figures =
        IntStream.range(0, numbers.size())
            .mapToObj(i -> CellQueries.figure(questions.get(i), numbers.get(i)))
            .toList();
    var told = Silence.told(handle, questions, figures, knownAt);
    return IntStream.range(0, told.size())
        .mapToObj(i -> marked(handle, told.get(i), questions.get(i).version(), knownAt))
        .toList();
  }

  private record Known(FigureQuestion question, LocalDate at) {}

  private static List<Known> known(List<FigureQuestion> questions, LocalDate at) {
    return questions.stream().map(question -> new Known(question, at)).toList();
  }

  private static List<Figure> ask(Handle handle, List<Known> asked) {
    if (asked.isEmpty()) {
      return List.of();
    }
    var questions = asked.stream().map(Known::question).toList();
    var knownAt = asked.get(0).at();
    return Silence.told(
        handle,
        questions,
        byWhom(
            FigureSource::reader, questions, (reader, of) -> reader.figures(handle, of, knownAt)),
        knownAt);
  }

  /**
   * For each question the figure of each place that has one, by the place's code: one query for
   * each kind of source.
   */
  public static List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var figures =
        withShares(
            questions,
            ofFacts ->
                byWhom(
                    source -> source,
                    ofFacts,
                    (source, asked) -> source.byPlace(handle, asked, knownAt)),
            ShareFigures::divided);
    return IntStream.range(0, figures.size())
        .mapToObj(i -> marked(handle, figures.get(i), questions.get(i).version(), knownAt))
        .toList();
  }

  /** With what a reader has to know of it: what still comes to count, or waits for approval. */
  public static Figure marked(
      Handle handle, Figure figure, MeasureVersion version, LocalDate knownAt) {
    var known = figure.marked(version, knownAt);
    return known.hasValue()
            && !known.isProvisional()
            && WaitingForApproval.isIn(handle, version, known.period(), knownAt)
        ? known.provisional()
        : known;
  }

  static <K> Map<K, Figure> marked(
      Handle handle, Map<K, Figure> figures, MeasureVersion version, LocalDate knownAt) {
    var marked = new LinkedHashMap<K, Figure>();
    figures.forEach((of, figure) -> marked.put(of, marked(handle, figure, version, knownAt)));
    return marked;
  }

  private interface Divide<T> {
    T divide(FigureQuestion share, T part, T whole);
  }

  private static <T> List<T> withShares(
      List<FigureQuestion> questions,
      Function<List<FigureQuestion>, List<T>> ofFacts,
      Divide<T> divide) {
    var read = ofFacts.apply(questions.stream().flatMap(Figures::counted).toList()).iterator();
    return questions.stream().map(asked -> divided(asked, read, divide)).toList();
  }

  private static Stream<FigureQuestion> counted(FigureQuestion asked) {
    return asked.version().isShare()
        ? ShareFigures.questions(asked).stream().flatMap(Figures::counted)
        : Stream.of(asked);
  }

  private static <T> T divided(FigureQuestion asked, Iterator<T> read, Divide<T> divide) {
    if (!asked.version().isShare()) {
      return read.next();
    }
    var parts = ShareFigures.questions(asked);
    var part = divided(parts.get(0), read, divide);
    return divide.divide(asked, part, divided(parts.get(1), read, divide));
  }

  /** The answers in the order of the questions, of which everybody is asked all of their own. */
  private static <W, T> List<T> byWhom(
      Function<FigureSource, W> whom,
      List<FigureQuestion> questions,
      BiFunction<W, List<FigureQuestion>, List<T>> read) {
    var positions = new LinkedHashMap<W, List<Integer>>();
    for (int i = 0; i < questions.size(); i++) {
      var asked = whom.apply(FigureSource.of(questions.get(i).version()));
      positions.computeIfAbsent(asked, w -> new ArrayList<>()).add(i);
    }
    var answers = new ArrayList<T>(Collections.nCopies(questions.size(), null));
    positions.forEach(
        (asked, theirs) -> {
          var found = read.apply(asked, theirs.stream().map(questions::get).toList());
          for (int i = 0; i < found.size(); i++) {
            answers.set(theirs.get(i), found.get(i));
          }
        });
    return answers;
  }

  /**
   * The figure of a part.
   *
   * @return empty when the measure is not split by the part's field
   */
  public static Optional<Figure> read(
      Handle handle, FigureQuestion question, FigurePart part, LocalDate knownAt) {
    if (part.isWhole()) {
      return Optional.of(read(handle, List.of(question), knownAt).get(0));
    }
    var source = FigureSource.of(question.version());
    var nothing = CellQueries.figure(question, 0);
    if (part.place() != null) {
      return Optional.of(
          byPlace(handle, List.of(question), knownAt).get(0).getOrDefault(part.place(), nothing));
    }
    int position = question.version().breakdown(part.field());
    return position < 0
        ? Optional.empty()
        : Optional.of(
                source
                    .bySplit(handle, question, knownAt)
                    .getOrDefault(position, Map.of())
                    .getOrDefault(part.value(), nothing))
            .map(figure -> marked(handle, figure, question.version(), knownAt));
  }
}
