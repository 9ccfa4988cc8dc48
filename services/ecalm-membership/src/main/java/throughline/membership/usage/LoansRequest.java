package throughline.membership.usage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Loans as a program sends them. */
@Schema(name = "Loans", description = "Rows of a batch; further calls may add to it")
public record LoansRequest(
    @Schema(
            description = "Your own name for the batch",
            examples = "loans-2026-11-24",
            required = true)
        String batch,
    @Schema(description = "1 to 1,000", required = true) List<LoanRequest> rows) {}
