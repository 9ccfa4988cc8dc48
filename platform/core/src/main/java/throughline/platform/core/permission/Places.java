package throughline.platform.core.permission;

import java.util.Optional;
import java.util.Set;

/**
 * The places at which a person may act in one role. What a place is, is the service's own matter:
 * here it is a code.
 *
 * <p>A use case takes it as an argument and its query asks for it, so that no record of another
 * place is ever read: {@code (:everywhere = true or e.place in :places)}. A long list has no such
 * alternative in it, since the database then plans for every place: it is narrowed where {@link
 * #all} does not hold.
 *
 * @param all whether every place is meant, also those that come later
 * @param codes the places, by their codes; empty if all are meant
 */
public record Places(boolean all, Set<String> codes) {

  private static final Places NONE = new Places(false, Set.of());
  private static final Places EVERYWHERE = new Places(true, Set.of());

  public Places {
    codes = Set.copyOf(codes);
    if (all && !codes.isEmpty()) {
      throw new IllegalArgumentException("who may act everywhere has no list of places");
    }
  }

  public static Places none() {
    return NONE;
  }

  public static Places everywhere() {
    return EVERYWHERE;
  }

  public static Places of(String... codes) {
    return new Places(false, Set.of(codes));
  }

  /**
   * @param place its code; null is a record of no place, which only {@link #everywhere} includes
   */
  public boolean includes(String place) {
    return all || place != null && codes.contains(place);
  }

  /** Whether there is none at all. */
  public boolean isNone() {
    return !all && codes.isEmpty();
  }

  public Optional<String> only() {
    return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
  }

  /** These; refuses with {@link NoPlace} if there is none. */
  public Places required() {
    if (isNone()) {
      throw new NoPlace();
    }
    return this;
  }
}
