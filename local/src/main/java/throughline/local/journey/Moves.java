package throughline.local.journey;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.client.Figure;

/** What each measure was before and after, and how far it should have moved. */
record Moves(List<Move> all) {
  private static final String ROW = "  %-58s %9s %9s %9s %9s";

  record Move(String title, long before, long after, long expected) {
    long moved() {
      return after - before;
    }

    boolean isAsExpected() {
      return moved() == expected;
    }

    private String row() {
      return ROW.formatted(title, before, after, signed(moved()), signed(expected));
    }

    private String complaint() {
      return "%s moved by %s and should have moved by %s."
          .formatted(title, signed(moved()), signed(expected));
    }

    private static String signed(long number) {
      return number > 0 ? "+" + number : Long.toString(number);
    }
  }

  static Moves between(
      Map<String, Figure> before, Map<String, Figure> after, Map<String, Long> expected) {
    return new Moves(
        before.keySet().stream()
            .map(
                id ->
                    new Move(
                        before.get(id).title(),
                        before.get(id).value(),
                        after.get(id).value(),
                        expected.get(id)))
            .toList());
  }

  boolean areAsExpected() {
    return all.stream().allMatch(Move::isAsExpected);
  }

  String table() {
    return Stream.concat(
            Stream.of(ROW.formatted("Measure", "Before", "After", "Moved", "Expected")),
            all.stream().map(Move::row))
        .collect(Collectors.joining("\n"));
  }

  String complaints() {
    return all.stream()
        .filter(move -> !move.isAsExpected())
        .map(Move::complaint)
        .collect(Collectors.joining("\n"));
  }
}
