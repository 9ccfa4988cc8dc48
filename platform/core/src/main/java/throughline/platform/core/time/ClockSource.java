package throughline.platform.core.time;

import java.time.Clock;

/** What stands between a service and the system's clock; at most one module brings one. */
public interface ClockSource {

  /** The clock that the service is given, which may be the system's itself. */
  Clock over(Clock system);
}
