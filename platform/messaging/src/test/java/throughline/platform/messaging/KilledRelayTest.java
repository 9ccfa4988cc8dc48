package throughline.platform.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.platform.messaging.OutboxFixture.anOutbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.testing.TestServers;

class KilledRelayTest {

  private static final int EVENTS = 2_000;
  private static final int BATCH = 500;

  @TempDir Path folder;

  @Test
  void killedBetweenAcknowledgementAndDeleteItLeavesDuplicatesButLosesNothing() throws Exception {
    try (var outbox = anOutbox()) {
      var appended =
          outbox.append(
              LongStream.range(0, EVENTS)
                  .mapToObj(n -> outbox.message("thing-" + n % 50, 1 + n / 50, "{}"))
                  .toList());
      var output = folder.resolve("relay.log");
      var relay = startInItsOwnProcess(outbox.jdbcUrl, output);
      try {
        // Another Java starts meanwhile.
        await().atMost(Duration.ofMinutes(2)).until(() -> isHeld(output) || !relay.isAlive());
        assertTrue(isHeld(output), () -> "the relay ended by itself: " + said(output));
      } finally {
        relay.destroyForcibly().waitFor();
      }
      assertEquals(137, relay.exitValue(), "killed by SIGKILL");
      var left = EVENTS - HeldAfterAcknowledgement.BATCHES_BEFORE * BATCH;
      assertEquals(left, outbox.count("outbox"), "the delete was not committed");

      outbox.startRelay();
      await().until(() -> outbox.count("outbox") == 0);

      var log = PublishedLog.of(outbox.topic);
      var ids = appended.stream().map(OutboxMessage::eventId).toList();
      log.assertHoldsAll(ids);
      log.assertHoldsOnly(ids);
      log.assertFirstDeliveriesInOrder();
      assertEquals(EVENTS, outbox.published(), "each is counted once, however often it was sent");
      assertEquals(BATCH, log.duplicates(), "the batch under way, and only that, came twice");
    }
  }

  private static boolean isHeld(Path output) {
    return said(output).contains(HeldAfterAcknowledgement.HELD);
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process startInItsOwnProcess(String jdbcUrl, Path output) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HeldAfterAcknowledgement.class.getName(),
                jdbcUrl));
    TestServers.kafka().as("outbox-test").forEach((name, value) -> command.add(name + "=" + value));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
