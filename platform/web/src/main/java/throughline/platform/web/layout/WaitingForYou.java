package throughline.platform.web.layout;

import java.util.Optional;

/**
 * How much waits for whoever reads a page, for its menu. A service has one bean of this type, or
 * none; it asks its own database only, a fixed number of times.
 */
public interface WaitingForYou {

  /**
   * @param count how many; 0 for nothing
   * @param path the page that lists them, at whose entry of the menu the number stands
   */
  record Waits(long count, String path) {}

  /** Empty for whom nothing can wait. */
  Optional<Waits> waits();
}
