package throughline.platform.database.equality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which counts of answers may leave. A number tells an answer if it is small, or if what it is
 * taken of is hardly more. So a place whose number is not safe is told with the others, and one
 * more with it until what they come to is safe, too: what is left of the county when places are
 * taken from it is never small.
 *
 * @param minimum the least that a number, and what is left of it, may be
 */
public record SmallNumbers(long minimum) {

  /**
   * How many gave an answer, of how many who were willing.
   *
   * @param of how many said anything to the question
   * @param yes how many of them gave the answer that is counted
   */
  public record Share(long of, long yes) {
    Share plus(Share other) {
      return new Share(of + other.of, yes + other.yes);
    }

    long margin() {
      return Math.min(yes, of - yes);
    }
  }

  /**
   * What is told of one question.
   *
   * @param alone the places that are told by themselves
   * @param together what the others come to; null if there is none
   */
  public record Split(Set<String> alone, Share together) {
    /** Not even the whole county is told. */
    public static final Split NOTHING = new Split(Set.of(), null);
  }

  /** Whether the number, and what is left of it, tell of enough people. */
  public boolean isSafe(Share share) {
    return share.margin() >= minimum;
  }

  /** Says which of these places are told by themselves; none where the county is not safe. */
  public <T> Split split(List<T> counted, Function<T, String> place, Function<T, Share> question) {
    var alone = new ArrayList<T>();
    var together = new Share(0, 0);
    for (var each : counted) {
      if (isSafe(question.apply(each))) {
        alone.add(each);
      } else {
        together = together.plus(question.apply(each));
      }
    }
    alone.sort(Comparator.comparingLong(each -> question.apply(each).margin()));
    while (together.of() > 0 && !isSafe(together) && !alone.isEmpty()) {
      together = together.plus(question.apply(alone.remove(0)));
    }
    if (together.of() > 0 && !isSafe(together)) {
      return Split.NOTHING;
    }
    var places = new HashSet<String>();
    alone.forEach(each -> places.add(place.apply(each)));
    return together.of() == 0 && places.isEmpty()
        ? Split.NOTHING
        : new Split(places, together.of() == 0 ? null : together);
  }
}
