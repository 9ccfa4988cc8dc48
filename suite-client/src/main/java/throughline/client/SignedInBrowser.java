package throughline.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of a browser as signing in takes: it keeps cookies, follows redirects and sends the
 * sign-in form of the suite's Keycloak.
 */
public final class SignedInBrowser {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final int MOST_REDIRECTS = 10;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /** By name alone: everything here is on one host, and sends each other's cookies anyway. */
  private final Map<String, String> cookies = new TreeMap<>();

  /**
   * Signs in on the way to a page.
   *
   * @throws CallFailed when that leads somewhere else
   */
  public static SignedInBrowser open(String page, String username, String password)
      throws IOException, InterruptedException {
    var browser = new SignedInBrowser();
    var form = FORM.matcher(browser.page(page));
    if (!form.find()) {
      throw new CallFailed(page + " did not lead to a sign-in form");
    }
    var credentials = "username=%s&password=%s".formatted(encoded(username), encoded(password));
    var opened =
        browser.follow(
            browser
                .request(form.group(1).replace("&amp;", "&"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(credentials)));
    if (!opened.uri().toString().equals(page)) {
      throw new CallFailed("Signing in led to " + opened.uri().getPath());
    }
    return browser;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public String page(String address) throws IOException, InterruptedException {
    return follow(request(address)).body();
  }

  /**
   * Presses the button of a page's form that has nothing to fill in.
   *
   * @param action where the form is sent
   */
  public String press(String page, String action) throws IOException, InterruptedException {
    var form =
        Pattern.compile("(?s)<form[^>]*action=\"" + Pattern.quote(action) + "\".*?</form>")
            .matcher(page(page));
    if (!form.find()) {
      throw new CallFailed(page + " has no form for " + action);
    }
    var fields =
        HIDDEN
            .matcher(form.group())
            .results()
            .map(field -> encoded(field.group(1)) + "=" + encoded(field.group(2)))
            .collect(Collectors.joining("&"));
    return follow(
            request(URI.create(page).resolve(action).toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)))
        .body();
  }

  public <T> HttpResponse<T> stream(String address, BodyHandler<T> body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookieHeader());
    return send(request.header("Accept", "text/event-stream"), body);
  }

  private HttpResponse<String> follow(HttpRequest.Builder first)
      throws IOException, InterruptedException {
    var answer = send(first, BodyHandlers.ofString());
    for (var redirects = 0; answer.statusCode() / 100 == 3; redirects++) {
      if (redirects == MOST_REDIRECTS) {
        throw new CallFailed("Signing in went round in circles");
      }
      var next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = send(request(next.toString()), BodyHandlers.ofString());
    }
    if (answer.statusCode() != 200) {
      throw new CallFailed(
          "%s was answered %d".formatted(answer.uri().getPath(), answer.statusCode()));
    }
    return answer;
  }

  private HttpRequest.Builder request(String address) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(LIMIT)
            .header("Accept", "text/html,*/*;q=0.8");
    return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    var answer = http.send(request.build(), body);
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  /** A cookie that is being deleted comes with no value. */
  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    if (pair.length < 2 || pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
