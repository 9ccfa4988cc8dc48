package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Figures of measures of every kind at once. */
public final class Figures {

  private Figures() {}

  /**
   * The figure of each question, in the order of the questions: one query for each kind of source,
   * however many measures there are.
   *
   * @param knownAt counts what was known by the end of this local day
   */
  public static List<Figure> read(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var shares = questions.stream().filter(asked -> asked.version().isShare()).toList();
    if (shares.isEmpty()) {
      return ofFacts(handle, questions, knownAt);
    }
    var all = new ArrayList<FigureQuestion>();
    questions.stream().filter(asked -> !asked.version().isShare()).forEach(all::add);
    shares.forEach(share -> all.addAll(ShareFigures.questions(share)));
    var read = ofFacts(handle, all, knownAt).iterator();
    var figures = new ArrayList<Figure>(Collections.nCopies(questions.size(), null));
    fill(figures, questions, asked -> !asked.version().isShare(), asked -> read.next());
    fill(
        figures,
        questions,
        asked -> asked.version().isShare(),
        asked -> Figure.share(read.next(), read.next()));
    return figures;
  }

  private static void fill(
      List<Figure> figures,
      List<FigureQuestion> questions,
      Predicate<FigureQuestion> which,
      Function<FigureQuestion, Figure> figure) {
    for (int i = 0; i < questions.size(); i++) {
      if (which.test(questions.get(i))) {
        figures.set(i, figure.apply(questions.get(i)));
      }
    }
  }

  /** One query for each kind of source; a share is asked as its two parts. */
  private static List<Figure> ofFacts(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var positions = new LinkedHashMap<FigureSource, List<Integer>>();
    for (int i = 0; i < questions.size(); i++) {
      var source = FigureSource.of(questions.get(i).version());
      positions.computeIfAbsent(source, s -> new ArrayList<>()).add(i);
    }
    var figures = new ArrayList<Figure>(Collections.nCopies(questions.size(), null));
    positions.forEach(
        (source, ofSource) -> {
          var read =
              source.figures(handle, ofSource.stream().map(questions::get).toList(), knownAt);
          for (int i = 0; i < read.size(); i++) {
            figures.set(ofSource.get(i), read.get(i));
          }
        });
    return Silence.told(handle, questions, figures);
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
          source.byPlace(handle, question, knownAt).getOrDefault(part.place(), nothing));
    }
    int position = question.version().breakdown(part.field());
    return position < 0
        ? Optional.empty()
        : Optional.of(
            source
                .bySplit(handle, question, knownAt)
                .getOrDefault(position, Map.of())
                .getOrDefault(part.value(), nothing));
  }
}
