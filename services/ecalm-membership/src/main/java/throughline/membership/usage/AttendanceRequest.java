package throughline.membership.usage;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.files.table.TypedRow;

/** A headcount at an event as a program sends it. */
@Schema(name = "Attendance", description = "How many children under 5 were at an event")
public record AttendanceRequest(
    @Schema(description = "Your own name for it", examples = "R-12", required = true) String row,
    @Schema(description = "Code or name of the library", examples = "BANB") String library,
    @Schema(examples = "2026-11-24") String day,
    @Schema(description = "Your own name for the event", examples = "rhyme-time-0930") String event,
    @Schema(description = "Headcount, members or not", examples = "14") String under5s,
    @Schema(description = "Cards that were shown; none is kept") List<String> cards,
    @Schema(description = "1 if left out; a correction has a higher one", examples = "2")
        String revision,
    @Schema(
            description = "VOID takes the row back",
            enumeration = {"COUNTS", "VOID"})
        String state) {

  TypedRow typed(int number) {
    return ReceiveRows.typed(
        number,
        UseKind.ATTENDANCE,
        Arrays.asList(
            row, library, day, event, under5s, cards == null ? null : joined(), revision, state));
  }

  private String joined() {
    return String.join(";", cards.stream().map(card -> card == null ? "" : card).toList());
  }

  /** Hides cards from any log that this object slips into. */
  @Override
  public String toString() {
    return "AttendanceRequest";
  }
}
