package throughline.tracker.figure.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import throughline.contracts.places.Library;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.chart.AreaMap.Area;
import throughline.platform.web.chart.AreaMap.Position;

/** Reads outlines of the districts from GeoJSON (RFC 7946). */
public final class ParseOutlines {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Map<String, String> DISTRICTS =
      Library.seed().stream()
          .collect(
              Collectors.toMap(
                  Library::districtCode, Library::district, (one, same) -> one, TreeMap::new));

  private static final double EAST = 180;
  private static final double NORTH = 90;
  private static final int SMALLEST_RING = 4;
  private static final int MOST_POSITIONS = 100_000;

  private ParseOutlines() {}

  /**
   * Every district once.
   *
   * @param notice in place of the file's own
   * @throws InvalidInput at the field file, saying what to do
   */
  public static CountyMap.Outlines read(String content, String notice) {
    var root = json(content);
    if (!root.path("type").asText().equals("FeatureCollection")) {
      throw wrong(
          "The file is no map. It must be GeoJSON that begins with {\"type\": \"FeatureCollection\"}: export the districts as GeoJSON and send that");
    }
    if (root.findValues("coordinates").stream().mapToLong(ParseOutlines::positions).sum()
        > MOST_POSITIONS) {
      throw wrong(
          "The outlines have more than %,d positions. Send simplified ones, as those of a county map"
              .formatted(MOST_POSITIONS));
    }
    var districts = new TreeMap<String, Area>();
    for (var feature : root.path("features")) {
      var code =
          code(feature)
              .orElseThrow(
                  () ->
                      wrong(
                          "An area of the map has no code of a district of the county, such as E07000177. Keep only the districts, each with its code as a property"));
      if (districts.put(code, area(DISTRICTS.get(code), feature.path("geometry"))) != null) {
        throw wrong(
            "The map has %s twice. Keep one of them, with all of its parts in it"
                .formatted(DISTRICTS.get(code)));
      }
    }
    var missing = DISTRICTS.keySet().stream().filter(code -> !districts.containsKey(code)).toList();
    if (!missing.isEmpty()) {
      throw wrong(
          "The map is without %s. Send one that has every district"
              .formatted(missing.stream().map(DISTRICTS::get).collect(Collectors.joining(", "))));
    }
    return new CountyMap.Outlines(
        districts, notice.isEmpty() ? root.path("attribution").asText() : notice);
  }

  private static long positions(JsonNode coordinates) {
    return coordinates.path(0).isNumber()
        ? 1
        : StreamSupport.stream(coordinates.spliterator(), false)
            .mapToLong(ParseOutlines::positions)
            .sum();
  }

  private static JsonNode json(String content) {
    if (content.isBlank()) {
      throw wrong("The file is empty. Send the districts as GeoJSON");
    }
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException none) {
      throw wrong(
          "The file is no map: it cannot be read as JSON. Export the districts as GeoJSON and send that");
    }
  }

  private static Optional<String> code(JsonNode feature) {
    return StreamSupport.stream(feature.path("properties").spliterator(), false)
        .map(JsonNode::asText)
        .filter(DISTRICTS::containsKey)
        .findFirst();
  }

  private static Area area(String name, JsonNode geometry) {
    var coordinates = geometry.path("coordinates");
    var rings = new ArrayList<List<Position>>();
    switch (geometry.path("type").asText()) {
      case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(name, ring)));
      case "MultiPolygon" ->
          coordinates.forEach(part -> part.forEach(ring -> rings.add(ring(name, ring))));
      default ->
          throw wrong(
              "%s is no area. Its geometry must be a Polygon or a MultiPolygon".formatted(name));
    }
    try {
      return new Area(name, rings);
    } catch (IllegalArgumentException tooSmall) {
      throw wrong("%s is too small to be drawn. Check its outline".formatted(name));
    }
  }

  private static List<Position> ring(String name, JsonNode ring) {
    var positions = new ArrayList<Position>();
    ring.forEach(each -> positions.add(position(name, each)));
    if (positions.size() < SMALLEST_RING
        || !positions.get(0).equals(positions.get(positions.size() - 1))) {
      throw wrong(
          "The outline of %s does not end where it begins. The file may be cut off: export it again"
              .formatted(name));
    }
    return positions;
  }

  private static Position position(String name, JsonNode at) {
    double longitude = at.path(0).asDouble(Double.NaN);
    double latitude = at.path(1).asDouble(Double.NaN);
    if (!(Math.abs(longitude) <= EAST && Math.abs(latitude) <= NORTH)) {
      throw wrong(
          "The outline of %s is not in degrees of longitude and latitude. Export it as WGS 84 (EPSG:4326)"
              .formatted(name));
    }
    return new Position(longitude, latitude);
  }

  static InvalidInput wrong(String message) {
    return new InvalidInput("file", message);
  }
}
