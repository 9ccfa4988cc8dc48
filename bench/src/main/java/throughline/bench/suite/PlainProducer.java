package throughline.bench.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's producer with the relay's settings, and nothing around it. */
public final class PlainProducer {

  private static final Map<String, Object> AS_THE_RELAY =
      Map.of("acks", "all", "enable.idempotence", true, "batch.size", 65_536, "linger.ms", 2);

  private PlainProducer() {}

  /** Sends all as fast as it goes and returns when the last is acknowledged. */
  public static void send(Map<String, Object> kafka, List<ProducerRecord<byte[], byte[]>> records)
      throws ExecutionException, InterruptedException {
    var settings = new HashMap<>(AS_THE_RELAY);
    settings.putAll(kafka);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      var sent = new ArrayList<Future<RecordMetadata>>(records.size());
      for (var record : records) {
        sent.add(producer.send(record));
      }
      producer.flush();
      for (var future : sent) {
        future.get();
      }
    }
  }
}
