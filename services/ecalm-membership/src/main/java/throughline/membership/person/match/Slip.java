package throughline.membership.person.match;

/** One slip of a keyboard: a letter wrong, missing or too many, or two neighbours swapped. */
final class Slip {

  /** Of shorter names too many are one letter apart: Ella and Elle, Ng and Ning. */
  private static final int SHORTEST = 5;

  private Slip() {}

  /**
   * Whether one of these is the other with a slip behind its first letter. Who mistypes a name
   * seldom does so at its first letter; Hayden and Jayden are brothers.
   */
  static boolean isBetween(String one, String other) {
    var shorter = one.length() <= other.length() ? one : other;
    var longer = one.length() <= other.length() ? other : one;
    if (shorter.length() < SHORTEST || shorter.charAt(0) != longer.charAt(0)) {
      return false;
    }
    var same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    return shorter.length() == longer.length()
        ? sameBehind(shorter, same + 1, longer, same + 1) || areSwapped(shorter, longer, same)
        : longer.length() - shorter.length() == 1 && sameBehind(shorter, same, longer, same + 1);
  }

  private static boolean areSwapped(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && sameBehind(one, at + 2, other, at + 2);
  }

  private static boolean sameBehind(String one, int from, String other, int otherFrom) {
    return from <= one.length()
        && otherFrom <= other.length()
        && one.substring(from).equals(other.substring(otherFrom));
  }
}
