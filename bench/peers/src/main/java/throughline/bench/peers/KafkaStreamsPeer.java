package throughline.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What the tracker's intake stands beside: a Kafka Streams program that takes each event once and
 * adds up by type, library and month, exactly once. It keeps no history and answers no question.
 *
 * <p>Arguments: the topic, how many events it holds, the output topic, a folder for its state. The
 * client's settings come from standard input. Its internal topics, named after the output topic,
 * may exist. Says events a second, from the first record that it sees to the last that is summed,
 * and the microseconds of processors that this process used for each.
 */
public final class KafkaStreamsPeer {

  private static final String SEEN = "seen";
  private static final String SUMS = "sums";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_MINUTES = 15;

  private final AtomicLong start = new AtomicLong();
  private final AtomicLong summed = new AtomicLong();
  private final CountDownLatch done = new CountDownLatch(1);
  private final long events;

  private KafkaStreamsPeer(long events) {
    this.events = events;
  }

  public static void main(String[] arguments) throws Exception {
    var client = new Properties();
    client.load(System.in);
    var events = Long.parseLong(arguments[1]);
    var rate = new KafkaStreamsPeer(events).run(client, arguments[0], arguments[2], arguments[3]);
    var used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.println("rate=" + rate + " micros=" + used.toNanos() / 1e3 / events);
  }

  private double run(Properties client, String topic, String output, String folder)
      throws InterruptedException {
    try (var streams =
        new KafkaStreams(topology(topic, output), settings(client, output, folder))) {
      streams.start();
      if (!done.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "Only %d of %d events were summed".formatted(summed.get(), events));
      }
      var rate = events * 1e9 / (System.nanoTime() - start.get());
      streams.close(Duration.ofSeconds(30));
      return rate;
    }
  }

  private static Properties settings(Properties client, String application, String folder) {
    var settings = new Properties();
    settings.putAll(client);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 5_000);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    return settings;
  }

  private Topology topology(String topic, String output) {
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(SEEN), Serdes.ByteArray(), Serdes.ByteArray()));
    builder.stream(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .process(Once::new, SEEN)
        .groupByKey(Grouped.with(SUMS, Serdes.String(), Serdes.Long()))
        .aggregate(
            () -> 0L,
            this::sum,
            Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(SUMS)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long()))
        .toStream()
        .to(output, Produced.with(Serdes.String(), Serdes.Long()));
    return builder.build();
  }

  private long sum(String key, long more, long before) {
    if (summed.incrementAndGet() == events) {
      done.countDown();
    }
    return before + more;
  }

  /** Lets an event by that was not seen, as what it adds to which sum. */
  private final class Once extends ContextualProcessor<byte[], byte[], String, Long> {

    private KeyValueStore<byte[], byte[]> seen;

    @Override
    public void init(ProcessorContext<String, Long> context) {
      super.init(context);
      seen = context.getStateStore(SEEN);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      start.compareAndSet(0, System.nanoTime());
      var id = record.headers().lastHeader("ce_id").value();
      if (seen.putIfAbsent(id, new byte[0]) == null) {
        var type = record.headers().lastHeader("ce_type").value();
        var body = read(record.value());
        var key = new String(type, StandardCharsets.UTF_8) + place(body);
        context().forward(record.withKey(key).withValue(amount(body)));
      }
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library and the month, wherever the kind of event has them. */
  private static String place(JsonNode body) {
    var library = body.path("library").asText(body.path("enrolledAt").asText());
    var day = body.path("sessionDate").asText(body.path("enrolledOn").asText());
    if (day.isEmpty()) {
      day = body.path("days").path(0).path("date").asText();
    }
    return "|" + library + "|" + day.substring(0, Math.min(7, day.length()));
  }

  private static long amount(JsonNode body) {
    return body.path("days").path(0).path("minutes").asLong(1);
  }
}
