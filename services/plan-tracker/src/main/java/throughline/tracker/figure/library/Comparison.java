package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.map.CountyMap;
import throughline.tracker.figure.map.PlaceMap;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.shared.FigureMark;

/**
 * The libraries beside each other by one measure.
 *
 * @param reach whom it could reach, in words; empty where nobody has estimated them by library
 * @param byReach whether figures are per 1,000 of them
 * @param unranked what is counted at no library, and libraries that have no figure
 */
record Comparison(
    LocalDate day,
    List<Measure> measures,
    Measure measure,
    String covered,
    String reach,
    boolean byReach,
    Line county,
    List<Line> ranked,
    List<Line> unranked,
    CountyMap map,
    Freshness freshness) {

  /**
   * One library, or the county.
   *
   * @param rank 0 for what has none
   * @param code of a library that has a page; empty otherwise
   * @param value what is drawn; null if there is no figure
   * @param text what is ranked, in words
   * @param counted what it is worked out from; empty where the text says it
   */
  record Line(
      int rank,
      String code,
      String name,
      String district,
      Double value,
      String text,
      String counted) {

    public boolean isLibrary() {
      return !code.isEmpty();
    }

    Line ranked(int place) {
      return new Line(place, code, name, district, value, text, counted);
    }
  }

  /** The highest first; the same figure is the same rank. */
  static List<Line> ranked(List<Line> lines) {
    var sorted =
        lines.stream()
            .filter(line -> line.value() != null)
            .sorted(Comparator.comparingDouble(Line::value).reversed())
            .toList();
    var ranked = new ArrayList<Line>();
    for (int i = 0; i < sorted.size(); i++) {
      var same = i > 0 && sorted.get(i).value().equals(sorted.get(i - 1).value());
      ranked.add(sorted.get(i).ranked(same ? ranked.get(i - 1).rank() : i + 1));
    }
    return List.copyOf(ranked);
  }

  /** Where the county stands on a library's bar; what adds up to it has no such place. */
  public Double tick() {
    return measure.isShare() || byReach ? county.value() : null;
  }

  public double longest() {
    return ranked.stream().mapToDouble(Line::value).max().orElse(0);
  }

  public String unitWords() {
    return byReach ? "per 1,000 " + reach : "";
  }

  /** What the map and the bars show, in one sentence. */
  public String sentence() {
    if (ranked.isEmpty()) {
      return "No library has a figure yet.";
    }
    var most = ranked.get(0);
    var least = ranked.get(ranked.size() - 1);
    if (least.rank() == 1) {
      return "All alike: %s%s.".formatted(most.text(), byReach ? " " + unitWords() : "");
    }
    return "Most: %s, %s%s. Least: %s, %s. County: %s."
        .formatted(
            most.name(),
            most.text(),
            byReach ? " " + unitWords() : "",
            least.name(),
            least.text(),
            county.text());
  }

  public String alt() {
    return "Map of the libraries. " + sentence();
  }

  public PlaceMap places() {
    return new PlaceMap(
        map,
        Stream.concat(ranked.stream(), unranked.stream())
            .map(line -> new PlaceMap.Place(line.code(), line.name(), line.value(), line.text()))
            .toList());
  }

  public List<FigureMark> marks() {
    return FigureMark.in(
        Stream.concat(ranked.stream(), unranked.stream())
            .flatMap(line -> Stream.of(line.text(), line.counted()))
            .toList());
  }
}
