package throughline.platform.core.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The place in a trace as a text that goes along with an event. Rule: W3C Trace Context, section
 * 3.2, which the CloudEvents extension for distributed tracing takes over.
 */
public final class TraceParent {

  /** The attribute of a CloudEvent in Kafka's binary mode. */
  public static final String HEADER = "ce_traceparent";

  private static final String KEY = "traceparent";
  private static final TextMapGetter<String> ONE =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
          return List.of(KEY);
        }

        @Override
        public String get(String text, String key) {
          return KEY.equals(key) ? text : null;
        }
      };

  private TraceParent() {}

  /** Of what this thread does now; null unless it is sampled, as nobody would ever see it. */
  public static String current() {
    return of(Span.current());
  }

  /** Of a span, so that what comes of it hangs below it; null unless it is sampled. */
  public static String of(Span span) {
    if (!span.getSpanContext().isSampled()) {
      return null;
    }
    Map<String, String> written = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), written, Map::put);
    return written.get(KEY);
  }

  /** What a text names; the root, under which nothing hangs, where it names nothing. */
  public static Context read(String text) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ONE);
  }
}
