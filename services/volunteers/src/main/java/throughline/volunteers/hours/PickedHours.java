package throughline.volunteers.hours;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.input.SeenVersion;

/** The entries that a coordinator ticked, each with the version that the page showed. */
public record PickedHours(Map<UUID, Long> versions) {

  private static final int MOST = 200;

  /** What a box of the page holds. */
  static String box(HoursView hours) {
    return hours.id() + "." + hours.version();
  }

  /**
   * Reads the boxes that were ticked.
   *
   * @throws InvalidInput if there are none, too many, or one is garbled
   */
  static PickedHours of(List<String> boxes) {
    if (boxes.isEmpty()) {
      throw new InvalidInput("entry", "Tick the hours that you want to approve");
    }
    if (boxes.size() > MOST) {
      throw new InvalidInput("entry", "Tick at most " + MOST + " entries at once");
    }
    var versions = new LinkedHashMap<UUID, Long>();
    for (var box : boxes) {
      var dot = box.lastIndexOf('.');
      versions.put(id(box, dot), SeenVersion.read(box.substring(dot + 1)));
    }
    return new PickedHours(versions);
  }

  private static UUID id(String box, int dot) {
    try {
      return UUID.fromString(box.substring(0, Math.max(dot, 0)));
    } catch (IllegalArgumentException garbled) {
      throw new InvalidInput("entry", "Tick the hours again: one of the boxes was garbled");
    }
  }
}
