package throughline.platform.testing;

import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.http.entity.ContentType;

/** What the application under test answered. */
record Answer(int status, Headers headers, byte[] body) {

  static Answer of(Response answer) {
    return new Answer(answer.statusCode(), answer.headers(), answer.asByteArray());
  }

  String header(String name) {
    return headers.getValue(name);
  }

  String text() {
    return new String(body, charset());
  }

  Map<String, String> cookies() {
    var cookies = new HashMap<String, String>();
    for (var header : headers.getValues("Set-Cookie")) {
      var pair = header.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
    }
    return cookies;
  }

  ValidatableResponse then() {
    var builder = new ResponseBuilder().setStatusCode(status).setHeaders(headers).setBody(body);
    Optional.ofNullable(header("Content-Type")).ifPresent(builder::setContentType);
    return builder.build().then();
  }

  private Charset charset() {
    return Optional.ofNullable(header("Content-Type"))
        .map(ContentType::parse)
        .map(ContentType::getCharset)
        .orElse(StandardCharsets.UTF_8);
  }
}
