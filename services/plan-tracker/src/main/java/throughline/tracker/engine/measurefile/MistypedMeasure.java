package throughline.tracker.engine.measurefile;

import java.util.List;

/** What somebody typed is no measure that could be counted. */
public final class MistypedMeasure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  MistypedMeasure(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
