package throughline.tracker.plan.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;

/**
 * What a year comes to where reports are missing is what somebody works out with a pencil: what
 * adds up is known only without a gap before its last report, and a percentage is that of the last
 * one.
 */
class MissingPointsPropertyTest {

  private record Report(Period period, Long value) {}

  @Property(tries = 500)
  void aGapIsNoZero(@ForAll long seed) {
    var random = new Random(seed);
    var percent = random.nextBoolean();
    var reports = reports(random);

    var reached = YearSoFar.of(measure(percent), reports.stream().map(r -> figure(r)).toList());

    var given = reports.stream().filter(report -> report.value() != null).toList();
    if (given.isEmpty()) {
      assertEquals(Optional.empty(), reached.value());
      assertNull(reached.period());
      return;
    }
    var last = given.get(given.size() - 1);
    assertEquals(last.period().lastDay(), reached.day());
    var before = reports.subList(0, reports.indexOf(last) + 1);
    if (percent) {
      assertEquals(Optional.of(last.value()), reached.value());
      assertEquals(Optional.empty(), reached.missing());
      return;
    }
    var gap = before.stream().filter(report -> report.value() == null).findFirst();
    assertEquals(gap.map(Report::period), reached.missing());
    assertEquals(gap.isPresent() ? Optional.empty() : Optional.of(sum(before)), reached.value());
  }

  private static List<Report> reports(Random random) {
    var year = Period.financialYear(LocalDate.of(2023 + random.nextInt(6), 6, 1));
    var frequency = Frequency.values()[random.nextInt(Frequency.values().length)];
    var periods = Period.within(frequency, year);
    int known = random.nextInt(periods.size() + 1);
    int gaps = 1 + random.nextInt(8);
    var reports = new ArrayList<Report>();
    for (var period : periods.subList(0, known)) {
      var value = random.nextInt(gaps) == 0 ? null : Long.valueOf(random.nextInt(50));
      reports.add(new Report(period, value));
    }
    return reports;
  }

  private static long sum(List<Report> reports) {
    long sum = 0;
    for (var report : reports) {
      sum += report.value();
    }
    return sum;
  }

  private static Figure figure(Report report) {
    return report.value() == null
        ? Figure.none(report.period(), Unit.NUMBER)
        : new Figure(report.period(), report.value(), null, Unit.NUMBER, Set.of());
  }

  private static Measure measure(boolean percent) {
    return new Measure(
        "m",
        "M",
        List.of(),
        MeasureKind.MANUAL,
        percent ? Unit.PERCENT : Unit.NUMBER,
        Polarity.HIGHER,
        1,
        "",
        Optional.empty());
  }
}
