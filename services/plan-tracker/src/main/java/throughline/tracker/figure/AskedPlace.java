package throughline.tracker.figure;

import throughline.platform.core.input.InvalidInput;
import throughline.tracker.engine.rule.MeasureVersion;

/** A place that somebody names to ask for what a figure has of it. */
public final class AskedPlace {

  private static final String DISTRICT = "district";

  private AskedPlace() {}

  /**
   * Refuses one of which nothing is known, unless nothing is 0: at a library nothing may have
   * happened yet, but of an area there is an estimate or none. The 0 of any other would pass for a
   * figure.
   *
   * @param place the code; empty where facts state none; null when no place is meant
   * @throws InvalidInput saying what to send
   */
  public static void refuseUnknown(MeasureVersion version, String place) {
    if (place == null || place.isEmpty()) {
      return;
    }
    if (version.measure().isEstimate()) {
      throw refused("No estimate of this place is known");
    }
    if (!version.hasPlaces()) {
      throw refused("This measure is not counted by place, so leave place out");
    }
    if (!PlaceNames.isLibrary(place)) {
      throw refused("place must be the code of a library, such as WEST, or empty");
    }
  }

  /** The same where a part can be asked for by a split, too, as that of a district is. */
  public static void refuseUnknownPart(MeasureVersion version, String place) {
    if (PlaceNames.isDistrict(place) && version.breakdown(DISTRICT) >= 0) {
      throw refused("place must be the code of a library. Send split=district&is=" + place);
    }
    refuseUnknown(version, place);
  }

  private static InvalidInput refused(String why) {
    return new InvalidInput("place", why);
  }
}
