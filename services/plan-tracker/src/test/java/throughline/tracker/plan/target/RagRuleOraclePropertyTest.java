package throughline.tracker.plan.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.figure.Period;

/** Status, trajectory and forecast equal an oracle that is written apart. */
class RagRuleOraclePropertyTest {

  private static final List<String> SHAPES = List.of("linear", "seasonal", "by hand");
  private static final List<Polarity> POLARITIES =
      List.of(Polarity.HIGHER, Polarity.LOWER, Polarity.IN_RANGE);

  /** Of a seed, so that what fails can be tried again. */
  private record Case(Oracle oracle, Target target, LocalDate day, Optional<Long> actual) {}

  @Property(tries = 600)
  void statusTrajectoryAndForecastAreThoseOfTheOracle(@ForAll long seed) {
    check(random(new Random(seed)));
  }

  /** A random walk proves nothing unless it has come by everything. */
  @Test
  void theCasesReachEveryStatusAndLeapDays() {
    var seen = EnumSet.noneOf(Status.class);
    boolean leapDay = false;
    boolean forecast = false;
    for (long seed = 0; seed < 3000; seed++) {
      var tried = random(new Random(seed));
      seen.add(judge(tried).status());
      seen.add(withOutlook(tried, tried.actual().flatMap(actual -> forecast(tried, actual))));
      leapDay |= tried.day().getDayOfYear() == 60 && tried.day().isLeapYear();
      forecast |= tried.actual().flatMap(actual -> forecast(tried, actual)).isPresent();
    }
    seen.add(Status.NO_TARGET);
    assertEquals(EnumSet.allOf(Status.class), seen);
    assertTrue(leapDay && forecast);
  }

  private static void check(Case tried) {
    var oracle = tried.oracle();
    var year = tried.target().year();
    var day = tried.day();
    assertEquals(
        oracle.point(oracle.lower(), day), tried.target().aim().lowest(year, day), "lowest");
    assertEquals(
        oracle.point(oracle.upper(), day), tried.target().aim().highest(year, day), "highest");
    assertEquals(oracle.status(tried.actual(), true, day), judge(tried).status(), tried.toString());
    assertEquals(
        Status.NO_TARGET,
        new RagRule(oracle.polarity(), true).judge(tried.actual(), Optional.empty(), day).status());
    tried.actual().ifPresent(actual -> checkForecast(tried, actual));
  }

  private static void checkForecast(Case tried, long actual) {
    var forecast = forecast(tried, actual);
    assertEquals(
        tried.oracle().withOutlook(judge(tried).status(), forecast.map(Forecast::yearEnd)),
        withOutlook(tried, forecast),
        tried.toString());
    assertEquals(
        tried.oracle().yearEnd(actual, tried.day()),
        forecast.map(Forecast::yearEnd),
        tried.toString());
    forecast.ifPresent(
        known ->
            assertEquals(
                tried.oracle().aWeek(actual, tried.day()), known.aWeek(), tried.toString()));
  }

  /** Whoever was seen before is not new: the pace is that of the newest, whatever the profile. */
  @Property(tries = 600)
  void theForecastOfDifferentPeopleIsThatOfTheOracle(@ForAll long seed) {
    var dice = new Random(seed);
    var tried = random(dice);
    var year = tried.target().year();
    var day = tried.day();
    var firstSeen = new HashMap<LocalDate, Long>();
    for (int n = dice.nextInt(200); n > 0; n--) {
      firstSeen.merge(year.from().plusDays(dice.nextInt(365)), 1L + dice.nextInt(9), Long::sum);
    }
    var since = Newcomers.first(year, day);

    assertEquals(tried.oracle().newSince(day), since, tried.toString());
    var newcomers = new Newcomers(seen(firstSeen, since, day), since, day);
    var forecast = Forecast.ofPeople(seen(firstSeen, year.from(), day), newcomers, tried.target());
    var yearEnd = tried.oracle().yearEndOfPeople(firstSeen, day);
    assertEquals(yearEnd, forecast.map(Forecast::yearEnd), tried.toString());
    assertEquals(
        tried.oracle().withOutlook(judge(tried).status(), yearEnd),
        withOutlook(tried, forecast),
        tried.toString());
  }

  private static long seen(Map<LocalDate, Long> firstSeen, LocalDate from, LocalDate to) {
    return firstSeen.entrySet().stream()
        .filter(seen -> !seen.getKey().isBefore(from) && !seen.getKey().isAfter(to))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Optional<Forecast> forecast(Case tried, long actual) {
    return Forecast.of(actual, tried.target(), tried.day());
  }

  private static Status withOutlook(Case tried, Optional<Forecast> forecast) {
    return rule(tried).withOutlook(judge(tried), forecast, tried.target()).status();
  }

  private static RagRule rule(Case tried) {
    return new RagRule(tried.oracle().polarity(), tried.oracle().growsFromZero());
  }

  private static RagRule.RagRating judge(Case tried) {
    return rule(tried).judge(tried.actual(), Optional.of(tried.target()), tried.day());
  }

  private static Case random(Random dice) {
    var growsFromZero = dice.nextBoolean();
    var polarity = POLARITIES.get(dice.nextInt(3));
    var range = polarity == Polarity.IN_RANGE || dice.nextInt(4) == 0;
    var first = 2023 + dice.nextInt(6);
    long start = growsFromZero || range ? 0 : dice.nextInt(400);
    long lower = 1L + dice.nextInt(1000);
    long upper = range ? lower + dice.nextInt(200) : lower;
    var shape = SHAPES.get(dice.nextInt(range || start == lower ? 2 : 3));
    if (range && !growsFromZero) {
      shape = "level";
    }
    var months = months(dice, shape, upper);
    var oracle =
        new Oracle(
            polarity,
            growsFromZero,
            first,
            shape,
            months,
            start,
            lower,
            upper,
            range,
            dice.nextInt(3) * dice.nextInt(60),
            dice.nextBoolean());
    var day = LocalDate.of(first, 4, 1).plusDays(dice.nextInt(366));
    var year = Period.financialYear(LocalDate.of(first, 4, 1));
    day = day.isAfter(year.lastDay()) ? year.lastDay() : day;
    if (dice.nextInt(8) == 0) {
      day = year.from().plusDays(dice.nextInt(32));
    }
    if (dice.nextInt(20) == 0 && LocalDate.of(first + 1, 1, 1).isLeapYear()) {
      day = LocalDate.of(first + 1, 2, 29);
    }
    return new Case(oracle, target(oracle, year), day, actual(dice, oracle, day));
  }

  private static List<Long> months(Random dice, String shape, long end) {
    var months = new ArrayList<Long>();
    for (int n = 0; n < 12; n++) {
      months.add((long) dice.nextInt(shape.equals("seasonal") ? 8 : 900));
    }
    if (shape.equals("seasonal")) {
      months.set(dice.nextInt(12), 1L + dice.nextInt(9));
    } else if (shape.equals("by hand")) {
      months.set(11, end);
    }
    return months;
  }

  private static Target target(Oracle oracle, Period year) {
    Profile profile =
        switch (oracle.shape()) {
          case "seasonal" -> new Profile.Seasonal(oracle.months());
          case "by hand" -> new Profile.ByHand(oracle.start(), oracle.months());
          case "level" -> new Profile.Level();
          default -> new Profile.Linear();
        };
    var aim =
        oracle.range()
            ? new Aim.Within(oracle.lower(), oracle.upper(), profile)
            : new Aim.Reach(oracle.start(), oracle.upper(), profile);
    return new Target(
        year,
        aim,
        new Target.Tolerance(
            oracle.tolerance() * (oracle.toleranceInPercent() ? 100 : 1),
            oracle.toleranceInPercent()),
        Target.TargetType.MINIMUM);
  }

  /** Near the point, where a status changes; sometimes far, sometimes nothing. */
  private static Optional<Long> actual(Random dice, Oracle oracle, LocalDate day) {
    return switch (dice.nextInt(8)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of((long) dice.nextInt(2000));
      default -> {
        long near = oracle.point(dice.nextBoolean() ? oracle.lower() : oracle.upper(), day);
        long off = dice.nextInt(3) * oracle.tolerance() / 2 + dice.nextInt(5) - 2;
        yield Optional.of(Math.max(0, dice.nextBoolean() ? near + off : near - off));
      }
    };
  }
}
