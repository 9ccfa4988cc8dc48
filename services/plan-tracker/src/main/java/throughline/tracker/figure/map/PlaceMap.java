package throughline.tracker.figure.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import throughline.platform.web.chart.AreaMap;
import throughline.platform.web.chart.Steps;

/** Libraries on the map of the county, each shaded by its value. */
public record PlaceMap(CountyMap map, List<Place> places) {

  /**
   * A library.
   *
   * @param value what it is shaded by; null if there is none
   * @param text the value in words, or why there is none
   */
  public record Place(String code, String name, Double value, String text) {}

  /** Keeps those that the map knows a point of, the highest first. */
  public PlaceMap {
    var known = map.libraries().keySet();
    places =
        places.stream()
            .filter(place -> known.contains(place.code()))
            .sorted(
                Comparator.comparing(Place::value, Comparator.nullsLast(Comparator.reverseOrder())))
            .toList();
  }

  public AreaMap drawing() {
    var steps = steps();
    return new AreaMap(
        map.areas(),
        places.stream()
            .map(
                place ->
                    new AreaMap.Spot(
                        place.name() + ": " + place.text(),
                        map.libraries().get(place.code()),
                        step(steps, place)))
            .sorted(Comparator.comparingInt(AreaMap.Spot::step).reversed())
            .toList());
  }

  public List<AreaMap.Key> legend() {
    var steps = steps();
    var keys = new ArrayList<AreaMap.Key>();
    for (int step = 1; step <= steps.tops().size(); step++) {
      int of = step;
      var shaded = places.stream().filter(place -> step(steps, place) == of).toList();
      var high = shaded.get(0).text();
      var low = shaded.get(shaded.size() - 1).text();
      keys.add(new AreaMap.Key(step, low.equals(high) ? low : low + " to " + high));
    }
    if (places.stream().anyMatch(place -> place.value() == null)) {
      keys.add(new AreaMap.Key(0, "No figure"));
    }
    return keys;
  }

  public String notice() {
    return map.outlines().notice();
  }

  private static int step(Steps steps, Place place) {
    return place.value() == null ? 0 : steps.of(place.value());
  }

  private Steps steps() {
    return Steps.of(places.stream().map(Place::value).filter(Objects::nonNull).toList());
  }
}
