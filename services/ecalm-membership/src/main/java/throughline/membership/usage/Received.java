package throughline.membership.usage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the rows of a call. */
@Schema(name = "ReceivedRows")
public record Received(
    @Schema(description = "The number of this delivery") UUID id,
    @Schema(examples = "loans-2026-11-24") String batch,
    @Schema(description = "Rows that said something new") int taken,
    @Schema(description = "Rows that had come before and said the same, or less") int known,
    @Schema(description = "Rows that were not taken in; every other was") List<Problem> refused) {}
