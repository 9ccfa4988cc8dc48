package throughline.platform.web.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * A span with the attributes that can be of nobody. Everything else may tell who somebody is: path
 * and query (a search, the secret of a link), addresses of clients, the sentence of an exception.
 * What a new version of a library adds stays inside until it is listed.
 */
final class ListedSpan extends DelegatingSpanData {

  private static final Set<String> LISTED =
      Set.of(
          "cloudevents.event_type",
          "code.function.name",
          "error.type",
          "exception.type",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "messaging.destination.name",
          "messaging.destination.partition.id",
          "messaging.kafka.offset",
          "messaging.operation.type",
          "messaging.system",
          "url.scheme");

  ListedSpan(SpanData span) {
    super(span);
  }

  static boolean isListed(AttributeKey<?> key) {
    return LISTED.contains(key.getKey());
  }

  @Override
  public Attributes getAttributes() {
    return listed(super.getAttributes());
  }

  @Override
  public List<EventData> getEvents() {
    return super.getEvents().stream().map(ListedSpan::listed).toList();
  }

  /** Its description is what an exception says. */
  @Override
  public StatusData getStatus() {
    return StatusData.create(super.getStatus().getStatusCode(), "");
  }

  private static EventData listed(EventData event) {
    return EventData.create(event.getEpochNanos(), event.getName(), listed(event.getAttributes()));
  }

  private static Attributes listed(Attributes attributes) {
    return attributes.toBuilder().removeIf(key -> !isListed(key)).build();
  }
}
