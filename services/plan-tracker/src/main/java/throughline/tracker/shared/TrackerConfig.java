package throughline.tracker.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the plan tracker. */
@ConfigMapping(prefix = "throughline.tracker")
public interface TrackerConfig {

  /** A measures.yaml to use in place of the one that ships with the service. */
  Optional<Path> measures();

  /** An action-plan.yaml to use in place of the one that ships with the service. */
  Optional<Path> actionPlan();

  Intake intake();

  Live live();

  Approval approval();

  Release release();

  /** How events are read. */
  interface Intake {

    /** Whether this instance reads events. */
    @WithDefault("true")
    boolean enabled();

    /** The Kafka consumer group: instances that share it share the partitions. */
    @WithDefault("plan-tracker")
    String group();

    /** How many threads of this instance share its partitions; each has a connection. */
    @WithDefault("2")
    int threads();

    /** The most records that one transaction takes in. */
    @WithDefault("3000")
    int batch();

    /** Most bytes of bodies that one transaction takes in; bounds the memory of their parts. */
    @WithDefault("1048576")
    long batchBytes();

    /** From when on an event counts as known; RECORDING is for a year that is made up. */
    @WithDefault("READING")
    KnownFrom knownFrom();

    /** How far the clock of this instance may be from the database's before it takes nothing in. */
    @WithDefault("1m")
    Duration mostClockDifference();

    /** The longest wait between two tries while the database or the broker is away. */
    @WithDefault("5s")
    Duration longestPause();
  }

  /** How open pages are kept up to date. */
  interface Live {

    /** The shortest time between two readings of what a page is told. */
    @WithDefault("50ms")
    Duration atMostEvery();

    /**
     * The longest that a page is told before it has to ask again; it has to, too, when its reader's
     * token has run out.
     */
    @WithDefault("1m")
    Duration askAgainAfter();

    /** How often to look for what another instance took in. */
    @WithDefault("1s")
    Duration lookEvery();
  }

  /** Whether a second person looks at what is reported by hand. */
  interface Approval {

    /** Whether a figure counts only when somebody else has approved it. */
    @WithDefault("true")
    boolean required();

    /** Measures, by id, whose figures count at once all the same. */
    Optional<Set<String>> exempt();
  }

  /** What goes to the public. */
  interface Release {

    /** For a measure of something else than people the one that says how many stand behind it. */
    Map<String, String> peopleBehind();
  }
}
