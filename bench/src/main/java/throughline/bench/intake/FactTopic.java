package throughline.bench.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/** A topic full of events of all three programmes, which only the measurement reads. */
record FactTopic(Suite suite, String name, int records) {

  private static final Map<String, Object> AS_THE_RELAY =
      Map.of("batch.size", 65_536, "linger.ms", 2);

  private static final Map<String, Object> AS_THE_TRACKER =
      Map.of(
          ConsumerConfig.GROUP_ID_CONFIG,
          "throughline-bench",
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          false,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          3_000,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          1 << 20,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          4 << 20);

  static FactTopic ofNewFacts(Suite suite, int count) throws Exception {
    var events = new TestEvents("throughline.bench.intake-new");
    return filled(
        suite,
        events.topic(),
        IntStream.range(0, count).mapToObj(number -> events.event(number, 1, 0)));
  }

  /**
   * Half of the events are the first of their aggregate; the others correct one that came well
   * before.
   */
  static FactTopic ofFactsAndCorrections(Suite suite, int count) throws Exception {
    var events = new TestEvents("throughline.bench.intake-mixed");
    var aggregates = count / 2;
    var behind = aggregates / 2;
    var numbers = IntStream.range(0, aggregates + behind).boxed();
    return filled(
        suite,
        events.topic(),
        numbers.flatMap(
            number ->
                Stream.concat(
                    Stream.of(number)
                        .filter(first -> first < aggregates)
                        .map(first -> events.event(first, 1, 0)),
                    Stream.of(number - behind)
                        .filter(corrected -> corrected >= 0)
                        .map(corrected -> events.event(corrected, 2, 1)))));
  }

  private static FactTopic filled(
      Suite suite, String name, Stream<ProducerRecord<byte[], byte[]>> events) throws Exception {
    suite.createTopic(name);
    var settings = new HashMap<>(suite.kafka());
    settings.putAll(AS_THE_RELAY);
    var bytes = new ByteArraySerializer();
    var failed = new AtomicReference<Exception>();
    var records = 0;
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      for (var event : (Iterable<ProducerRecord<byte[], byte[]>>) events::iterator) {
        producer.send(event, (sent, failure) -> failed.compareAndSet(null, failure));
        records++;
      }
    }
    if (failed.get() != null) {
      throw new MeasurementFailed("The broker did not take every event: " + failed.get());
    }
    return new FactTopic(suite, name, records);
  }

  KafkaConsumer<String, byte[]> open(int reader, int readers) {
    var settings = new HashMap<>(suite.kafka());
    settings.putAll(AS_THE_TRACKER);
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
