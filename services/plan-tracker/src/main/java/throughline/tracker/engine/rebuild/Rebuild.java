package throughline.tracker.engine.rebuild;

import java.time.Instant;

/**
 * How a rebuild went.
 *
 * @param identical whether every figure and every row of history came out the same
 */
public record Rebuild(
    Instant startedAt, Instant finishedAt, long factVersions, boolean identical) {}
