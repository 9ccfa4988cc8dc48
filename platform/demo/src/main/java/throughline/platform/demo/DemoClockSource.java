package throughline.platform.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import throughline.platform.core.time.ClockSource;

/** The clock can be moved in a service that makes up a year, and in no other. */
@Singleton
class DemoClockSource implements ClockSource {

  private final boolean movable;
  private volatile DemoClock clock;

  DemoClockSource(DemoConfig config) {
    this.movable = config.folder().isPresent();
  }

  @Override
  public Clock over(Clock system) {
    if (!movable) {
      return system;
    }
    clock = new DemoClock(system);
    return clock;
  }

  /** The movable clock, once the service has been given it. */
  Optional<DemoClock> movableClock() {
    return Optional.ofNullable(clock);
  }
}
