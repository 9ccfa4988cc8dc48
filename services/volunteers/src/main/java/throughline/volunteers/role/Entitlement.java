package throughline.volunteers.role;

/**
 * What a role entitles a council to ask for. To ask for more is an offence where it is known to be
 * more (Police Act 1997, section 123).
 */
enum Entitlement {
  /**
   * Teaching, training, care, advice or driving of children, often and without supervision:
   * Safeguarding Vulnerable Groups Act 2006, schedule 4, part 1, as section 64 of the Protection of
   * Freedoms Act 2012 left it. Asked for by sections 113B and 113BA of the Police Act 1997 and SI
   * 2002/233, regulation 5A.
   */
  REGULATED_WITH_CHILDREN(DbsLevel.ENHANCED_BARRED),

  /**
   * Help with personal care, money, shopping or errands of adults who need it because of age,
   * illness or disability, supervised or not: the same Act, schedule 4, part 2, as section 66 left
   * it. Asked for by sections 113B and 113BB of the Police Act 1997.
   */
  REGULATED_WITH_ADULTS(DbsLevel.ENHANCED_BARRED),

  /** Anyone may be asked for a basic check: Police Act 1997, section 112. */
  ANYTHING_ELSE(DbsLevel.BASIC);

  private final DbsLevel highest;

  Entitlement(DbsLevel highest) {
    this.highest = highest;
  }

  static Entitlement of(boolean regulated, Workforce workforce) {
    if (!regulated || workforce == null || workforce == Workforce.OTHER) {
      return ANYTHING_ELSE;
    }
    return workforce == Workforce.CHILD ? REGULATED_WITH_CHILDREN : REGULATED_WITH_ADULTS;
  }

  boolean allows(DbsLevel level) {
    return level.compareTo(highest) <= 0;
  }

  DbsLevel highest() {
    return highest;
  }
}
