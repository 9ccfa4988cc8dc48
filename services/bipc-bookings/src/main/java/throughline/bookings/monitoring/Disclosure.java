package throughline.bookings.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import throughline.platform.database.equality.SmallNumbers;
import throughline.platform.database.equality.SmallNumbers.Share;
import throughline.platform.database.equality.SmallNumbers.Split;

/**
 * Which numbers may leave: those that {@link SmallNumbers} lets, and of them none that differs by
 * little from another one that is told.
 *
 * @param minimum the least that a number, and what is left of it, may be
 */
record Disclosure(long minimum) {
  /** What is told; null is not told. The library is empty for those that are told together. */
  record Told(
      String library,
      long supported,
      long answered,
      Long sexKnown,
      Long women,
      Long groupKnown,
      Long minorities,
      Long both,
      Long either) {
    static final String TOGETHER = "";

    static Told nothing(String library) {
      return new Told(library, 0, 0, null, null, null, null, null, null);
    }
  }

  List<Told> of(List<Counted> counted) {
    var either = sum(counted, Counted::either);
    var both = sum(counted, Counted::both);
    var women = sum(counted, Counted::women);
    var minorities = sum(counted, Counted::minorities);
    var tellsEither = isSafe(new Share(sum(counted, Counted::answered), either));
    var tellsBoth =
        both >= minimum && women - both >= minimum && minorities - both >= minimum && tellsEither;
    // Beside either, the one tells how many are of the other only. Where nobody said, that is none.
    var onlyMinorities = sum(counted, Counted::groupKnown) == 0 || either - women >= minimum;
    var onlyWomen = sum(counted, Counted::sexKnown) == 0 || either - minorities >= minimum;
    var tellsWomen = !tellsEither || onlyMinorities;
    var bySex =
        tellsWomen ? split(counted, c -> new Share(c.sexKnown(), c.women())) : Split.NOTHING;
    var tellsMinorities = tellsBoth || bySex.equals(Split.NOTHING) && (!tellsEither || onlyWomen);
    var byGroup =
        tellsMinorities
            ? split(counted, c -> new Share(c.groupKnown(), c.minorities()))
            : Split.NOTHING;
    var told = new ArrayList<Told>();
    counted.forEach(each -> told.add(alone(each, bySex, byGroup)));
    told.add(
        new Told(
            Told.TOGETHER,
            0,
            0,
            of(bySex.together()),
            yes(bySex.together()),
            of(byGroup.together()),
            yes(byGroup.together()),
            tellsBoth && !byGroup.equals(Split.NOTHING) ? both : null,
            tellsEither ? either : null));
    return told;
  }

  private static Told alone(Counted counted, Split bySex, Split byGroup) {
    var sex = bySex.alone().contains(counted.library());
    var group = byGroup.alone().contains(counted.library());
    return new Told(
        counted.library(),
        counted.supported(),
        counted.answered(),
        sex ? counted.sexKnown() : null,
        sex ? counted.women() : null,
        group ? counted.groupKnown() : null,
        group ? counted.minorities() : null,
        null,
        null);
  }

  private Split split(List<Counted> counted, Function<Counted, Share> question) {
    return numbers().split(counted, Counted::library, question);
  }

  private boolean isSafe(Share share) {
    return numbers().isSafe(share);
  }

  private SmallNumbers numbers() {
    return new SmallNumbers(minimum);
  }

  private static Long of(Share share) {
    return share == null ? null : (Long) share.of();
  }

  private static Long yes(Share share) {
    return share == null ? null : (Long) share.yes();
  }

  private static long sum(List<Counted> counted, ToLongFunction<Counted> number) {
    return counted.stream().mapToLong(number).sum();
  }
}
