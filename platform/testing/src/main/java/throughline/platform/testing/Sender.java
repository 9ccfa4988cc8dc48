package throughline.platform.testing;

import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.message.BasicNameValuePair;
import org.apache.http.util.EntityUtils;

/**
 * Sends requests to the application under test by the client that REST Assured has, each over a
 * connection of its own, once, and following nothing. To say the same to REST Assured, which is
 * made for tests that say little, took a third of what a walk of many pages cost.
 */
final class Sender {

  private static final int PATIENCE_IN_MS = 30_000;

  private static final CloseableHttpClient CLIENT =
      HttpClients.custom()
          .setDefaultRequestConfig(
              RequestConfig.custom()
                  .setConnectTimeout(PATIENCE_IN_MS)
                  .setSocketTimeout(PATIENCE_IN_MS)
                  .build())
          .setMaxConnPerRoute(Integer.MAX_VALUE)
          .setMaxConnTotal(Integer.MAX_VALUE)
          .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
          .disableRedirectHandling()
          .disableAutomaticRetries()
          .disableCookieManagement()
          .disableContentCompression()
          .disableAuthCaching()
          .build();

  /** What no address has: a browser that is given it writes it as RFC 3986 says. */
  private static final Pattern NOT_OF_AN_ADDRESS =
      Pattern.compile("[^!#-;=?-Z_a-z~]|%(?![0-9A-Fa-f]{2})");

  private Sender() {}

  static Answer get(String path, Map<String, String> headers) {
    return send(RequestBuilder.get(), path, headers);
  }

  static Answer form(String path, Map<String, String> headers, Map<String, ?> fields) {
    var pairs =
        fields.entrySet().stream()
            .flatMap(
                field ->
                    values(field.getValue())
                        .map(value -> new BasicNameValuePair(field.getKey(), value.toString())))
            .toList();
    var form = new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8);
    return send(RequestBuilder.post().setEntity(form), path, headers);
  }

  static Answer json(String method, String path, Map<String, String> headers, byte[] json) {
    var body = new ByteArrayEntity(json, ContentType.APPLICATION_JSON);
    return send(RequestBuilder.create(method).setEntity(body), path, headers);
  }

  static Answer bare(String method, String path, Map<String, String> headers) {
    return send(RequestBuilder.create(method), path, headers);
  }

  private static Stream<?> values(Object value) {
    return value instanceof Collection<?> several ? several.stream() : Stream.of(value);
  }

  private static Answer send(RequestBuilder request, String path, Map<String, String> headers) {
    request.setUri(URI.create(RestAssured.baseURI + ":" + RestAssured.port + encoded(path)));
    headers.forEach(request::addHeader);
    try (var answer = CLIENT.execute(request.build())) {
      var entity = answer.getEntity();
      return new Answer(
          answer.getStatusLine().getStatusCode(),
          headers(answer.getAllHeaders()),
          entity == null ? new byte[0] : EntityUtils.toByteArray(entity));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String path) {
    return NOT_OF_AN_ADDRESS
        .matcher(path)
        .replaceAll(
            found ->
                found.group().equals(" ")
                    ? "%20"
                    : URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
  }

  private static Headers headers(org.apache.http.Header... headers) {
    return new Headers(
        Stream.of(headers).map(each -> new Header(each.getName(), each.getValue())).toList());
  }
}
