package throughline.membership.usage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * A month of a member.
 *
 * @param month its first day
 */
record ChildMonth(UUID member, LocalDate month) implements Comparable<ChildMonth> {

  private static final Comparator<ChildMonth> ORDER =
      Comparator.comparing(ChildMonth::member).thenComparing(ChildMonth::month);

  /** The month of that day. */
  static ChildMonth of(UUID member, LocalDate day) {
    return new ChildMonth(member, day.withDayOfMonth(1));
  }

  @Override
  public int compareTo(ChildMonth other) {
    return ORDER.compare(this, other);
  }
}
