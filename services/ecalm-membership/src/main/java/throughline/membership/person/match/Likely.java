package throughline.membership.person.match;

import java.util.Set;
import java.util.UUID;

/** A record that is likely of the same child. */
public record Likely(UUID member, int score, Set<Reason> reasons) {}
