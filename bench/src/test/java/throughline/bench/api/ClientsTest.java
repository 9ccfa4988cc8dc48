package throughline.bench.api;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientsTest {

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void everyCallIsInTheRate() throws Exception {
    var start = System.nanoTime();
    var load = Clients.run(many(2), Duration.ofMillis(50));
    var seconds = (System.nanoTime() - start) / 1e9;
    assertTrue(load.perSecond() >= calls.get() / seconds, load.toString());
    assertTrue(load.median() <= load.p95(), load.toString());
  }

  @Test
  void aClientThatFailsFailsTheRound() {
    Clients.Call broken =
        () -> {
          throw new IllegalStateException("refused");
        };
    assertThrows(
        ExecutionException.class,
        () -> Clients.run(Collections.nCopies(2, broken), Duration.ofMillis(1)));
  }

  private List<Clients.Call> many(int clients) {
    return Collections.nCopies(clients, calls::incrementAndGet);
  }
}
