package throughline.platform.database.equality;

import java.util.Arrays;
import java.util.List;

/** The ethnic groups of the harmonised standard of the Government Statistical Service, England. */
public enum EthnicGroup {
  WHITE_BRITISH("White: English, Welsh, Scottish, Northern Irish or British"),
  WHITE_IRISH("White: Irish"),
  WHITE_GYPSY_OR_IRISH_TRAVELLER("White: Gypsy or Irish Traveller"),
  WHITE_ROMA("White: Roma"),
  WHITE_OTHER("White: any other background"),
  MIXED_WHITE_AND_BLACK_CARIBBEAN("Mixed: White and Black Caribbean"),
  MIXED_WHITE_AND_BLACK_AFRICAN("Mixed: White and Black African"),
  MIXED_WHITE_AND_ASIAN("Mixed: White and Asian"),
  MIXED_OTHER("Mixed: any other background"),
  ASIAN_INDIAN("Asian or Asian British: Indian"),
  ASIAN_PAKISTANI("Asian or Asian British: Pakistani"),
  ASIAN_BANGLADESHI("Asian or Asian British: Bangladeshi"),
  ASIAN_CHINESE("Asian or Asian British: Chinese"),
  ASIAN_OTHER("Asian or Asian British: any other background"),
  BLACK_CARIBBEAN("Black or Black British: Caribbean"),
  BLACK_AFRICAN("Black or Black British: African"),
  BLACK_OTHER("Black or Black British: any other background"),
  ARAB("Arab"),
  OTHER("Any other ethnic group");

  /** Raised when {@link #isMinority} says otherwise of a group; counts are told with it. */
  public static final int MAPPING = 1;

  private final String words;

  EthnicGroup(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether it counts as an ethnic minority: all but the White groups, which BAME meant, too. */
  boolean isMinority() {
    return ordinal() > WHITE_OTHER.ordinal();
  }

  public static List<String> minorities() {
    return Arrays.stream(values()).filter(EthnicGroup::isMinority).map(Enum::name).toList();
  }
}
