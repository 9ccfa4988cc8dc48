package throughline.tracker.figure.map;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/** The map of the county that is in force: what was sent last, or else what ships. */
@Singleton
public class CountyMaps {

  private static final String IN_FORCE =
      """
      SELECT coalesce(max(county_map_id) FILTER (WHERE kind = 'OUTLINES'), 0) AS outlines,
             coalesce(max(county_map_id) FILTER (WHERE kind = 'POINTS'), 0) AS points
        FROM county_map
      """;

  private static final String ONE =
      "SELECT content, notice FROM county_map WHERE county_map_id = :id";

  private static final String ADD =
      """
      INSERT INTO county_map (kind, content, notice, sent_by, sent_at)
      VALUES (:kind, :content, :notice, :by, :at)
      """;

  /** Read once, as outlines are long and change once in years. */
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  public record InForce(long outlines, long points) {}

  public record Stored(String content, String notice) {}

  private record Kept(InForce of, CountyMap map) {}

  public CountyMap read(Handle handle) {
    var inForce = handle.createQuery(IN_FORCE).mapTo(InForce.class).one();
    var last = kept.get();
    if (last != null && last.of().equals(inForce)) {
      return last.map();
    }
    var map = of(stored(handle, inForce.outlines()), stored(handle, inForce.points()));
    kept.set(new Kept(inForce, map));
    return map;
  }

  /** The map of files that were sent; null for what ships. */
  public static CountyMap of(Stored outlines, Stored points) {
    var shapes = outlines == null ? new Stored(shipped("/seeds/districts.geojson"), "") : outlines;
    return new CountyMap(
        ParseOutlines.read(shapes.content(), shapes.notice()),
        Map.copyOf(
            ParsePoints.kept(
                points == null ? shipped("/seeds/library-points.csv") : points.content())));
  }

  private static Stored stored(Handle handle, long id) {
    return id == 0 ? null : handle.createQuery(ONE).bind("id", id).mapTo(Stored.class).one();
  }

  private static String shipped(String seed) {
    try (var in = CountyMaps.class.getResourceAsStream(seed)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(seed + " cannot be read", e);
    }
  }

  /** Whoever enters a map. */
  public record Sent(UUID by, Instant at) {}

  public static void add(Handle handle, String kind, Stored map, Sent sent) {
    handle
        .createUpdate(ADD)
        .bind("kind", kind)
        .bind("content", map.content())
        .bind("notice", map.notice())
        .bind("by", sent.by())
        .bind("at", sent.at())
        .execute();
  }
}
