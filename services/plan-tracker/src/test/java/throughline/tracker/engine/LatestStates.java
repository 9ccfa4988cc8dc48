package throughline.tracker.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What facts come to, said in plain Java by what they say last: it knows no event, no rule and no
 * table. A place of null is the whole county.
 */
record LatestStates(Collection<State> states) {

  private static final List<String> CAME = List.of("ATTENDED", "PARTIAL");

  /** What a fact says. */
  sealed interface State permits Hours, Booking, Member {}

  /** Time that somebody gave on one day. */
  record Hours(String who, String library, String status, LocalDate day, int minutes)
      implements State {}

  /** A place at a session. */
  record Booking(String who, String library, String status, LocalDate day) implements State {}

  /** A child who is enrolled at a library, and may have left the county. */
  record Member(String library, LocalDate enrolledOn, LocalDate leftOn) implements State {}

  long newborns(LocalDate from, LocalDate to, String place) {
    return all(Member.class)
        .filter(child -> isAt(place, child.library()) && isIn(child.enrolledOn(), from, to))
        .count();
  }

  /** At the end of the day before. */
  long under5s(LocalDate to, String place) {
    return all(Member.class)
        .filter(child -> isAt(place, child.library()) && child.enrolledOn().isBefore(to))
        .filter(child -> child.leftOn() == null || !child.leftOn().isBefore(to))
        .count();
  }

  long sessions(LocalDate from, LocalDate to, String place) {
    return attended(from, to, place).count();
  }

  long entrepreneurs(LocalDate from, LocalDate to, String place) {
    return attended(from, to, place).map(Booking::who).distinct().count();
  }

  long minutes(LocalDate from, LocalDate to, String place) {
    return approved(from, to, place).mapToLong(Hours::minutes).sum();
  }

  long volunteers(LocalDate from, LocalDate to, String place) {
    return approved(from, to, place).map(Hours::who).distinct().count();
  }

  private Stream<Booking> attended(LocalDate from, LocalDate to, String place) {
    return all(Booking.class)
        .filter(booking -> CAME.contains(booking.status()))
        .filter(booking -> isAt(place, booking.library()) && isIn(booking.day(), from, to));
  }

  private Stream<Hours> approved(LocalDate from, LocalDate to, String place) {
    return all(Hours.class)
        .filter(hours -> hours.status().equals("APPROVED"))
        .filter(hours -> isAt(place, hours.library()) && isIn(hours.day(), from, to));
  }

  private <S> Stream<S> all(Class<S> kind) {
    return states.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static boolean isAt(String place, String library) {
    return place == null || Objects.equals(place, library);
  }

  private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && day.isBefore(to);
  }
}
