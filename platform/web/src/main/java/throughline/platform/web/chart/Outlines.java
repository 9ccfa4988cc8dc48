package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import throughline.platform.web.chart.AreaMap.Position;

/** What can be asked of a ring of positions. */
final class Outlines {

  /** In degrees; less than the width of the line that is drawn. */
  private static final double FINEST = 0.002;

  private Outlines() {}

  /** The ring without the positions that lie on the way from one that stays to the next. */
  static List<Position> simplified(List<Position> ring) {
    var kept = new BitSet(ring.size());
    int far = farthest(ring, 0, 0, ring.size() - 1);
    kept.set(0);
    kept.set(Math.max(0, ring.size() - 1));
    if (far > 0) {
      kept.set(far);
      keep(ring, 0, far, kept);
      keep(ring, far, ring.size() - 1, kept);
    }
    return kept.stream().filter(i -> i < ring.size()).mapToObj(ring::get).toList();
  }

  private static void keep(List<Position> ring, int start, int end, BitSet kept) {
    var open = new ArrayList<int[]>(List.of(new int[] {start, end}));
    while (!open.isEmpty()) {
      var part = open.remove(open.size() - 1);
      int most = 0;
      double distance = FINEST;
      for (int i = part[0] + 1; i < part[1]; i++) {
        double away = away(ring.get(i), ring.get(part[0]), ring.get(part[1]));
        if (away > distance) {
          most = i;
          distance = away;
        }
      }
      if (most > 0) {
        kept.set(most);
        open.add(new int[] {part[0], most});
        open.add(new int[] {most, part[1]});
      }
    }
  }

  private static int farthest(List<Position> ring, int from, int start, int end) {
    int far = 0;
    double distance = 0;
    for (int i = start; i <= end; i++) {
      double away = distance(ring.get(i), ring.get(from));
      if (away > distance) {
        far = i;
        distance = away;
      }
    }
    return far;
  }

  private static double away(Position of, Position start, Position end) {
    double x = end.longitude() - start.longitude();
    double y = end.latitude() - start.latitude();
    double length = Math.hypot(x, y);
    return length == 0
        ? distance(of, start)
        : Math.abs(
                x * (start.latitude() - of.latitude()) - y * (start.longitude() - of.longitude()))
            / length;
  }

  private static double distance(Position one, Position other) {
    return Math.hypot(one.longitude() - other.longitude(), one.latitude() - other.latitude());
  }

  /** Counts how often a line to the east crosses the ring. */
  static boolean holds(List<Position> ring, Position position) {
    boolean inside = false;
    for (int i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      var one = ring.get(i);
      var other = ring.get(before);
      if (one.latitude() > position.latitude() != other.latitude() > position.latitude()
          && position.longitude()
              < (other.longitude() - one.longitude())
                      * (position.latitude() - one.latitude())
                      / (other.latitude() - one.latitude())
                  + one.longitude()) {
        inside = !inside;
      }
    }
    return inside;
  }
}
