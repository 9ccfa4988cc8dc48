package throughline.membership.usage;

import java.time.LocalDate;
import java.util.Comparator;

/** A day at a library, in the order in which everybody locks what is counted of it. */
record LibraryDay(String library, LocalDate day) implements Comparable<LibraryDay> {

  private static final Comparator<LibraryDay> ORDER =
      Comparator.comparing(LibraryDay::library).thenComparing(LibraryDay::day);

  @Override
  public int compareTo(LibraryDay other) {
    return ORDER.compare(this, other);
  }
}
