package throughline.volunteers.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.volunteers.hours.HoursRequest;

/**
 * Hours that somebody gave, and what became of them on the way to being approved.
 *
 * @param loggedAfter how long after its end it was handed in
 */
record SampleShift(
    SamplePerson volunteer,
    String library,
    LocalDate day,
    LocalTime start,
    int minutes,
    Duration loggedAfter,
    Fate fate) {
  enum Fate {
    APPROVED,
    /** Given back, put right by the volunteer and approved then. */
    PUT_RIGHT,
    /** Given back, and nobody has done anything since. */
    RETURNED,
    WITHDRAWN,
    /** Approved, and disputed by the volunteer, who stayed an hour longer: put right then. */
    DISPUTED
  }

  private static final List<LocalTime> STARTS =
      Stream.of("09:30", "10:00", "10:30", "13:30", "14:00", "15:30")
          .map(LocalTime::parse)
          .toList();

  private static final List<Integer> LENGTHS = List.of(60, 90, 120, 120, 120, 150, 180, 180, 240);

  private static final List<Integer> HOURS_UNTIL_LOGGED = List.of(1, 2, 2, 3, 4, 20, 26, 49, 74);

  static SampleShift of(SamplePerson volunteer, String library, LocalDate day, Random random) {
    return new SampleShift(
        volunteer,
        library,
        day,
        SampleYear.pick(STARTS, random),
        SampleYear.pick(LENGTHS, random),
        Duration.ofHours(SampleYear.pick(HOURS_UNTIL_LOGGED, random))
            .plusMinutes(random.nextInt(55)),
        fate(random.nextInt(1_000)));
  }

  private static Fate fate(int chance) {
    if (chance < 12) {
      return Fate.PUT_RIGHT;
    }
    if (chance < 15) {
      return Fate.RETURNED;
    }
    if (chance < 20) {
      return Fate.WITHDRAWN;
    }
    return chance < 26 ? Fate.DISPUTED : Fate.APPROVED;
  }

  Instant loggedAt() {
    return SampleYear.at(day, start.plusMinutes(minutes)).plus(loggedAfter);
  }

  /** As the volunteer types it; one that is put right was typed an hour too long at first. */
  HoursRequest typed() {
    return typed(fate == Fate.PUT_RIGHT ? minutes + 60 : minutes);
  }

  /** What a coordinator makes of it who was told that it was an hour more. */
  HoursRequest corrected(String why) {
    return typed(minutes + 60).with(null, why);
  }

  HoursRequest putRight() {
    return typed(minutes);
  }

  private HoursRequest typed(int length) {
    return HoursRequest.of(
        library, day.toString(), start.toString(), start.plusMinutes(length).toString());
  }
}
