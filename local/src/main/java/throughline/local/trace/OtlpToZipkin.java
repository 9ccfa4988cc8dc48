package throughline.local.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Takes spans by OTLP over HTTP, as services send them, and hands them to Zipkin, which does not
 * read it. Listens on this machine alone.
 */
public final class OtlpToZipkin {

  public static final String READY = "/ready";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI zipkin;

  private OtlpToZipkin(URI zipkin) {
    this.zipkin = zipkin;
  }

  /**
   * @param given its own port, and the address of Zipkin
   */
  public static void main(String[] given) throws IOException {
    OtlpToZipkin bridge = new OtlpToZipkin(URI.create(given[1] + "/api/v2/spans"));
    InetAddress here = InetAddress.getByName("localhost");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(here, Integer.parseInt(given[0])), 0);
    server.createContext(READY, exchange -> answer(exchange, 200));
    server.createContext("/v1/traces", bridge::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var spans = ZipkinSpans.of(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
    var handed =
        HttpRequest.newBuilder(zipkin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(spans)))
            .build();
    try {
      // 503 tells the service to send them again.
      var taken = http.send(handed, BodyHandlers.discarding()).statusCode() / 100 == 2;
      answer(exchange, taken ? 200 : 503);
    } catch (IOException e) {
      answer(exchange, 503);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
