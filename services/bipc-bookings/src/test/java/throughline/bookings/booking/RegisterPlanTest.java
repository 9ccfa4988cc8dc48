package throughline.bookings.booking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import throughline.platform.database.Statements;

/** A register reads the bookings of its session, and not those of the county. */
@QuarkusTest
class RegisterPlanTest {

  private static final String OF_A_SESSION =
      "EXPLAIN SELECT FROM booking WHERE session_id = '00000000-0000-0000-0000-000000000001'";

  @Inject Statements statements;

  /** So small a table is read whole, unless that is made dear. */
  @Test
  @TestTransaction
  void theBookingsOfASessionAreFoundByTheSessionWhateverBecameOfThem() {
    statements.update("SET LOCAL enable_seqscan = off");

    var plan = statements.all(OF_A_SESSION, row -> row.getString(1)).toString();

    assertTrue(plan.contains("booking_of_session_idx"), plan);
  }
}
