package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import throughline.local.SuiteService;

/**
 * What one person or one stranger asks for at once ends no service and locks nobody out: services
 * as they are packaged, in the heap that their containers have.
 */
@EndToEnd
@Isolated
@Order(Integer.MAX_VALUE - 1)
class ManyAtOnceTest {
  private static final int RECEIPTS = 60;
  private static final int PACKS = 40;
  private static final int CONNECTIONS = 620;
  private static final int STREAMS = 700;
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private final Suite suite;
  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

  ManyAtOnceTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void sixtyReceipts() {
    var receipt = "/enrolments/" + new Given(suite).enrolment() + "/receipt.pdf";
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      manyOf(SuiteService.MEMBERSHIP, receipt, RECEIPTS, registrar.page());
    }
  }

  @Tag("nightly")
  @Test
  void fortyPacks() {
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"));
        Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      lead.open(SuiteService.TRACKER, "/reviews");
      var review = lead.page().locator("main a[href^='/reviews/']").first().getAttribute("href");
      lead.open(SuiteService.TRACKER, review);
      if (lead.page().locator("a[href$='pack.pdf']").count() == 0) {
        sign(lead, administrator, review);
      }
      manyOf(SuiteService.TRACKER, review + "/pack.pdf", PACKS, lead.page());
    }
  }

  private static void sign(Visitor lead, Visitor administrator, String review) {
    lead.open(SuiteService.TRACKER, review + "/check");
    var why = lead.page().getByLabel("Why does the review go on?");
    if (why.count() > 0) {
      why.fill("These are reported yearly");
    }
    lead.send("The data is checked");
    administrator.open(SuiteService.TRACKER, review + "/sign");
    administrator.send("Sign off");
    assertTrue(
        administrator.page().locator("a[href*='pack.pdf']").count() > 0,
        () -> administrator.page().locator("main").innerText());
  }

  /** All are answered, the same process is there afterwards, and a page comes meanwhile. */
  private void manyOf(SuiteService service, String path, int count, Page signedIn) {
    var process = suite.stack().process(service.folder()).pid();
    var cookies = cookies(signedIn);
    var began = System.nanoTime();
    var asked =
        IntStream.range(0, count)
            .mapToObj(
                one -> http.sendAsync(get(service, path, cookies), BodyHandlers.ofByteArray()))
            .toList();

    assertEquals(200, open(service, "/help").statusCode());

    var answers = asked.stream().map(CompletableFuture::join).toList();
    var statuses =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    HttpResponse::statusCode, TreeMap::new, Collectors.counting()));
    System.out.printf(
        "%d of %s at once: %s after %.1f s%n",
        count, path.replaceFirst(".*/", ""), statuses, (System.nanoTime() - began) / 1e9);
    assertEquals(
        count, statuses.getOrDefault(200, 0L) + statuses.getOrDefault(503, 0L), "" + statuses);
    assertTrue(statuses.getOrDefault(200, 0L) > 0, "none was made");
    assertTrue(
        answers.stream()
            .filter(answer -> answer.statusCode() == 503)
            .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent()));
    assertEquals(process, suite.stack().process(service.folder()).pid(), "it was started again");
  }

  @Tag("nightly")
  @Test
  void connectionsThatIdleAfterOneAnswer() throws IOException, InterruptedException {
    var idle = new ArrayList<Socket>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        idle.add(ask(SuiteService.MEMBERSHIP, "/help", ""));
        idle.get(i).getInputStream().read();
      }
      assertEquals(200, open(SuiteService.MEMBERSHIP, "/help").statusCode());
      var ready = suite.stack().settings().address(SuiteService.MEMBERSHIP.management());
      var said =
          http.send(
              HttpRequest.newBuilder(URI.create(ready + "/q/health/ready")).build(),
              BodyHandlers.ofString());
      assertEquals(200, said.statusCode(), said.body());
      assertTrue(said.body().matches("(?s).*\"open\": [1-9].*"), said.body());
    } finally {
      close(idle);
    }
  }

  @Tag("nightly")
  @Test
  void liveStreamsOfOneLead() throws IOException {
    var streams = new ArrayList<Socket>();
    var statuses = new TreeMap<String, Integer>();
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"));
        Visitor other = suite.desk(suite.people().create("Other", "strategy-lead"))) {
      lead.open(SuiteService.TRACKER, "/");
      var cookies = cookies(lead.page());
      for (int i = 0; i < STREAMS; i++) {
        streams.add(ask(SuiteService.TRACKER, "/live", cookies));
        var start = streams.get(i).getInputStream().readNBytes("HTTP/1.1 200".length());
        statuses.merge(new String(start, StandardCharsets.US_ASCII), 1, Integer::sum);
      }
      other.open(SuiteService.TRACKER, "/");
      assertThat(other.page().locator("[data-live-state=live]").first()).isVisible();
    } finally {
      close(streams);
    }
    System.out.printf("%d streams of one lead: %s%n", STREAMS, statuses);
    assertEquals(Set.of("HTTP/1.1 200", "HTTP/1.1 429"), statuses.keySet());
    // Those that the service ends after a minute make room for others.
    assertTrue(statuses.get("HTTP/1.1 200") <= 60, statuses.toString());
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  private Socket ask(SuiteService service, String path, String cookies) throws IOException {
    var address = URI.create(suite.address(service));
    var socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout((int) AT_ONCE.toMillis());
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                .formatted(path, address.getAuthority(), cookies)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private HttpResponse<String> open(SuiteService service, String path) {
    try {
      return http.send(get(service, path, ""), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest get(SuiteService service, String path, String cookies) {
    return HttpRequest.newBuilder(URI.create(suite.address(service) + path))
        .timeout(Duration.ofMinutes(2))
        .header("Cookie", cookies)
        .build();
  }

  private static String cookies(Page page) {
    return page.context().cookies().stream()
        .map(cookie -> cookie.name + "=" + cookie.value)
        .collect(Collectors.joining("; "));
  }
}
