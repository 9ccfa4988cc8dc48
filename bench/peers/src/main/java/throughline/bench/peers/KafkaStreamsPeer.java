package throughline.bench.peers;

import java.time.Duration;
import java.util.Properties;
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
 * <p>Arguments: the topic, how many events it holds, a folder for its state, the output topic. The
 * client's settings come from standard input. Its internal topics, named after the output topic,
 * may exist. Says events a second, from the first record that it sees to the last that is summed,
 * and the microseconds of processors that this process used for each.
 */
public final class KafkaStreamsPeer {

  private static final String SEEN = "seen";
  private static final String SUMS = "sums";

  private final Progress progress;

  private KafkaStreamsPeer(Progress progress) {
    this.progress = progress;
  }

  public static void main(String[] arguments) throws Exception {
    var client = new Properties();
    client.load(System.in);
    var progress = new Progress(Long.parseLong(arguments[1]));
    new KafkaStreamsPeer(progress).run(client, arguments[0], arguments[2], arguments[3]);
    progress.tell();
  }

  private void run(Properties client, String topic, String folder, String output)
      throws InterruptedException {
    try (var streams =
        new KafkaStreams(topology(topic, output), settings(client, output, folder))) {
      streams.start();
      progress.await();
      streams.close(Duration.ofSeconds(30));
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
    progress.summed();
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
      progress.seen();
      var id = record.headers().lastHeader("ce_id").value();
      if (seen.putIfAbsent(id, new byte[0]) == null) {
        var type = record.headers().lastHeader("ce_type").value();
        var summand = Summand.of(type, record.value());
        context().forward(record.withKey(summand.key()).withValue(summand.amount()));
      }
    }
  }
}
