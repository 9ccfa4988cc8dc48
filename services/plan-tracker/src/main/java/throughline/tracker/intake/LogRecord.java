package throughline.tracker.intake;

import java.util.Map;
import throughline.tracker.fact.LogPlace;

/** A record as it came from the log, before anybody tried to read it. */
public record LogRecord(LogPlace place, String key, Map<String, String> headers, byte[] body) {}
