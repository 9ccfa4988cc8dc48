package throughline.platform.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import throughline.platform.testing.Published;

/** Everything that lies in a topic, in the order of each partition. */
record PublishedLog(List<ConsumerRecord<String, String>> records) {

  static PublishedLog of(String topic) {
    return new PublishedLog(Published.all(topic));
  }

  void assertHoldsAll(Collection<UUID> committed) {
    var missing = new HashSet<>(committed);
    missing.removeAll(ids());
    assertEquals(Set.of(), missing, "committed but not published");
  }

  void assertHoldsOnly(Collection<UUID> committed) {
    var surplus = ids();
    surplus.removeAll(new HashSet<>(committed));
    assertEquals(Set.of(), surplus, "published but not committed");
  }

  /** Versions of an aggregate must arrive one by one; a repeat of an event is not counted. */
  void assertFirstDeliveriesInOrder() {
    var seen = new HashSet<String>();
    var versions = new HashMap<String, Long>();
    var inversions = new ArrayList<String>();
    for (var published : records) {
      if (seen.add(Published.header(published, "ce_id"))) {
        var version = Long.parseLong(Published.header(published, "ce_sequence"));
        var before = versions.put(published.key(), version);
        if (version != (before == null ? 1 : before + 1)) {
          inversions.add("%s: %d after %s".formatted(published.key(), version, before));
        }
      }
    }
    assertEquals(List.of(), inversions);
  }

  int duplicates() {
    return records.size() - ids().size();
  }

  private Set<UUID> ids() {
    var ids = new HashSet<UUID>();
    records.forEach(published -> ids.add(UUID.fromString(Published.header(published, "ce_id"))));
    return ids;
  }
}
