package throughline.bench.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked for on the command line.
 *
 * @param contributions how many the tracker is filled with before its pages are read
 */
record Options(Set<Measurement> only, boolean quick, int contributions) {

  private static final int CONTRIBUTIONS = 1_000_000;
  private static final int MOST = 100_000_000;

  static Options of(List<String> words) {
    Set<Measurement> only = EnumSet.allOf(Measurement.class);
    var quick = false;
    var contributions = CONTRIBUTIONS;
    for (var place = 0; place < words.size(); place++) {
      switch (words.get(place)) {
        case "--quick" -> quick = true;
        case "--only" -> only = measurements(++place < words.size() ? words.get(place) : "");
        case "--contributions" ->
            contributions = number(++place < words.size() ? words.get(place) : "");
        default ->
            throw new IllegalArgumentException(
                "\"%s\" is not an option: there are --only, --quick and --contributions."
                    .formatted(words.get(place)));
      }
    }
    return new Options(only, quick, contributions);
  }

  private static int number(String word) {
    var number = word.matches("\\d{1,9}") ? Integer.parseInt(word) : 0;
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "--contributions takes a number from 1 to %,d, written with digits alone."
              .formatted(MOST));
    }
    return number;
  }

  private static Set<Measurement> measurements(String list) {
    return Arrays.stream(list.split(","))
        .map(Options::measurement)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Measurement.class)));
  }

  private static Measurement measurement(String word) {
    return Stream.of(Measurement.values())
        .filter(measurement -> measurement.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--only takes a list of these, with commas between: "
                        + Stream.of(Measurement.values())
                            .map(Measurement::word)
                            .collect(Collectors.joining(", "))));
  }

  /** A part of the whole must not pass for the latest figures. */
  boolean isWhole() {
    return !quick && contributions == CONTRIBUTIONS && only.size() == Measurement.values().length;
  }
}
