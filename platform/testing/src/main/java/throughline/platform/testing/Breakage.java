package throughline.platform.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a request can be broken.
 *
 * @param name for the report of a failing test
 * @param method null sends the endpoint's own
 * @param query what follows the path, beginning with a question mark; null sends nothing
 * @param pathValue what stands for each parameter of the path; null sends one that may be right
 * @param headers the lines of the head beside Host, Authorization and Connection
 * @param body the bytes after the head
 */
record Breakage(
    String name, String method, String query, String pathValue, List<String> headers, byte[] body) {

  /** Planted wherever a value can stand: it must not come up in a log. */
  static final String MARKER = "XantheMarker";

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  static List<Breakage> all() {
    var all = new ArrayList<Breakage>();
    mediaTypes(all);
    jsonBodies(all);
    formBodies(all);
    headers(all);
    addresses(all);
    for (String method :
        List.of("XANTHEMARKER", "TRACE", "CONNECT", "PROPFIND", "PATCH", "OPTIONS")) {
      all.add(bodiless("method " + method, method, null, null));
    }
    return all;
  }

  private static void mediaTypes(List<Breakage> all) {
    List.of(
            MARKER,
            "/",
            "application",
            "application/",
            "application/json;",
            "application/json; charset",
            "application/json; charset=" + MARKER,
            "application/json; charset=\"",
            "application/;;;=" + MARKER,
            "*/*",
            "*/json",
            "application/*",
            "Application/JSON",
            "APPLICATION/X-WWW-FORM-URLENCODED",
            "application/x-www-form-urlencoded; charset=" + MARKER,
            "application/x-www-form-urlencoded, application/json",
            "application/problem+json",
            "multipart/form-data",
            "multipart/form-data; boundary=" + MARKER,
            "multipart/form-data; boundary=\"\u00e9",
            "text/plain",
            "a/b; c=" + "d".repeat(5_000))
        .forEach(
            type ->
                all.add(body("media type " + type, type, bytes("{\"a\": \"" + MARKER + "\"}"))));
    all.add(
        withHeaders(
            "two media types",
            "{}",
            "Content-Type: " + JSON,
            "Content-Type: " + FORM,
            "Content-Length: 2"));
    all.add(withHeaders("no media type", "{}", "Content-Length: 2"));
  }

  private static void jsonBodies(List<Breakage> all) {
    json(all, "nothing", "");
    json(all, "half", "{\"" + MARKER + "\": ");
    json(all, "an array", "[\"" + MARKER + "\"]");
    json(all, "nested 5,000 deep", "{\"a\": ".repeat(5_000) + "1" + "}".repeat(5_000));
    json(all, "arrays nested 100,000 deep", "[".repeat(100_000));
    json(all, "field nested 900 deep", "{\"a\": " + "[".repeat(900) + "]".repeat(900) + "}");
    json(all, "a number of 1,000 digits", "{\"minutes\": " + "9".repeat(1_000) + "}");
    json(all, "a number of 5,000 digits", "{\"minutes\": " + "9".repeat(5_000) + "}");
    json(all, "an exponent", "{\"minutes\": 1e999999999}");
    json(all, "a field name of 50,000 characters", "{\"" + MARKER.repeat(4_200) + "\": 1}");
    json(all, "a field name of 60,000 characters", "{\"" + "n".repeat(60_000) + "\": 1}");
    json(all, "a value of 900,000 characters", "{\"name\": \"" + "v".repeat(900_000) + "\"}");
    json(all, "100,000 fields", fields(100_000));
    json(all, "200,000 empty arrays", "{\"a\": [" + "[],".repeat(200_000) + "[]]}");
    json(all, "half a surrogate pair", "{\"name\": \"\\ud800" + MARKER + "\"}");
    json(all, "NUL", "{\"name\": \"\\u0000" + MARKER + "\"}");
    json(all, "a raw control character", "{\"name\": \"\u0001" + MARKER + "\"}");
    json(all, "another quote", "{'name': '" + MARKER + "'}");
    json(all, "NaN", "{\"minutes\": NaN}");
    json(all, "a type to be created", "{\"@class\": \"java.lang." + MARKER + "\"}");
    json(all, "__proto__", "{\"__proto__\": {\"" + MARKER + "\": 1}}");
    all.add(body("broken UTF-8", JSON, new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', '}'}));
    all.add(body("cut UTF-8", JSON, new byte[] {'{', '"', (byte) 0xe2, (byte) 0x82}));
    all.add(
        body("UTF-32 beyond Unicode", JSON, new byte[] {0, 0, 0, '{', 0, 0x7f, 0, 0, 1, 1, 1, 1}));
    all.add(body("UTF-32 the wrong way round", JSON, new byte[] {0, 0, '{', 0, 0, 0, '"', 0}));
    all.add(body("UTF-32 cut", JSON, new byte[] {0, 0, 0, '{', 0, 0}));
    all.add(body("UTF-16", JSON, "{\"a\": \"b\"}".getBytes(StandardCharsets.UTF_16)));
    all.add(body("UTF-16 cut", JSON, new byte[] {0, '{', 0}));
    all.add(body("only NUL", JSON, new byte[1_000]));
    all.add(body("too large", JSON, bytes("{\"a\": \"" + MARKER.repeat(100_000) + "\"}")));
    all.add(
        chunked(
            "too large, in chunks", JSON, bytes("{\"a\": \"" + MARKER.repeat(100_000) + "\"}")));
  }

  private static void formBodies(List<Breakage> all) {
    form(all, "lone percent", "name=" + MARKER + "%");
    form(all, "bad percent", "name=%zz" + MARKER);
    form(all, "overlong UTF-8", "name=%c0%80" + MARKER);
    form(all, "NUL", "name=%00" + MARKER);
    form(all, "a name of 50,000 characters", MARKER.repeat(4_200) + "=1");
    form(all, "a value of 200,000 characters", "name=" + "v".repeat(200_000));
    form(all, "5,000 fields", "name=1&".repeat(5_000));
    form(all, "only separators", "&&==&=;&");
    form(all, "a key with odd bytes", "idempotencyKey=%00%ff" + MARKER);
    form(all, "too large", "name=" + MARKER.repeat(100_000));
    all.add(chunked("form too large, in chunks", FORM, bytes("name=" + MARKER.repeat(100_000))));
    all.add(body("form of raw bytes", FORM, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '=', 1}));
  }

  private static void headers(List<Breakage> all) {
    head(all, "Accept: " + MARKER);
    head(all, "Accept: ;;;q=" + MARKER);
    head(all, "Accept: text/html;q=" + MARKER);
    head(all, "Accept: application/json;q=9");
    head(all, "Accept: " + "a/b,".repeat(5_000) + "c/d");
    head(all, "Accept-Language: ;q=" + MARKER);
    head(all, "Accept-Encoding: " + MARKER + ";q=x");
    head(all, "If-Modified-Since: " + MARKER);
    head(all, "If-None-Match: \"" + MARKER);
    head(all, "If-Match: " + MARKER);
    head(all, "Range: bytes=" + MARKER);
    head(all, "Expect: " + MARKER);
    head(all, "Origin: " + MARKER);
    head(all, "Origin: null");
    all.add(withHeaders("a strange host", "", "Host: " + MARKER + "_x:y", "Origin: http://a"));
    head(all, "Origin: http://" + MARKER + ":x/");
    head(all, "Origin: http://[");
    head(all, "Cookie: q_session_x=" + MARKER + "; sample-csrf=\"; ;;=; a");
    head(all, "Cookie: " + "a=b; ".repeat(3_000));
    head(all, "Idempotency-Key: ");
    head(all, "Idempotency-Key: " + MARKER.repeat(100));
    head(all, "Idempotency-Key: \u00e9\u00ff" + MARKER);
    head(all, "X-Forwarded-For: " + MARKER);
    head(all, "X-Forwarded-Proto: " + MARKER);
    head(all, "Forwarded: for=\"" + MARKER);
    head(all, "Upgrade: " + MARKER);
    head(all, "Connection: Upgrade, HTTP2-Settings");
    head(all, "X-Large: " + MARKER.repeat(6_000));
    head(all, MARKER + "-" + "n".repeat(70_000) + ": 1");
    head(all, "Na me: " + MARKER);
    head(all, "Name : " + MARKER);
    head(all, "Name\u0000: " + MARKER);
    head(all, "Value: a\u0000" + MARKER);
    head(all, MARKER);
    head(all, "Content-Length: " + MARKER);
    head(all, "Content-Length: -1");
    head(all, "Content-Length: 99999999999999999999");
    head(all, "Content-Length: 9999999999");
    head(all, "Transfer-Encoding: " + MARKER);
    all.add(withHeaders("two lengths", "{}", "Content-Length: 2", "Content-Length: 3"));
    all.add(
        withHeaders("length and chunks", "{}", "Content-Length: 2", "Transfer-Encoding: chunked"));
  }

  private static void addresses(List<Breakage> all) {
    for (String value :
        List.of(
            "%00",
            "%",
            "%zz",
            "%c0%80",
            "%ff",
            "%2e%2e%2f",
            "..;",
            MARKER,
            "-1",
            "9".repeat(40),
            "v".repeat(2_000),
            "%0d%0aX-Planted:%20" + MARKER,
            ";a=b",
            "%F0%9F%98%80",
            "{}",
            "|",
            "\\")) {
      all.add(bodiless("path " + shortened(value), null, null, value));
      String query = "?after=VALUE&limit=VALUE&status=VALUE&q=VALUE&VALUE".replace("VALUE", value);
      all.add(query(shortened(value), query));
    }
    all.add(query("an address of 70,000 characters", "?" + MARKER.repeat(5_900)));
    all.add(query("2,000 parameters", "?" + "a=b&".repeat(990)));
    all.add(query("a space", "?a b"));
    all.add(query("a fragment", "?a=#" + MARKER));
    all.add(query("raw bytes", "?a=\u00e9\u00ff"));
  }

  boolean isInTheAddress() {
    return query != null || pathValue != null;
  }

  /** Whether it leaves nothing as it is: a path without parameters has no place for a value. */
  boolean breaks(Endpoint endpoint) {
    return pathValue == null || !endpoint.pathWith(pathValue).equals(endpoint.path());
  }

  byte[] sentTo(Endpoint endpoint, String token) {
    var head = new StringBuilder();
    head.append(method == null ? endpoint.method() : method)
        .append(' ')
        .append(endpoint.pathWith(pathValue == null ? "1" : pathValue))
        .append(query == null ? "" : query)
        .append(" HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer ")
        .append(token)
        .append("\r\n");
    if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
      head.append("Host: localhost\r\n");
    }
    headers.forEach(line -> head.append(line).append("\r\n"));
    head.append("\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  private static void json(List<Breakage> all, String name, String body) {
    all.add(body("JSON: " + name, JSON, bytes(body)));
  }

  private static void form(List<Breakage> all, String name, String body) {
    all.add(body("form: " + name, FORM, bytes(body)));
  }

  private static void head(List<Breakage> all, String line) {
    all.add(withHeaders("header " + shortened(line), "", line));
  }

  private static Breakage query(String name, String query) {
    return bodiless("query: " + name, null, query, null);
  }

  private static Breakage bodiless(String name, String method, String query, String pathValue) {
    return new Breakage(name, method, query, pathValue, List.of(), new byte[0]);
  }

  private static Breakage withHeaders(String name, String body, String... headers) {
    return new Breakage(name, null, null, null, List.of(headers), bytes(body));
  }

  private static Breakage body(String name, String type, byte[] body) {
    var headers = List.of("Content-Type: " + type, "Content-Length: " + body.length);
    return new Breakage(name, null, null, null, headers, body);
  }

  private static Breakage chunked(String name, String type, byte[] body) {
    var chunks = new ByteArrayOutputStream();
    chunks.writeBytes(bytes(Integer.toHexString(body.length) + "\r\n"));
    chunks.writeBytes(body);
    chunks.writeBytes(bytes("\r\n0\r\n\r\n"));
    var headers = List.of("Content-Type: " + type, "Transfer-Encoding: chunked");
    return new Breakage(name, null, null, null, headers, chunks.toByteArray());
  }

  private static String fields(int count) {
    var fields = new StringBuilder("{\"a\": 1");
    for (int i = 0; i < count; i++) {
      fields.append(",\"").append(Integer.toString(i, 36)).append("\":0");
    }
    return fields.append('}').toString();
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(Charset.forName("UTF-8"));
  }
}
