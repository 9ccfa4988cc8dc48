package throughline.platform.web.trace;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.Unremovable;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Lets nothing of a span out but what {@link ListedSpan} lists, whoever takes it (ADR-0038). */
@Singleton
@Unremovable
class TracePrivacy implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

  @Override
  public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
    builder.addSpanExporterCustomizer((exporter, settings) -> new Listed(exporter));
    // What an exception says is an event of its span.
    builder.addTracerProviderCustomizer(
        (tracers, settings) ->
            tracers.setSpanLimits(SpanLimits.builder().setMaxNumberOfEvents(0).build()));
  }

  private record Listed(SpanExporter exporter) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return exporter.export(spans.stream().<SpanData>map(ListedSpan::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }
}
