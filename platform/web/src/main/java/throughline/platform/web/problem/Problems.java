package throughline.platform.web.problem;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problems that HTTP itself defines, by status. */
final class Problems {

  private static final Map<Integer, Problem> BY_STATUS =
      Stream.of(
              Problem.of(
                  401,
                  "not-signed-in",
                  "Sign in first",
                  "Send a valid access token: Authorization: Bearer <token>."),
              Problem.of(
                  403,
                  "not-allowed",
                  "Not allowed",
                  "You are signed in, but your account has no role that allows this."),
              Problem.of(404, "not-found", "Not found", "There is nothing at this address."),
              Problem.of(
                  405,
                  "method-not-allowed",
                  "Method not allowed",
                  "This address does not take this method: see the OpenAPI description."),
              Problem.of(
                  406,
                  "not-acceptable",
                  "Not acceptable",
                  "This address answers application/json."),
              Problem.of(
                  408,
                  "too-slow",
                  "Too slow",
                  "The whole request did not come in time: send it again."),
              Problem.of(413, "too-large", "Too large", "Send a smaller request."),
              Problem.of(
                  415,
                  "unsupported-media-type",
                  "Unsupported media type",
                  "Send application/json to the API and a form to a page."),
              Problem.of(414, "address-too-long", "Address too long", "Send a shorter address."),
              Problem.of(
                  429,
                  "too-many",
                  "Too many at once",
                  "Close some of what you have open, or wait a minute, and try again."),
              Problem.of(
                  431,
                  "head-too-large",
                  "Head too large",
                  "Send fewer or shorter headers and cookies."))
          .collect(Collectors.toMap(Problem::status, Function.identity()));

  static final Problem SIGNED_OUT =
      Problem.of(401, "signed-out", "Signed out", "Nothing was saved. Sign in and send it again.");

  static final Problem READ_ONLY =
      Problem.of(
          503,
          "read-only",
          "Nothing can be saved at the moment",
          "This service shows what there is, but nothing that is sent is saved. Send it again in a few"
              + " minutes, with the same Idempotency-Key if it had one.");

  /** The database, or the disk, is away or has no room. */
  static final Problem AWAY =
      Problem.of(
          503,
          "unavailable",
          "Not available now",
          "What was sent may not have been saved. Send it again in a few minutes, with the same"
              + " Idempotency-Key if it had one.");

  static final Problem BUSY =
      Problem.of(
          503,
          "busy",
          "Too many files at once",
          "Others are made at this moment: ask again in a few seconds, one after the other.");

  static final String NO_PLACE = "no-place";

  private Problems() {}

  static Problem ofStatus(int status) {
    Problem known = BY_STATUS.get(status);
    if (known != null) {
      return known;
    }
    return status < 500
        ? Problem.of(status, "bad-request", "Bad request", "The request cannot be read.")
        : Problem.of(status, "unavailable", "Not available now", "Try again in a few minutes.");
  }

  /** Nobody expected that; the log says more under the id. */
  static Problem failure(String errorId) {
    return Problem.of(
            500,
            "internal-error",
            "Something went wrong on our side",
            "Send the request again, with the same Idempotency-Key if it had one. If it fails again,"
                + " give the errorId to the service desk.")
        .withErrorId(errorId);
  }
}
