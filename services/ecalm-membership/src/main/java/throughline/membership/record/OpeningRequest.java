package throughline.membership.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a restricted record is opened. */
@Schema(name = "Opening", description = "Why a record is opened whose address is secret")
public record OpeningRequest(
    @Schema(
            enumeration = {"FAMILY_ASKED", "FAMILY_WANTS", "CORRECTION", "SAFETY", "LAW"},
            required = true)
        String reason) {}
