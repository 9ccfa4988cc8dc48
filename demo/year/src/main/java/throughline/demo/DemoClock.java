package throughline.demo;

import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of a service with sample data, in place of the system's: the thread that tells the year
 * moves it for itself, while the relay, the jobs and whoever opens a page stay in the present. A
 * service under test has the clock of its tests.
 */
@Singleton
@UnlessBuildProfile("test")
class DemoClock extends Clock {

  private final Clock present = systemUTC();
  private final ThreadLocal<Instant> moved = new ThreadLocal<>();

  void moveTo(Instant moment) {
    moved.set(moment);
  }

  @Override
  public Instant instant() {
    var moment = moved.get();
    return moment == null ? present.instant() : moment;
  }

  @Override
  public ZoneId getZone() {
    return present.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("services take instants only");
  }
}
