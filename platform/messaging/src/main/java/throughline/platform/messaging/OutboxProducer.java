package throughline.platform.messaging;

import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import throughline.platform.core.trace.TraceParent;

/** Sends rows to Kafka as CloudEvents and waits for every acknowledgement. */
final class OutboxProducer implements Publisher {

  private static final int SIGN_IN_SECONDS = 5;

  /**
   * A quarter of what a topic takes, so that only a single record can be too large: a batch of
   * several that is refused would be parted into pieces of this size, and be tried again as it was.
   */
  private static final int BATCH_BYTES = 64 << 10;

  private final Producer<byte[], byte[]> producer;
  private final CloudEventRecords records;
  private final SendTraces traces;

  private OutboxProducer(
      Producer<byte[], byte[]> producer, CloudEventRecords records, SendTraces traces) {
    this.producer = producer;
    this.records = records;
    this.traces = traces;
  }

  /**
   * A producer of its own, once the broker has let it sign in.
   *
   * @param broker how to reach Kafka: bootstrap servers and security
   * @param overrides settings of the site, see {@link OutboxConfig#producer}
   * @param application the service's name, for {@code ce_source} and the client id
   * @param tracer makes the spans of what is sent
   * @throws ExecutionException with what the broker refused
   * @throws TimeoutException if the broker is away
   */
  static OutboxProducer connect(
      Map<String, Object> broker, Map<String, String> overrides, String application, Tracer tracer)
      throws ExecutionException, TimeoutException, InterruptedException {
    signIn(broker);
    var serialiser = new ByteArraySerializer();
    var settings = settings(broker, overrides, application);
    return new OutboxProducer(
        new KafkaProducer<>(settings, serialiser, serialiser),
        new CloudEventRecords(application),
        new SendTraces(tracer));
  }

  /**
   * A producer that has nothing to send never says that its password is wrong. So an instance whose
   * settings are wrong is known at its start, and not when the first person has used it.
   */
  private static void signIn(Map<String, Object> broker)
      throws ExecutionException, TimeoutException, InterruptedException {
    try (var admin = Admin.create(broker)) {
      admin.describeCluster().nodes().get(SIGN_IN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Map<String, Object> settings(
      Map<String, Object> broker, Map<String, String> overrides, String application) {
    var settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, application + "-outbox");
    // The suite's topics store what they can measure. Compressed here, it would be unpacked there,
    // and a batch might be found too large that seemed small.
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    // The batch is sent inside a database transaction, so no wait may be Kafka's usual two minutes.
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.putAll(overrides);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return settings;
  }

  @Override
  public Receipt publish(List<OutboxRow> rows) {
    var sent = send(rows);
    // Not left to the linger time: the whole batch is known to be there.
    producer.flush();
    var acknowledged = new ArrayList<OutboxRow>(rows.size());
    var refused = new ArrayList<Refusal>();
    Exception failure = null;
    for (var i = 0; i < sent.size(); i++) {
      var problem = problem(sent.get(i));
      if (problem == null) {
        acknowledged.add(rows.get(i));
      } else if (isForGood(problem)) {
        refused.add(new Refusal(rows.get(i), problem.toString()));
      } else if (failure == null) {
        failure = problem;
      }
    }
    return new Receipt(acknowledged, refused, failure);
  }

  /**
   * Stops at the first row that could not even be handed over: a later version of the same
   * aggregate must not overtake it, and each further row would wait as long again.
   */
  private List<Future<RecordMetadata>> send(List<OutboxRow> rows) {
    var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
    for (var row : rows) {
      var future = send(row);
      sent.add(future);
      if (future.isDone()) {
        var problem = problem(future);
        if (problem != null && !isForGood(problem)) {
          break;
        }
      }
    }
    return sent;
  }

  private Future<RecordMetadata> send(OutboxRow row) {
    var span = traces.begin(row.message());
    try {
      return producer.send(records.of(row.message(), TraceParent.of(span)), SendTraces.endOf(span));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Exception problem(Future<RecordMetadata> future) {
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof Exception cause ? cause : e;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Whether the record itself is at fault, so that it would be refused for ever. Everything else is
   * tried again, because a parked record is out of order with the later versions of its aggregate.
   * So is what Kafka calls an invalid record: of the relay's it can only be the time stamp, if two
   * clocks are apart.
   */
  private static boolean isForGood(Throwable problem) {
    return problem instanceof RecordTooLargeException
        || problem instanceof SerializationException
        || problem instanceof InvalidTopicException;
  }

  /** At once: after a batch nothing is under way, and after a failure nothing may follow late. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
