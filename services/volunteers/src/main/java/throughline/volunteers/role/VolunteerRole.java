package throughline.volunteers.role;

import java.time.Instant;
import java.util.List;
import throughline.platform.core.permission.Places;

/**
 * What a volunteer can help with, and what it asks of them.
 *
 * @param maxAge null if there is none
 * @param workforce null where it does not matter with whom one works
 * @param reviewMonths for how long a check is relied upon; null for good
 * @param termsSince since when it is what a guardian agreed to
 * @param places codes of where it is; empty is everywhere
 * @param trainings codes
 */
public record VolunteerRole(
    String code,
    long version,
    String title,
    String summary,
    String description,
    String commitment,
    int minAge,
    Integer maxAge,
    DbsLevel dbsLevel,
    Workforce workforce,
    boolean supervised,
    boolean regulated,
    int referencesNeeded,
    Integer reviewMonths,
    boolean open,
    Instant termsSince,
    List<String> places,
    List<String> trainings) {

  public boolean isAt(String place) {
    return places.isEmpty() || places.contains(place);
  }

  /** Whether all of its places are among these, so that whoever has them may change it. */
  public boolean isWithin(Places own) {
    return own.all() || !places.isEmpty() && places.stream().allMatch(own::includes);
  }

  public boolean asksForCheck() {
    return dbsLevel != DbsLevel.NONE;
  }

  /** The most that may be asked of somebody in it: to ask for more is an offence. */
  public DbsLevel highestCheck() {
    return Entitlement.of(regulated, workforce).highest();
  }

  /**
   * Whether the date of birth matters. Else nobody is asked for it.
   *
   * @param consentBelow the age from which no guardian is asked
   */
  public boolean asksBirthDate(int consentBelow) {
    return asksForCheck() || maxAge != null || minAge < consentBelow;
  }
}
