package throughline.tracker.web.published;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.tracker.figure.map.CountyMap;
import throughline.tracker.figure.map.CountyMaps;
import throughline.tracker.figure.map.PlaceMap;
import throughline.tracker.release.Published;

/** Draws released figures of libraries on the map of their release. */
@Singleton
class ReleasedMap {

  private record Kept(int release, CountyMap map) {}

  private final ReleaseStore releases;

  /** Outlines are long, and all pages of a release have the same. */
  private volatile Kept kept = new Kept(0, null);

  ReleasedMap(ReleaseStore releases) {
    this.releases = releases;
  }

  /**
   * @param cells of the same days, by place
   * @return nothing where fewer than two libraries have a number
   */
  Optional<PlaceMap> of(
      int release,
      Published.Measure measure,
      List<Published.Place> places,
      Map<String, Published.Cell> cells) {
    var shown =
        places.stream()
            .filter(place -> place.kind().equals("LIBRARY") && cells.containsKey(place.place()))
            .map(place -> place(place, cells.get(place.place()), measure))
            .toList();
    return shown.stream().filter(place -> place.value() != null).count() < 2
        ? Optional.empty()
        : Optional.of(new PlaceMap(map(release), shown));
  }

  private static PlaceMap.Place place(
      Published.Place place, Published.Cell cell, Published.Measure measure) {
    return new PlaceMap.Place(
        place.place(),
        place.name(),
        cell.value() == null ? null : cell.value().doubleValue(),
        ReleasedText.of(cell, measure.unit()));
  }

  private CountyMap map(int release) {
    var now = kept;
    if (now.release() != release) {
      var sent =
          releases.map(release).stream()
              .collect(
                  Collectors.toMap(
                      ReleaseStore.MapFile::kind,
                      file -> new CountyMaps.Stored(file.content(), file.notice())));
      now = new Kept(release, CountyMaps.of(sent.get("OUTLINES"), sent.get("POINTS")));
      kept = now;
    }
    return now.map();
  }
}
