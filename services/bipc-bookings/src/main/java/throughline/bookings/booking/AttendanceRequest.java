package throughline.bookings.booking;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attendance as the API or the form sends it. */
@Schema(name = "RecordAttendance", description = "Whether somebody came")
public record AttendanceRequest(
    @Schema(
            enumeration = {"ATTENDED", "PARTIAL", "NO_SHOW"},
            required = true)
        String status,
    @Schema(
            description = "Only for PARTIAL: 1 to one less than the session's minutes",
            examples = "30")
        String minutes) {}
