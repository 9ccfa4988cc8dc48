package throughline.membership.usage;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.files.table.TypedRow;

/** A loan as a program sends it: text, so that an answer can name every wrong field. */
@Schema(name = "Loan", description = "One issue or renewal; there is no field for a title")
public record LoanRequest(
    @Schema(description = "Your own name for it", examples = "T-4711", required = true) String row,
    @Schema(description = "Code or name of the library", examples = "BANB") String library,
    @Schema(examples = "2026-11-24") String day,
    @Schema(enumeration = {"ISSUE", "RENEWAL"}) String kind,
    @Schema(
            description =
                "The borrower's card; only a member's who was under 5 is looked up, and none is kept",
            examples = "22390000027895")
        String card,
    @Schema(
            description = "For whom the item is meant",
            enumeration = {"CHILDREN", "YOUNG_PEOPLE", "ADULTS"})
        String audience,
    @Schema(description = "1 if left out; a correction has a higher one", examples = "2")
        String revision,
    @Schema(
            description = "VOID takes the row back",
            enumeration = {"COUNTS", "VOID"})
        String state) {

  TypedRow typed(int number) {
    return ReceiveRows.typed(
        number,
        UseKind.LOANS,
        Arrays.asList(row, library, day, kind, card, audience, revision, state));
  }

  /** Hides a card from any log that this object slips into. */
  @Override
  public String toString() {
    return "LoanRequest";
  }
}
