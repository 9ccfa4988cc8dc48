package throughline.tracker.plan.target;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How many measures are how well on track. */
public record StatusCounts(Collection<Performance> performances) {

  /** Without those that no figure can judge: that they have no target says nothing of them. */
  public static StatusCounts ofFigures(Collection<Performance> performances) {
    return new StatusCounts(
        performances.stream()
            .filter(performance -> !performance.measure().isJudgedInWords())
            .toList());
  }

  public record Count(Status status, long number) {

    public String words() {
      return number + " " + status.counted();
    }
  }

  public List<Count> counts() {
    var counts = new ArrayList<Count>();
    for (var status : Status.inSentence()) {
      long number = performances.stream().filter(s -> s.status() == status).count();
      if (number > 0) {
        counts.add(new Count(status, number));
      }
    }
    return counts;
  }

  public List<Performance> shown(Status only) {
    return performances.stream()
        .filter(
            performance ->
                only == null ? performance.target().isPresent() : performance.status() == only)
        .sorted(Comparator.comparing(Performance::status))
        .toList();
  }
}
