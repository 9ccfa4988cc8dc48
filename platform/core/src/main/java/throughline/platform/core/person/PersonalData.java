package throughline.platform.core.person;

import java.util.Set;
import java.util.UUID;

/**
 * Something that is held of a person under a key of the service's. Its beans are found by type:
 * whoever erases a person calls each, in one transaction.
 */
public interface PersonalData {

  /**
   * The tables in which it stands under that key, so that a test finds those of which nobody
   * thought.
   */
  Set<String> tables();

  /** Deletes it, or what of it tells who somebody was. */
  void erase(UUID key);
}
