package throughline.bookings.venue;

import java.util.UUID;
import throughline.platform.core.permission.Places;

/** Who runs sessions of their own beside the libraries. */
public record Partner(UUID id, String code, String name, boolean active) {
  /** How the place of a partner's people begins: no library has such a code, and no claim does. */
  public static final String PLACE = "partner/";

  public static String placeOf(UUID id) {
    return PLACE + id;
  }

  /** Whether somebody of these places works for the partner. */
  public boolean isAmong(Places places) {
    return places.codes().contains(placeOf(id));
  }

  /** Whether these are partners' places and no library's. */
  public static boolean alone(Places places) {
    return !places.isNone() && !places.all() && places.codes().stream().allMatch(Partner::isPlace);
  }

  public static boolean anyIn(Places places) {
    return places.codes().stream().anyMatch(Partner::isPlace);
  }

  private static boolean isPlace(String code) {
    return code.startsWith(PLACE);
  }
}
