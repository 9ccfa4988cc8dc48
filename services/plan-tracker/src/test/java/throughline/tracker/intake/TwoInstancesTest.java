package throughline.tracker.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestServers;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.log.LogGaps;

/**
 * Two instances share the partitions; one is killed under load and another joins. Every event comes
 * twice, shuffled and with corrections, and the figures are those of the latest versions.
 */
class TwoInstancesTest {

  private static final int FACTS = 1_500;

  /** No other test uses it, so the topics may hold what they left. */
  private static final String LIBRARY = "TWOI";

  private static final String DAY = "2023-11-24";

  /**
   * Kafka notices a member that was killed within six seconds. It counts from when all was written:
   * how long a busy machine writes for is not the intake's time.
   */
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(10);

  private static final String AT_THE_LIBRARY =
      """
      SELECT coalesce(sum(amount), 0)
        FROM contribution JOIN measure USING (measure_version_id)
       WHERE measure = 'volunteer-hours' AND place = ?
      """;

  private record Change(String id, int version, int minutes) {}

  private final Engine engine = Engine.withShippedMeasures();
  private final String group = "two-instances-" + UUID.randomUUID();
  private final Map<String, Object> kafka = TestServers.kafka().asAdministrator();
  private final Random random = new Random(8);

  @Tag("nightly")
  @Test
  void oneIsKilledUnderLoadAndTheFiguresAreThoseOfTheLatestVersions() throws Exception {
    var changes = changes();
    var half = changes.size() / 2;
    var survivor = IntakeInstance.start(kafka, engine.url(), group);
    var victim = IntakeInstance.startProcess(kafka, engine.url(), group);
    try (var topics = new TestTopics()) {
      // The group is not found before the first has joined it.
      await().ignoreExceptions().until(() -> membersWithPartitions() == 4);
      publish(topics, changes.subList(0, half));
      await().until(() -> minutes() > 0);

      victim.destroyForcibly().waitFor();
      publish(topics, changes.subList(half, changes.size()));
      var written = System.nanoTime();
      await().untilAsserted(() -> assertEquals(expected(changes), minutes()));

      var took = Duration.ofNanos(System.nanoTime() - written);
      assertTrue(took.compareTo(GOES_ON_WITHIN) < 0, "it went on after " + took);
      assertTrue(engine.rebuild().identical());
    } finally {
      victim.destroyForcibly();
      survivor.stop(new ShutdownEvent());
    }
  }

  /** Only what is in may be told to Kafka as read: else it would be lost without a word. */
  @Test
  void whatIsNotInWhenAnInstanceStopsIsReadByTheNext() throws Exception {
    var id = UUID.randomUUID().toString();
    engine.refuse(id, "57P03");
    try (var topics = new TestTopics()) {
      topics.publish(Bodies.HOURS, id, Bodies.hours(1, "APPROVED", DAY, "60"));
    }
    var stopped = IntakeInstance.start(kafka, engine.url(), group);
    await().until(() -> standsStill(id));
    stopped.stop(new ShutdownEvent());
    engine.jdbi.useHandle(handle -> handle.execute("DROP TRIGGER refuse ON fact_version"));

    var next = IntakeInstance.start(kafka, engine.url(), group);
    try {
      await().until(() -> isKnown(id));
    } finally {
      next.stop(new ShutdownEvent());
    }
  }

  /** Kafka knows that the group has read it; the backup does not have it. */
  @Test
  void whatADatabaseThatWasRestoredLacksIsReadAgain() throws Exception {
    var id = UUID.randomUUID().toString();
    try (var topics = new TestTopics()) {
      topics.publish(Bodies.HOURS, id, Bodies.hours(1, "APPROVED", DAY, "60"));
    }
    var before = IntakeInstance.start(kafka, engine.url(), group);
    await().until(() -> isKnown(id));
    before.stop(new ShutdownEvent());
    engine.empty();

    var next = IntakeInstance.start(kafka, engine.url(), group);
    try {
      await().until(() -> isKnown(id));
    } finally {
      next.stop(new ShutdownEvent());
    }
  }

  /** As by a retention that is too short for how long the intake was away. */
  @Test
  void whatTheLogDeletedBeforeItWasReadIsSaid() throws Exception {
    var known = UUID.randomUUID().toString();
    try (var topics = new TestTopics()) {
      topics.publish(Bodies.HOURS, known, Bodies.hours(1, "APPROVED", DAY, "60"));
      var before = IntakeInstance.start(kafka, engine.url(), group);
      await().until(() -> isKnown(known));
      before.stop(new ShutdownEvent());
      for (int version = 2; version <= 4; version++) {
        topics.publish(Bodies.HOURS, known, Bodies.hours(version, "APPROVED", DAY, "60"));
      }
      var place = engine.jdbi.withHandle(handle -> placeOf(handle, known));
      deleteUpToEnd(place);
      topics.publish(Bodies.HOURS, known, Bodies.hours(5, "APPROVED", DAY, "60"));

      var next = IntakeInstance.start(kafka, engine.url(), group);
      try {
        await()
            .untilAsserted(
                () ->
                    assertEquals(
                        List.of("%s/%d: 3".formatted(place.topic(), place.partition())),
                        gaps(engine)));
      } finally {
        next.stop(new ShutdownEvent());
      }
      aDatabaseThatIsNewLacksAllThatIsDeleted(place);
    }
  }

  private void aDatabaseThatIsNewLacksAllThatIsDeleted(TopicPartition place) throws Exception {
    var fresh = Engine.withShippedMeasures();
    var first = IntakeInstance.start(kafka, fresh.url(), group + "-fresh");
    try {
      await()
          .untilAsserted(
              () ->
                  assertEquals(
                      List.of(
                          "%s/%d: %d".formatted(place.topic(), place.partition(), begin(place))),
                      gaps(fresh)));
    } finally {
      first.stop(new ShutdownEvent());
    }
  }

  private long begin(TopicPartition place) throws Exception {
    try (var admin = Admin.create(kafka)) {
      return admin
          .listOffsets(Map.of(place, OffsetSpec.earliest()))
          .partitionResult(place)
          .get()
          .offset();
    }
  }

  private static TopicPartition placeOf(Handle handle, String id) {
    return handle
        .createQuery(
            "SELECT topic, partition FROM fact JOIN fact_version USING (fact_id) WHERE fact.aggregate_id = ?")
        .bind(0, id)
        .map(
            row ->
                new TopicPartition(
                    row.getColumn("topic", String.class),
                    row.getColumn("partition", Integer.class)))
        .first();
  }

  private static List<String> gaps(Engine engine) {
    return engine.jdbi.withHandle(handle -> LogGaps.since(handle, LocalDate.EPOCH)).stream()
        .map(gap -> "%s/%d: %d".formatted(gap.topic(), gap.partition(), gap.events()))
        .toList();
  }

  /** Has the log forget all that there is of a partition. */
  private void deleteUpToEnd(TopicPartition partition) throws Exception {
    try (var admin = Admin.create(kafka)) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1))).all().get();
    }
  }

  /** Whether the batch was tried again, and is not in. */
  private boolean standsStill(String id) {
    return tries() > 3 && !isKnown(id);
  }

  private long tries() {
    return engine.jdbi.withHandle(
        handle -> handle.createQuery("SELECT last_value FROM tries").mapTo(Long.class).one());
  }

  private boolean isKnown(String id) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM fact WHERE aggregate_id = ?)")
                .bind(0, id)
                .mapTo(Boolean.class)
                .one());
  }

  /** The oracle: what the highest version of each says. */
  private static long expected(List<Change> changes) {
    var latest = new HashMap<String, Change>();
    for (var change : changes) {
      latest.merge(change.id(), change, (a, b) -> a.version() > b.version() ? a : b);
    }
    return latest.values().stream().mapToLong(Change::minutes).sum();
  }

  private List<Change> changes() {
    var changes = new ArrayList<Change>();
    for (int number = 0; number < FACTS; number++) {
      var id = UUID.randomUUID().toString();
      for (int version = 1; version <= 1 + random.nextInt(3); version++) {
        var change = new Change(id, version, 1 + random.nextInt(300));
        Collections.addAll(changes, change, change);
      }
    }
    Collections.shuffle(changes, random);
    return changes;
  }

  private static void publish(TestTopics topics, List<Change> changes) {
    for (var change : changes) {
      var body = Bodies.hours(change.version(), "APPROVED", DAY, String.valueOf(change.minutes()));
      topics.send(Bodies.HOURS, change.id(), body.replace("HEAD", LIBRARY));
    }
  }

  private long minutes() {
    return engine.jdbi.withHandle(
        handle -> handle.createQuery(AT_THE_LIBRARY).bind(0, LIBRARY).mapTo(Long.class).one());
  }

  private long membersWithPartitions() throws Exception {
    try (var admin = Admin.create(kafka)) {
      var described = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
      return described.members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .collect(Collectors.counting());
    }
  }
}
