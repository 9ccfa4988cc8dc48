package throughline.membership.librarysystem;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Koha answered about a member.
 *
 * @param body what it sent, read as JSON; empty if that is nothing
 */
record KohaAnswer(int status, JsonNode body) {
  boolean is(int expected) {
    return status == expected;
  }

  boolean isDone() {
    return status >= 200 && status < 300;
  }

  /** Koha's own word for why not; empty if it has none. */
  String errorCode() {
    return body.path("error_code").asText("");
  }

  /**
   * Koha's sentence, which may hold what was sent: to look for a field in it, never to be shown.
   */
  String error() {
    return body.path("error").asText("");
  }

  /** Hides whom it is about from any log that this object slips into. */
  @Override
  public String toString() {
    return "KohaAnswer " + status;
  }
}
