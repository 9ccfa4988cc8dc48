package throughline.membership.member;

import throughline.contracts.membership.MemberState.ResidencyState;

/**
 * Where a child lives, as far as an enrolment asks.
 *
 * @param district the GSS code of a district of the county, null for anywhere else
 */
public record Residence(ResidencyState state, String district) {
  public static final Residence OUT_OF_COUNTY = new Residence(ResidencyState.OUT_OF_COUNTY, null);
  public static final Residence UNKNOWN = new Residence(ResidencyState.UNKNOWN, null);

  public static Residence inCounty(String district) {
    return new Residence(ResidencyState.IN_COUNTY, district);
  }
}
