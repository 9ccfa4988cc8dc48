package throughline.membership.desk.offer;

import java.time.Instant;
import java.util.UUID;

/**
 * An offer that a family comes back to. Nothing here says who they are.
 *
 * @param code what the family takes along
 * @param office the code of the registration office at which it waits
 */
public record DeferredOffer(
    UUID id, String code, String office, String officeName, Instant deferredAt) {}
