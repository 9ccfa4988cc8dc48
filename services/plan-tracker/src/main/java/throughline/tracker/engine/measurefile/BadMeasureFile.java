package throughline.tracker.engine.measurefile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * measures.yaml cannot be used; the message says which entry and what to do. The service does not
 * start.
 */
public class BadMeasureFile extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Something that is wrong in an entry.
   *
   * @param key where, as {@code when.status}; empty for the whole entry
   */
  public record Problem(String key, String words) {

    static Problem of(String key, String predicate) {
      return new Problem(key, key + " " + predicate);
    }
  }

  public BadMeasureFile(String message) {
    super("measures.yaml: " + message);
    this.problems = List.of(new Problem("", message));
  }

  BadMeasureFile(String message, Throwable cause) {
    super("measures.yaml: " + message, cause);
    this.problems = List.of(new Problem("", message));
  }

  BadMeasureFile(String measure, List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::words)
            .collect(
                Collectors.joining("; ", "measures.yaml: measure %s: ".formatted(measure), "")));
    this.problems = List.copyOf(problems);
  }

  BadMeasureFile(String measure, Problem problem) {
    this(measure, List.of(problem));
  }

  public String words() {
    return problems.stream().map(Problem::words).collect(Collectors.joining("; "));
  }

  public List<Problem> problems() {
    return problems;
  }
}
