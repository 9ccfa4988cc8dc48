package throughline.platform.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the jobs. None needs to be set. */
@ConfigMapping(prefix = "throughline.jobs")
interface JobsConfig {

  /** Whether this instance runs jobs at all; one that does not still shows them. */
  @WithDefault("true")
  boolean enabled();

  /** How often to look for a job that is due. */
  @WithDefault("PT10S")
  Duration pollInterval();

  /** How often a running job says that it is alive. */
  @WithDefault("PT20S")
  Duration heartbeat();

  /**
   * After so many heartbeats that did not come another instance begins the job again; 4 or more.
   */
  @WithDefault("4")
  int missedHeartbeats();

  /** How many jobs one instance runs at a time. */
  @WithDefault("2")
  int threads();

  /** Pause after the first failure; each further one doubles it. */
  @WithDefault("PT1M")
  Duration retryAfter();

  /** Longest pause after a failure. The job's next time is never put off by it. */
  @WithDefault("PT1H")
  Duration longestRetryAfter();

  /** How long a stopping application waits for the jobs under way. */
  @WithDefault("PT20S")
  Duration stopTimeout();
}
