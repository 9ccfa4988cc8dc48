package throughline.membership.usage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Headcounts as a program sends them. */
@Schema(name = "Attendances", description = "Rows of a batch; further calls may add to it")
public record AttendancesRequest(
    @Schema(
            description = "Your own name for the batch",
            examples = "events-2026-11",
            required = true)
        String batch,
    @Schema(description = "1 to 1,000", required = true) List<AttendanceRequest> rows) {}
