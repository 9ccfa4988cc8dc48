package throughline.tracker.engine.log;

/** Where in the log a record stands. */
public record TopicOffset(String topic, int partition, long offset) {}
