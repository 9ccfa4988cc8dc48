package throughline.bench.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import throughline.bench.suite.Suite;

/** A topic full of events of all three programmes, which only the measurement reads. */
final class FactTopic {

  private static final int KINDS = 3;
  private static final int MINUTES = 90;

  /** As many records as one transaction of the tracker takes in. */
  private static final int RECORDS_OF_A_POLL = 3_000;

  /** Neighbouring numbers come far apart, as the ids of services that make them at random do. */
  private static final long APART = 0x9E37_79B9_7F4A_7C15L;

  private static final int SENT_AT_ONCE = 50_000;
  private static final int BYTES_OF_A_PARTITION = 1 << 20;
  private static final int BYTES_OF_AN_ANSWER = 4 << 20;

  private final Suite suite;
  private final String name;
  private final int records;

  private FactTopic(Suite suite, String name, int records) {
    this.suite = suite;
    this.name = name;
    this.records = records;
  }

  /** Every event is the first of its aggregate. */
  static FactTopic ofNewFacts(Suite suite, int count) throws Exception {
    var events = newEvents();
    return filled(
        suite,
        "throughline.bench.intake-new",
        IntStream.range(0, count).mapToObj(number -> event(events, number, 1, 0)).iterator());
  }

  /**
   * Half of the events are the first of their aggregate; the others correct one that came well
   * before: the day, the library and, of hours, the minutes.
   */
  static FactTopic ofFactsAndCorrections(Suite suite, int count) throws Exception {
    var events = newEvents();
    var aggregates = count / 2;
    var behind = aggregates / 2;
    return filled(
        suite,
        "throughline.bench.intake-mixed",
        IntStream.range(0, aggregates + behind)
            .boxed()
            .flatMap(
                number ->
                    Stream.concat(
                        number < aggregates
                            ? Stream.of(event(events, number, 1, 0))
                            : Stream.empty(),
                        number >= behind
                            ? Stream.of(event(events, number - behind, 2, 1))
                            : Stream.empty()))
            .iterator());
  }

  private static TestEvents newEvents() {
    return new TestEvents(Clock.systemUTC().instant(), LocalDate.now(ZoneOffset.UTC));
  }

  private static TestEvent event(TestEvents events, int number, long version, int moved) {
    var key = new UUID(0x4000L + number % KINDS, number * APART).toString();
    return switch (number % KINDS) {
      case 0 -> events.enrolment(key, version, number + moved);
      case 1 -> events.attendance(key, version, number + moved);
      default -> events.approvedHours(key, version, number + moved, MINUTES - moved);
    };
  }

  /** Sent in parts: a million records at once would not fit. */
  private static FactTopic filled(Suite suite, String name, Iterator<TestEvent> events)
      throws Exception {
    suite.createTopic(name);
    var records = 0;
    var part = new ArrayList<ProducerRecord<byte[], byte[]>>();
    while (events.hasNext()) {
      var event = events.next();
      part.add(event.record(name));
      records++;
      if (part.size() == SENT_AT_ONCE || !events.hasNext()) {
        send(suite, part);
        part.clear();
      }
    }
    return new FactTopic(suite, name, records);
  }

  private static void send(Suite suite, List<ProducerRecord<byte[], byte[]>> records)
      throws ExecutionException, InterruptedException {
    var settings = new HashMap<>(suite.kafka());
    settings.putAll(Map.of("batch.size", 65_536, "linger.ms", 2)); // as the relay sends
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      var sent = records.stream().map(producer::send).toList();
      for (var future : sent) {
        future.get();
      }
    }
  }

  String name() {
    return name;
  }

  int records() {
    return records;
  }

  /**
   * A consumer with the tracker's settings, at the start of its share of the topic.
   *
   * @param reader which of the readers it is, from 0
   */
  KafkaConsumer<String, byte[]> open(int reader, int readers) {
    var settings = new HashMap<>(suite.kafka());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "throughline-bench");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_A_PARTITION);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_OF_AN_ANSWER);
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(name).stream()
            .filter(partition -> partition.partition() % readers == reader)
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  void delete() throws Exception {
    suite.deleteTopic(name);
  }
}
