package throughline.platform.demo;

import java.time.Instant;

/** By which a story says when its next step happens. */
@FunctionalInterface
public interface DemoTime {

  /** From here on the service's clock stands at this moment, for the thread that asks. */
  void moveTo(Instant moment);
}
