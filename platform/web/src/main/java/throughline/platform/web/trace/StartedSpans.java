package throughline.platform.web.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;

/**
 * Empties what is not listed as a span begins, because Quarkus' own exporter hangs on a processor
 * that {@link TracePrivacy} does not reach.
 */
@Singleton
@Unremovable
class StartedSpans implements SpanProcessor {

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    span.toSpanData().getAttributes().forEach((key, value) -> empty(span, key));
  }

  private static void empty(ReadWriteSpan span, AttributeKey<?> key) {
    if (key.getType() == AttributeType.STRING && !ListedSpan.isListed(key)) {
      span.setAttribute(AttributeKey.stringKey(key.getKey()), "");
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
