package throughline.platform.web.permission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.permission.Places;

/**
 * Reads the claim that binds a person's roles to places: entries {@code role@place}, or {@code
 * role@*} for everywhere, as a list of strings or as one string with spaces or commas between.
 *
 * <p>What cannot be read gives nothing and is counted, never told: an entry may hold a name.
 */
@Singleton
public class PlaceClaim {

  private static final String EVERYWHERE = "*";

  /** As that of the roles: a name that has a slash itself stands in double quotes. */
  private static final Pattern PART_ENDS = Pattern.compile("/(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private static final Pattern BETWEEN_ENTRIES = Pattern.compile("[\\s,]+");
  private static final Pattern ENTRY =
      Pattern.compile("([^@\\s,]{1,100})@(\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,49})");

  private final String[] path;
  private final Counter ignored;

  PlaceClaim(
      @ConfigProperty(name = "throughline.permission.places-claim-path") String path,
      MeterRegistry registry) {
    this.path = PART_ENDS.split(path);
    this.ignored =
        Counter.builder("places.ignored")
            .description("Entries of the places claim that gave nothing, at each request again")
            .register(registry);
  }

  /**
   * @param roles what the person has; an entry for another role gives nothing
   */
  public Map<String, Places> read(JsonObject claims, Set<String> roles) {
    var codes = new TreeMap<String, Set<String>>();
    entries(claims).forEach(entry -> sort(entry, roles, codes));
    var places = new TreeMap<String, Places>();
    codes.forEach((role, found) -> places.put(role, places(found)));
    return places;
  }

  private void sort(Object entry, Set<String> roles, Map<String, Set<String>> codes) {
    var read = ENTRY.matcher(entry instanceof String text ? text : "");
    if (read.matches() && roles.contains(read.group(1))) {
      codes.computeIfAbsent(read.group(1), role -> new HashSet<>()).add(read.group(2));
    } else {
      ignored.increment();
    }
  }

  private static Places places(Set<String> codes) {
    return codes.contains(EVERYWHERE) ? Places.everywhere() : new Places(false, codes);
  }

  private Stream<Object> entries(JsonObject claims) {
    var claim = at(claims).orElse("");
    if (claim instanceof JsonArray list) {
      return list.stream();
    }
    return claim instanceof String text
        ? BETWEEN_ENTRIES.splitAsStream(text).filter(entry -> !entry.isEmpty()).map(e -> e)
        : Stream.of(claim);
  }

  private Optional<Object> at(JsonObject claims) {
    Object found = claims;
    for (var part : path) {
      found = found instanceof JsonObject object ? object.getValue(part.replace("\"", "")) : null;
    }
    return Optional.ofNullable(found);
  }
}
