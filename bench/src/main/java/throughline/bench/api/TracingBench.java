package throughline.bench.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/** What registrars' programs lose by an instance that traces as in production. */
public final class TracingBench {

  private static final String TITLE = "Enrolment API, traced";
  private static final String BESIDE = "an instance that does not trace";
  private static final int CLIENTS = 8;
  private static final int FIRST_CARD = 70_000_000;
  private static final int FIRST_TRACED_CARD = 80_000_000;
  private static final SuiteService SERVICE = SuiteService.MEMBERSHIP;
  private static final Goal AT_LEAST = Goal.atLeastOfFloor(0.95);

  private final Suite suite;
  private final Profile profile;

  public TracingBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var received = new AtomicLong();
    var collector = collector(received);
    try (var traced = suite.another(SERVICE, tracing(collector))) {
      var plain = callers(new Newborns(suite, new CardNumbers(FIRST_CARD)));
      var withTraces =
          callers(new Newborns(suite, traced.address(), new CardNumbers(FIRST_TRACED_CARD)));
      profile.warming().up(time -> Clients.run(withTraces, time).perSecond());
      profile.warming().up(time -> Clients.run(plain, time).perSecond());
      var rounds =
          Rounds.interleaved(
              profile.warmUps(),
              2 * profile.rounds(),
              () -> Clients.run(withTraces, profile.calling()),
              () -> Clients.run(plain, profile.calling()));
      if (received.get() == 0) {
        throw new MeasurementFailed("The instance that traces sent no trace.");
      }
      return new Findings(
          List.of(
              Result.of(
                      TITLE,
                      BESIDE,
                      "requests/s",
                      rounds.compare(Clients.Load::perSecond, Clients.Load::perSecond))
                  .with(AT_LEAST),
              Result.of(
                  TITLE + ", 95th percentile",
                  BESIDE,
                  "ms",
                  rounds.compare(Clients.Load::p95, Clients.Load::p95))),
          List.of(
              "Tracing: the share of requests that production traces, sent to a collector that drops them; %,d sendings came."
                  .formatted(received.get())));
    } finally {
      collector.stop(0);
    }
  }

  private static List<Clients.Call> callers(Newborns newborns) {
    return Collections.nCopies(CLIENTS, newborns::enrol);
  }

  private static Map<String, String> tracing(HttpServer collector) {
    return Map.of(
        "OTEL_SDK_DISABLED",
        "false",
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://localhost:" + collector.getAddress().getPort());
  }

  private static HttpServer collector(AtomicLong received) throws IOException {
    var collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          received.incrementAndGet();
        });
    collector.start();
    return collector;
  }
}
