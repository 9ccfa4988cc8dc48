package throughline.platform.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the jobs. None needs to be set. */
@ConfigMapping(prefix = "throughline.jobs")
interface JobsConfig {

  /** Whether this instance runs jobs at all. */
  @WithDefault("true")
  boolean enabled();

  /** How often to look whether a job is due. */
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

  /** How many jobs this instance runs at once. */
  @WithDefault("2")
  int threads();

  /** Pause after the first failure; each further one doubles it. */
  @WithDefault("PT1M")
  Duration retryAfter();

  /** Longest pause between two tries of one job. */
  @WithDefault("PT1H")
  Duration longestRetryAfter();

  /** How long a stopping application waits for the jobs under way. */
  @WithDefault("PT20S")
  Duration stopTimeout();
}
