package throughline.tracker.engine.log;

import java.util.Map;

/** A record as it came from the log, before anybody tried to read it. */
public record LogRecord(TopicOffset place, String key, Map<String, String> headers, byte[] body) {}
