package throughline.local;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.client.Figure;

/** Each figure of the plan tracker beside what the services counted when they made up the year. */
record DemoFigures(List<Line> lines) {
  private static final String ROW = "  %-58s %12s %12s";

  private record Line(String title, long counted, long shown) {}

  private record Counted(String measure, LocalDate day, long amount) {
    static Counted of(String line) {
      String[] words = line.split(" ");
      return new Counted(words[0], LocalDate.parse(words[1]), Long.parseLong(words[2]));
    }
  }

  /**
   * @param counted lines of {@code measure day amount}
   * @param shown by the measure's id; a measure that was counted and is not shown counts as 0
   */
  static DemoFigures of(Stream<String> counted, Map<String, Figure> shown) {
    Map<String, List<Counted>> byMeasure =
        counted
            .map(Counted::of)
            .collect(Collectors.groupingBy(Counted::measure, TreeMap::new, Collectors.toList()));
    return new DemoFigures(
        byMeasure.entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue(), shown.get(entry.getKey())))
            .toList());
  }

  private static Line line(String measure, List<Counted> counted, Figure shown) {
    if (shown == null) {
      return new Line(measure, counted.stream().mapToLong(Counted::amount).sum(), 0);
    }
    long sum =
        counted.stream().filter(each -> shown.covers(each.day())).mapToLong(Counted::amount).sum();
    return new Line(shown.title(), sum, shown.value());
  }

  boolean areAsCounted() {
    return lines.stream().allMatch(line -> line.counted() == line.shown());
  }

  String table() {
    return Stream.concat(
            Stream.of(ROW.formatted("Measure", "Counted", "Shown")),
            lines.stream().map(line -> ROW.formatted(line.title(), line.counted(), line.shown())))
        .collect(Collectors.joining("\n"));
  }
}
