package throughline.local;

import java.util.Map;
import throughline.local.trace.OtlpToZipkin;

/** Takes what the services trace and hands it to {@link TraceStore}. */
final class TraceCollector extends Server {
  private final Settings settings;

  TraceCollector(Settings settings) {
    super("traces", "Traces", Port.TRACES);
    this.settings = settings;
  }

  /** What makes a service send it every request. */
  static Map<String, String> environment(Settings settings) {
    return Map.of(
        "OTEL_SDK_DISABLED",
        "false",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        settings.address(Port.TRACES),
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        "OTEL_TRACES_SAMPLER_ARG",
        "1");
  }

  @Override
  ProcessBuilder command() {
    ProcessBuilder command =
        new JavaCommand(settings.folder(), name(), "48m", Compilers.FIRST)
            .with(
                OtlpToZipkin.class.getName(),
                Integer.toString(settings.ports().of(Port.TRACES)),
                settings.address(Port.TRACES_PAGE))
            .build();
    command.environment().put("CLASSPATH", ClassPath.all());
    return command;
  }

  @Override
  boolean isReady() {
    return Http.isOk(settings.address(Port.TRACES) + OtlpToZipkin.READY);
  }
}
