package throughline.membership.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.FieldError;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;

/** What became of the rows of a call. */
@Schema(name = "ReceivedRows")
public record Received(
    @Schema(description = "The number of this delivery") UUID id,
    @Schema(examples = "loans-2026-11-24") String batch,
    @Schema(description = "Rows that said something new") int taken,
    @Schema(description = "Rows that had come before and said the same, or less") int known,
    @Schema(description = "Rows that were not taken in; every other was") List<Problem> refused) {

  /** A row that was not taken in, and why. */
  @Schema(name = "RefusedRow")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Problem(
      @Schema(description = "Its place among the rows sent, from 1") int number,
      @Schema(description = "Its reference, as sent") String row,
      List<FieldError> errors) {

    static Problem of(TypedRow row, List<FieldError> errors) {
      return new Problem(row.number(), row.cells().get(UseColumns.ROW.key()), errors);
    }

    static Problem of(TypedRow row, Column column, String message) {
      return of(row, List.of(new FieldError(column.key(), message)));
    }
  }
}
