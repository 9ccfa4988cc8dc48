package throughline.bench.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked for on the command line. */
record Options(Set<Measurement> only, boolean quick) {

  static Options of(List<String> words) {
    Set<Measurement> only = EnumSet.allOf(Measurement.class);
    var quick = false;
    for (var place = 0; place < words.size(); place++) {
      switch (words.get(place)) {
        case "--quick" -> quick = true;
        case "--only" -> only = measurements(++place < words.size() ? words.get(place) : "");
        default ->
            throw new IllegalArgumentException(
                "\"%s\" is not an option: there are --only and --quick."
                    .formatted(words.get(place)));
      }
    }
    return new Options(only, quick);
  }

  private static Set<Measurement> measurements(String list) {
    return Stream.of(list.split(","))
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
}
