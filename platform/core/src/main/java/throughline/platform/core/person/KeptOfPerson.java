package throughline.platform.core.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is kept of a person under the id of their record: it is told to them, erased, and
 * follows them when two records are found to be one person. Its beans are found by type.
 */
public interface KeptOfPerson extends PersonalData {
  /**
   * What is kept, for whoever asks what is held of them.
   *
   * @param title what it is
   * @param items of each its parts by their names, in their order
   */
  record Held(String title, List<Map<String, String>> items) {
    /** Hides it from any log that this object slips into. */
    @Override
    public String toString() {
      return "Held " + title;
    }
  }

  /** What is kept of these records, which are one person. */
  List<Held> held(Collection<UUID> records);

  /** Why the two cannot be one person as things stand, in words for staff; empty if they can. */
  default Optional<String> inTheWay(UUID one, UUID other) {
    return Optional.empty();
  }

  /**
   * Has what stands under one record, and was made for some, stand under another: in the running
   * transaction, and published if it is told of.
   */
  default void move(UUID from, UUID to, Collection<UUID> madeFor) {}

  /**
   * Publishes what is told otherwise now that these records are one person, or are not: called in
   * the same transaction, once everything stands where it will.
   */
  default void restate(Collection<UUID> records) {}
}
