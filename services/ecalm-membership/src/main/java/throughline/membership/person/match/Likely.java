package throughline.membership.person.match;

import java.util.Set;
import java.util.UUID;

/**
 * A record that is likely of the same child.
 *
 * @param member its key
 * @param score how likely, 1 to 100
 * @param reasons why, and what speaks against it, in the order in which they are said
 */
public record Likely(UUID member, int score, Set<Reason> reasons) {}
