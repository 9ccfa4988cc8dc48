package throughline.bench.peers;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the tracker's intake stands beside: the same as {@link KafkaStreamsPeer} by Flink, in one
 * process, two of everything, with its state on the heap and a checkpoint to files each second.
 * What it sums goes nowhere.
 *
 * <p>Arguments: the topic, how many events it holds, a folder for its checkpoints, the name of its
 * group. The client's settings come from standard input. Says what {@link KafkaStreamsPeer} says.
 */
public final class FlinkPeer {

  private static final int PARALLEL = 2;
  private static final long CHECKPOINT_EACH_MILLIS = 1_000;

  private static final TypeInformation<Tuple3<String, String, Long>> EVENT =
      Types.TUPLE(Types.STRING, Types.STRING, Types.LONG);

  private static final TypeInformation<Tuple2<String, Long>> SUM =
      Types.TUPLE(Types.STRING, Types.LONG);

  /** What runs in this process reaches it so: Flink makes copies of whatever it is given. */
  private static volatile Progress progress;

  private FlinkPeer() {}

  public static void main(String[] arguments) throws Exception {
    var client = new Properties();
    client.load(System.in);
    progress = new Progress(Long.parseLong(arguments[1]));
    var environment =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLEL, settings(arguments[2]));
    environment.enableCheckpointing(CHECKPOINT_EACH_MILLIS, CheckpointingMode.EXACTLY_ONCE);
    environment
        .fromSource(
            source(client, arguments[0], arguments[3]),
            WatermarkStrategy.noWatermarks(),
            "events",
            EVENT)
        .keyBy(event -> event.f0)
        .process(new Once())
        .returns(SUM)
        .keyBy(summand -> summand.f0)
        .process(new Sums())
        .returns(SUM)
        .sinkTo(new DiscardingSink<>());
    environment.execute("sums");
    progress.tell();
  }

  private static Configuration settings(String folder) {
    var settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + folder);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return settings;
  }

  private static KafkaSource<Tuple3<String, String, Long>> source(
      Properties client, String topic, String group) {
    return KafkaSource.<Tuple3<String, String, Long>>builder()
        .setProperties(client)
        .setTopics(topic)
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(new Reader())
        .build();
  }

  /** Reads an event as its id and what it adds to which sum. */
  private static final class Reader
      implements KafkaRecordDeserializationSchema<Tuple3<String, String, Long>> {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(
        ConsumerRecord<byte[], byte[]> record, Collector<Tuple3<String, String, Long>> out) {
      progress.seen();
      var id = record.headers().lastHeader("ce_id").value();
      var summand = Summand.of(record.headers().lastHeader("ce_type").value(), record.value());
      out.collect(
          Tuple3.of(new String(id, StandardCharsets.UTF_8), summand.key(), summand.amount()));
    }

    @Override
    public TypeInformation<Tuple3<String, String, Long>> getProducedType() {
      return EVENT;
    }
  }

  /** Lets an event by that was not seen. */
  private static final class Once
      extends KeyedProcessFunction<String, Tuple3<String, String, Long>, Tuple2<String, Long>> {

    @Serial private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
    }

    @Override
    public void processElement(
        Tuple3<String, String, Long> event, Context context, Collector<Tuple2<String, Long>> out)
        throws Exception {
      if (seen.value() == null) {
        seen.update(true);
        out.collect(Tuple2.of(event.f1, event.f2));
      }
    }
  }

  private static final class Sums
      extends KeyedProcessFunction<String, Tuple2<String, Long>, Tuple2<String, Long>> {

    @Serial private static final long serialVersionUID = 1L;

    private transient ValueState<Long> sum;

    @Override
    public void open(OpenContext context) {
      sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
    }

    @Override
    public void processElement(
        Tuple2<String, Long> summand, Context context, Collector<Tuple2<String, Long>> out)
        throws Exception {
      var before = sum.value();
      sum.update((before == null ? 0 : before) + summand.f1);
      out.collect(Tuple2.of(summand.f0, sum.value()));
      progress.summed();
    }
  }
}
