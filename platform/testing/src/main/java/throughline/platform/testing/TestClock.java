package throughline.platform.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of every service under test: it stands still, at noon on 24 November 2026 unless a test
 * moves it. It takes the place of platform/web's system clock by being a bean. A test that moves it
 * injects it and puts it back with {@code set(NOON)}.
 */
@ApplicationScoped
public class TestClock extends Clock {

  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private volatile Instant now = NOON;

  public void set(Instant instant) {
    now = instant;
  }

  public void advance(Duration by) {
    now = now.plus(by);
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
    throw new UnsupportedOperationException("services take instants only");
  }
}
