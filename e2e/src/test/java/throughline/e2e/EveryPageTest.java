package throughline.e2e;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every page of three services, side by side: none of them shows what another keeps, and each is
 * opened by people whom no other needs meanwhile. Within a service one test follows the other,
 * which is what its lock is for. The plan tracker shows what all of them tell, and so has its pages
 * looked at alone.
 */
@EndToEnd
class EveryPageTest {

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock("ecalm-membership")
  class OfMembership extends MembershipPages {
    OfMembership(Suite suite) {
      super(suite);
    }
  }

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock("bipc-bookings")
  class OfBookings extends BookingsPages {
    OfBookings(Suite suite) {
      super(suite);
    }
  }

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock("volunteers")
  class OfVolunteers extends VolunteersPages {
    OfVolunteers(Suite suite) {
      super(suite);
    }
  }
}
