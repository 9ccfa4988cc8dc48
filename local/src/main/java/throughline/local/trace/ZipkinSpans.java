package throughline.local.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Spans of OpenTelemetry in Zipkin's words. Rule: OpenTelemetry's "OpenTelemetry to Zipkin". */
final class ZipkinSpans {

  private static final String KIND = "SPAN_KIND_";

  private ZipkinSpans() {}

  static List<Map<String, Object>> of(ExportTraceServiceRequest request) {
    var spans = new ArrayList<Map<String, Object>>();
    for (var resource : request.getResourceSpansList()) {
      var service =
          tags(resource.getResource().getAttributesList()).getOrDefault("service.name", "unknown");
      resource
          .getScopeSpansList()
          .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(of(span, service))));
    }
    return spans;
  }

  private static Map<String, Object> of(Span span, String service) {
    var tags = tags(span.getAttributesList());
    if (span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR) {
      tags.put("error", "true");
    }
    var nanos = span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
    var written = new HashMap<String, Object>();
    written.put("traceId", hex(span.getTraceId()));
    written.put("id", hex(span.getSpanId()));
    if (!span.getParentSpanId().isEmpty()) {
      written.put("parentId", hex(span.getParentSpanId()));
    }
    if (span.getKind() != Span.SpanKind.SPAN_KIND_INTERNAL) {
      written.put("kind", span.getKind().name().substring(KIND.length()));
    }
    written.put("name", span.getName());
    written.put("timestamp", span.getStartTimeUnixNano() / 1_000);
    written.put("duration", Math.max(1, nanos / 1_000));
    written.put("localEndpoint", Map.of("serviceName", service));
    written.put("tags", tags);
    return written;
  }

  private static Map<String, String> tags(List<KeyValue> attributes) {
    var tags = new HashMap<String, String>();
    attributes.forEach(each -> tags.put(each.getKey(), text(each.getValue())));
    return tags;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
      default -> value.toString();
    };
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
