package throughline.bench.report;

import java.util.ArrayList;
import java.util.List;

/** What a measurement came to: its figures, and what was checked or must be known beside them. */
public record Findings(List<Result> results, List<String> notes) {

  public Findings {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  public Findings and(Findings more) {
    return new Findings(joined(results, more.results), joined(notes, more.notes));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
