package throughline.platform.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that every thread may put to a moment for itself, so that what is told goes back in time
 * while the relay, the jobs and whoever opens a page meanwhile stay in the present.
 */
final class DemoClock extends Clock implements DemoTime {

  private final Clock present;
  private final ThreadLocal<Instant> moved = new ThreadLocal<>();

  DemoClock(Clock present) {
    this.present = present;
  }

  @Override
  public void moveTo(Instant moment) {
    moved.set(moment);
  }

  /** Brings the thread back to the present. */
  void back() {
    moved.remove();
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
