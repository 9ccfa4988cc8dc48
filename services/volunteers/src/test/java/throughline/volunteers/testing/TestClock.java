package throughline.volunteers.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in tests: it stands still, at noon on 24 November 2026 unless set. */
@ApplicationScoped
public class TestClock extends Clock {

  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private volatile Instant now = NOON;

  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the service takes instants only");
  }
}
