package throughline.tracker.log;

/** Where in the log a record stands. */
public record TopicOffset(String topic, int partition, long offset) {}
