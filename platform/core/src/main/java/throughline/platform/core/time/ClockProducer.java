package throughline.platform.core.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

class ClockProducer {

  /** A default bean, so that a test puts its own clock in place by declaring one. */
  @Produces
  @Singleton
  @DefaultBean
  Clock clock(Instance<ClockSource> source) {
    var system = Clock.systemUTC();
    return source.isResolvable() ? source.get().over(system) : system;
  }
}
