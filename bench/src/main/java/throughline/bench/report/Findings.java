package throughline.bench.report;

import java.util.List;
import java.util.stream.Stream;

/** The figures of a measurement, and what must be known beside them. */
public record Findings(List<Result> results, List<String> notes) {

  public Findings and(Findings more) {
    return new Findings(joined(results, more.results), joined(notes, more.notes));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
