package throughline.membership.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.FieldError;

/**
 * A row that was not taken in, and why.
 *
 * @param number of the row
 * @param row its reference, as sent; null if there was none
 * @param errors one for each wrong column
 */
@Schema(name = "RefusedRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Schema(description = "Its place among the rows sent, from 1") int number,
    @Schema(description = "Its reference, as sent") String row,
    List<FieldError> errors) {

  static Problem of(TypedRow row, List<FieldError> errors) {
    return new Problem(row.number(), row.text(Column.ROW), errors);
  }

  static Problem of(TypedRow row, Column column, String message) {
    return of(row, List.of(new FieldError(column.field(), message)));
  }

  /** The messages, each behind the name of its column. */
  List<String> inWords(Map<String, String> labels) {
    return errors.stream()
        .map(error -> labels.getOrDefault(error.field(), "Row") + ": " + error.message())
        .toList();
  }
}
