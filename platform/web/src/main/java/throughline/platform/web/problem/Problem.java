package throughline.platform.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import throughline.platform.core.input.FieldError;

/**
 * The body of an error answer, after RFC 9457 (application/problem+json).
 *
 * @param type urn:throughline:problem:&lt;code&gt;
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail what to do about this occurrence; null when there is nothing to add
 * @param code stable and never used again for another meaning
 * @param errors one entry per wrong field; left out when empty
 * @param errorId names the line in the log, for a failure of ours; otherwise null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<FieldError> errors,
    String errorId) {

  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String code, String title, String detail) {
    return new Problem(type(code), title, status, detail, code, List.of(), null);
  }

  Problem withErrors(List<FieldError> wrong) {
    return new Problem(type, title, status, detail, code, List.copyOf(wrong), errorId);
  }

  Problem withErrorId(String id) {
    return new Problem(type, title, status, detail, code, errors, id);
  }

  private static String type(String code) {
    return "urn:throughline:problem:" + code;
  }
}
