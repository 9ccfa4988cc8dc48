package throughline.tracker.figure.map;

import java.util.List;
import java.util.Map;
import throughline.contracts.places.Library;
import throughline.platform.web.chart.AreaMap.Area;
import throughline.platform.web.chart.AreaMap.Position;

/**
 * The county as a map shows it.
 *
 * @param districts by code
 * @param libraries where each is, by code
 */
public record CountyMap(Outlines outlines, Map<String, Position> libraries) {

  /**
   * The outline of each district, by its code.
   *
   * @param notice whose outlines they are, and under which licence
   */
  public record Outlines(Map<String, Area> districts, String notice) {

    /** Whether a position lies in a library's district. */
    public boolean holds(Library library, Position position) {
      return districts.get(library.districtCode()).holds(position);
    }
  }

  public List<Area> areas() {
    return List.copyOf(outlines.districts().values());
  }
}
