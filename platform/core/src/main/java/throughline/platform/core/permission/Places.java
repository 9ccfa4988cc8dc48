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

  /** Keeps a copy of the codes. */
  public Places {
    codes = Set.copyOf(codes);
    if (all && !codes.isEmpty()) {
      throw new IllegalArgumentException("who may act everywhere has no list of places");
    }
  }

  /** No place: opens nothing. */
  public static Places none() {
    return NONE;
  }

  /** Every place there is or will be. */
  public static Places everywhere() {
    return EVERYWHERE;
  }

  /** Exactly these. */
  public static Places of(String... codes) {
    return new Places(false, Set.of(codes));
  }

  /**
   * Whether this is one of them.
   *
   * @param place its code, exactly; null stands for a record of no place, which only {@link
   *     #everywhere()} includes
   */
  public boolean includes(String place) {
    return all || place != null && codes.contains(place);
  }

  /** Whether there is none at all. */
  public boolean isNone() {
    return !all && codes.isEmpty();
  }

  /** The only place, if there is exactly one. */
  public Optional<String> only() {
    return codes.size() == 1 ? Optional.of(codes.iterator().next()) : Optional.empty();
  }

  /**
   * These, if there is one.
   *
   * @throws NoPlace if there is none, which is answered in words that help
   */
  public Places required() {
    if (isNone()) {
      throw new NoPlace();
    }
    return this;
  }
}
