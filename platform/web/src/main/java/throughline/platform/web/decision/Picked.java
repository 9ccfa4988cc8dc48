package throughline.platform.web.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.input.SeenVersion;

/**
 * What somebody ticked in a list to decide upon, each with the version that the page showed, so
 * that nobody decides upon what is no longer so.
 */
public record Picked<K>(Map<K, Long> versions) {

  private static final int MOST = 200;

  /** What the box of an entry holds. */
  public static String box(Object id, long version) {
    return id + "." + version;
  }

  /**
   * Reads the boxes that were ticked.
   *
   * @param field the name of the boxes
   * @param none what is said to whoever ticked none
   * @param id reads the id of an entry, and throws IllegalArgumentException if it is none
   * @throws InvalidInput if there are none, too many, or one is garbled
   */
  public static <K> Picked<K> read(
      List<String> boxes, String field, String none, Function<String, K> id) {
    if (boxes.isEmpty()) {
      throw new InvalidInput(field, none);
    }
    if (boxes.size() > MOST) {
      throw new InvalidInput(field, "Tick at most " + MOST + " entries at once");
    }
    var versions = new LinkedHashMap<K, Long>();
    for (var box : boxes) {
      var dot = box.lastIndexOf('.');
      try {
        versions.put(
            id.apply(box.substring(0, Math.max(dot, 0))), SeenVersion.read(box.substring(dot + 1)));
      } catch (IllegalArgumentException garbled) {
        throw new InvalidInput(field, "Tick them again: one of the boxes was garbled");
      }
    }
    return new Picked<>(versions);
  }
}
