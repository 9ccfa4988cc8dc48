package throughline.platform.web.connections;

/**
 * What an error says that was answered before any code of the application saw the request.
 *
 * @param mediaType the media type of the body
 * @param body problem+json (RFC 9457) for the API, otherwise a small page
 */
record ErrorWords(String mediaType, String body) {

  /** One error, in words for programs and for people. */
  private record Error(String code, String title, String advice) {}

  /** The error with this status at this address; every text in it is ours, so none is escaped. */
  static ErrorWords of(int status, String address) {
    var error = error(status);
    return address.matches("/api([/?#].*)?")
        ? new ErrorWords("application/problem+json", json(status, error))
        : new ErrorWords("text/html;charset=UTF-8", page(error));
  }

  private static Error error(int status) {
    return switch (status) {
      case 403 ->
          new Error(
              "not-allowed",
              "Not allowed from another website",
              "Go to the start of this service and follow the links from there.");
      case 408 ->
          new Error("too-slow", "That took too long to arrive", "Check the connection, try again.");
      case 413 -> new Error("too-large", "That is too much to send", "Send less and try again.");
      case 414 ->
          new Error("address-too-long", "That web address is too long", "Use a shorter address.");
      case 431 ->
          new Error(
              "head-too-large",
              "That is too much before the content",
              "Send fewer or shorter headers; in a browser, delete the cookies of this website.");
      default ->
          status < 500
              ? new Error(
                  "bad-request",
                  "This request cannot be read",
                  "Check the address and what you sent, and try again.")
              : new Error(
                  "unavailable",
                  "This service is not available now",
                  "Try again in a few minutes.");
    };
  }

  private static String json(int status, Error error) {
    return """
        {"type":"urn:throughline:problem:%1$s","title":"%2$s","status":%3$d,"detail":"%4$s","code":"%1$s"}"""
        .formatted(error.code(), error.title(), status, error.advice());
  }

  private static String page(Error error) {
    return """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8"><title>%1$s – Throughline</title></head>
        <body><h1>%1$s</h1><p>%2$s</p><p><a href="/">Go to the start of this service</a></p></body>
        </html>
        """
        .formatted(error.title(), error.advice());
  }
}
