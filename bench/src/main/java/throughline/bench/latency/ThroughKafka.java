package throughline.bench.latency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/** The floor of a live figure: a record sent to the broker and read by a consumer that waits. */
final class ThroughKafka implements AutoCloseable {

  private static final String TOPIC = "throughline.bench.latency";
  private static final byte[] BODY = "x".repeat(366).getBytes(StandardCharsets.UTF_8);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final KafkaProducer<Integer, byte[]> producer;
  private final KafkaConsumer<Integer, byte[]> consumer;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, Long> sent = new ConcurrentHashMap<>();

  ThroughKafka(Suite suite) throws Exception {
    suite.createTopic(TOPIC);
    var broker = suite.kafka();
    producer =
        new KafkaProducer<>(atOnce(broker), new IntegerSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(broker, new IntegerDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        producer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  /** Without the client's usual wait for more records, which would flatter what is beside it. */
  private static Map<String, Object> atOnce(Map<String, Object> broker) {
    var settings = new HashMap<>(broker);
    settings.put("linger.ms", 0);
    return settings;
  }

  /** Sends at the steady pace and reads beside it: how long each took, in milliseconds. */
  List<Double> measure(int count, int perSecond) throws Exception {
    var took = new ArrayList<Double>();
    var reader = new Thread(() -> read(count, took), "kafka-floor");
    reader.start();
    SteadyWrites.make(count, perSecond, this::send);
    reader.join(LONGEST.toMillis());
    if (reader.isAlive() || took.size() != count) {
      reader.interrupt();
      throw new MeasurementFailed("Not all records came through Kafka");
    }
    return took;
  }

  private Void send() throws Exception {
    var number = numbers.incrementAndGet();
    sent.put(number, System.nanoTime());
    producer.send(new ProducerRecord<>(TOPIC, number, BODY)).get();
    return null;
  }

  private void read(int count, List<Double> took) {
    var start = System.nanoTime();
    while (took.size() < count && System.nanoTime() - start < LONGEST.toNanos()) {
      for (var record : consumer.poll(Duration.ofMillis(500))) {
        took.add((System.nanoTime() - sent.remove(record.key())) / 1e6);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
