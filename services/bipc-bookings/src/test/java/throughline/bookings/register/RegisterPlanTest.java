package throughline.bookings.register;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A register reads the bookings of its session, and not those of the county. */
@QuarkusTest
class RegisterPlanTest {

  private static final String OF_A_SESSION =
      "EXPLAIN SELECT FROM booking WHERE session_id = '00000000-0000-0000-0000-000000000001'";

  @Inject Jdbi jdbi;

  /** So small a table is read whole, unless that is made dear. */
  @Test
  @TestTransaction
  void theBookingsOfASessionAreFoundByTheSessionWhateverBecameOfThem() {
    var plan =
        jdbi.withHandle(
            handle -> {
              handle.execute("SET LOCAL enable_seqscan = off");
              return handle.createQuery(OF_A_SESSION).mapTo(String.class).list().toString();
            });

    assertTrue(plan.contains("booking_of_session_idx"), plan);
  }
}
