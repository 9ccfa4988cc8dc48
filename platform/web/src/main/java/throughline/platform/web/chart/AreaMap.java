package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A map of areas with a spot for each thing that lies in them, to be shown by the tag {@code
 * areaMap}. How much a spot has is told by its size and its shade. The page has a table that says
 * the same, so the drawing has one name and no parts for a screen reader.
 *
 * @param areas their outlines
 * @param spots those drawn later lie above the others
 */
public record AreaMap(List<Area> areas, List<Spot> spots) {

  /** How many sizes and shades there are; 0 stands for no figure. */
  public static final int STEPS = 5;

  /** By WGS 84, in degrees. */
  public record Position(double longitude, double latitude) {}

  /**
   * An area.
   *
   * @param name what it is called
   * @param rings each from a position back to it, with as few positions as the drawing can show
   */
  public record Area(String name, List<List<Position>> rings) {

    /** Leaves out what is finer than the drawing; whoever keeps areas keeps fewer positions. */
    public Area {
      rings = rings.stream().map(Outlines::simplified).filter(ring -> ring.size() > 3).toList();
      if (rings.isEmpty()) {
        throw new IllegalArgumentException("an area of a map has an outline");
      }
    }

    /** Whether a position lies in it: in one ring, or in an odd number of them. */
    public boolean holds(Position position) {
      return rings.stream().filter(ring -> Outlines.holds(ring, position)).count() % 2 == 1;
    }
  }

  /**
   * A thing on the map.
   *
   * @param text its name and figure, which a pointer that rests on it is told
   * @param step from 1 for the least to {@link #STEPS} for the most; 0 for no figure
   */
  public record Spot(String text, Position at, int step) {

    /** Refuses a step that has no size. */
    public Spot {
      if (step < 0 || step > STEPS) {
        throw new IllegalArgumentException("there is no step " + step);
      }
    }
  }

  /** A line of the legend. */
  public record Key(int step, String words) {

    public int radius() {
      return AreaMap.radius(step);
    }
  }

  private static final int WIDTH = 480;
  private static final int EDGE = 12;
  private static final int SMALLEST = 4;
  private static final int NAME_HIGH = 14;
  private static final int NAME_WIDE = 60;
  private static final int FARTHEST = 98;

  /** Keeps copies, and refuses a map of nothing. */
  public AreaMap {
    areas = List.copyOf(areas);
    spots = List.copyOf(spots);
    if (areas.isEmpty()) {
      throw new IllegalArgumentException("a map has an area");
    }
  }

  /** How high the drawing is, where it is 480 wide. */
  public int height() {
    return frame().height();
  }

  /** What stands within the {@code svg} element. */
  public String svg() {
    var frame = frame();
    var svg = new Svg("tl-map");
    for (var area : areas) {
      svg.shape("area", area.rings().stream().map(frame::path).collect(Collectors.joining()));
    }
    for (var area : areas) {
      var name = frame.place(area, spots);
      svg.text("tl-map__name", name.x(), name.y(), area.name());
    }
    for (var spot : spots) {
      var at = frame.at(spot.at());
      svg.spot("spot--" + spot.step(), at.x(), at.y(), radius(spot.step()), spot.text());
    }
    return svg.end();
  }

  private static int radius(int step) {
    return SMALLEST + step;
  }

  private Frame frame() {
    var all = new ArrayList<Position>();
    areas.forEach(area -> area.rings().forEach(all::addAll));
    var longitudes = all.stream().mapToDouble(Position::longitude).summaryStatistics();
    var latitudes = all.stream().mapToDouble(Position::latitude).summaryStatistics();
    double narrower = Math.cos(Math.toRadians((latitudes.getMin() + latitudes.getMax()) / 2));
    double degree =
        (WIDTH - 2 * EDGE) / Math.max(1e-6, (longitudes.getMax() - longitudes.getMin()) * narrower);
    return new Frame(
        longitudes.getMin(), latitudes.getMin(), latitudes.getMax(), narrower * degree, degree);
  }

  private record At(double x, double y) {}

  private record Frame(double west, double south, double north, double wide, double high) {

    int height() {
      return (int) Math.ceil((north - south) * high + 2 * EDGE);
    }

    At at(Position position) {
      return new At(
          EDGE + (position.longitude() - west) * wide, EDGE + (north - position.latitude()) * high);
    }

    String path(List<Position> ring) {
      var path = new StringBuilder();
      long lastX = 0;
      long lastY = 0;
      for (var position : ring) {
        var at = at(position);
        long x = Math.round(at.x());
        long y = Math.round(at.y());
        // From the one before, as that takes a third of the letters.
        path.append(path.isEmpty() ? "M" : "l").append(x - lastX).append(' ').append(y - lastY);
        lastX = x;
        lastY = y;
      }
      return path.append('z').toString();
    }

    /** Near its middle, where no spot would cover the name. */
    At place(Area area, List<Spot> spots) {
      var middle = middle(area);
      for (int aside = 0; aside <= FARTHEST; aside += NAME_HIGH) {
        for (int way : new int[] {1, -1}) {
          var at = new At(middle.x(), middle.y() + way * aside);
          if (area.holds(position(at)) && spots.stream().noneMatch(spot -> covers(spot, at))) {
            return at;
          }
        }
      }
      return middle;
    }

    private boolean covers(Spot spot, At name) {
      var at = at(spot.at());
      return Math.abs(at.x() - name.x()) < NAME_WIDE && Math.abs(at.y() + 4 - name.y()) < NAME_HIGH;
    }

    private Position position(At at) {
      return new Position(west + (at.x() - EDGE) / wide, north - (at.y() - EDGE) / high);
    }

    private At middle(Area area) {
      var ring = area.rings().get(0);
      var box = ring.stream().map(this::at).toList();
      var x = box.stream().mapToDouble(At::x).summaryStatistics();
      var y = box.stream().mapToDouble(At::y).summaryStatistics();
      return new At((x.getMin() + x.getMax()) / 2, (y.getMin() + y.getMax()) / 2);
    }
  }
}
