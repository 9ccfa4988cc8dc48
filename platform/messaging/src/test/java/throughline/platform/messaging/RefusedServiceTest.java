package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.platform.testing.TestKafka;
import throughline.platform.testing.TestServers;

/** Kafka does not let the service in, or does not let it write: nothing is lost. */
class RefusedServiceTest {

  private static final TestKafka KAFKA = TestServers.kafka();

  record Refused(Map<String, Object> client, String sentence) {}

  static List<Refused> refused() {
    return List.of(
        new Refused(KAFKA.as("outbox-test", "wrong"), "does not know this user or its password"),
        new Refused(KAFKA.as("nobody"), "does not know this user or its password"),
        new Refused(KAFKA.as(TestKafka.STRANGER), "gives this user no right"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void theEventIsKeptHealthSaysWhyAndItGoesOutOnceThatIsMended(Refused refused) throws Exception {
    try (var outbox = anOutbox().signedInBy(refused.client())) {
      var event = outbox.message("thing", 1, "{}");
      outbox.append(List.of(event));
      var relay = outbox.startRelay();

      await().until(() -> outbox.health().getStatus() == DOWN);
      var publishing = outbox.health().getData().orElseThrow().get("publishing").toString();
      assertTrue(publishing.contains(refused.sentence()), publishing);
      assertEquals(1, outbox.count("outbox"));
      assertEquals(0, outbox.count("outbox_parked"));
      relay.stop();

      outbox.signedInBy(KAFKA.as("outbox-test")).startRelay();
      await().until(() -> outbox.count("outbox") == 0);
      PublishedLog.of(outbox.topic).assertHoldsAll(List.of(event.eventId()));
      await().until(() -> outbox.health().getStatus() == UP);
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anInstanceThatHasSentBeforeStaysInService(Refused refused) throws Exception {
    try (var outbox = anOutbox()) {
      outbox.append(List.of(outbox.message("thing", 1, "{}")));
      var relay = outbox.startRelay();
      await().until(() -> outbox.count("outbox") == 0);
      relay.stop();

      outbox.append(List.of(outbox.message("thing", 2, "{}")));
      outbox.signedInBy(refused.client()).startRelay();

      await().until(() -> outbox.refusal.sentence().isPresent());
      assertEquals(UP, outbox.health().getStatus());
      assertTrue(
          outbox.health().getData().orElseThrow().get("publishing").toString().contains("refused"));
    }
  }
}
