package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Figures that are sums of cells, whether of a period or of all days up to a date. */
final class SummedFigures {

  static final FigureSource.FigureReader READER = SummedFigures::read;

  private SummedFigures() {}

  private static List<Figure> read(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var ofCells = questions.stream().map(SummedFigures::contributing).toList();
    var sums = CellQueries.sums(handle, ofCells, knownAt);
    return IntStream.range(0, sums.size())
        .mapToObj(i -> source(questions.get(i)).figure(questions.get(i), sums.get(i)))
        .toList();
  }

  private static FigureQuestion contributing(FigureQuestion asked) {
    var period = source(asked).contributing(asked.period());
    return new FigureQuestion(asked.version(), period, asked.place());
  }

  private static FigureSource source(FigureQuestion asked) {
    return FigureSource.of(asked.version());
  }
}
