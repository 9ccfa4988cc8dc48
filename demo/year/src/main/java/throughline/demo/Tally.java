package throughline.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the year of a service did, as the figures have to show it. */
public final class Tally {

  private record Cell(String measure, LocalDate day) {}

  private record Person(String measure, String subject) {}

  private final Map<Cell, Long> amounts = new HashMap<>();
  private final Map<Person, LocalDate> lastSeen = new HashMap<>();

  public Tally() {}

  public void add(String measure, LocalDate day, long amount) {
    amounts.merge(new Cell(measure, day), amount, Long::sum);
  }

  public void seen(String measure, String subject, LocalDate day) {
    lastSeen.merge(
        new Person(measure, subject), day, (one, other) -> one.isAfter(other) ? one : other);
  }

  /**
   * Everything, one line for each measure and day: {@code measure day amount}. People are on the
   * last day on which they were seen: so many were seen in any period that ends after the year.
   */
  public List<String> lines() {
    var all = new HashMap<>(amounts);
    lastSeen.forEach((person, day) -> all.merge(new Cell(person.measure(), day), 1L, Long::sum));
    return all.entrySet().stream()
        .map(
            each ->
                "%s %s %d".formatted(each.getKey().measure(), each.getKey().day(), each.getValue()))
        .sorted()
        .toList();
  }
}
