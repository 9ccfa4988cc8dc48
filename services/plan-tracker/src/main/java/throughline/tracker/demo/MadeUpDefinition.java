package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.places.Library;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Rule;

/**
 * A definition that changed in May: until then volunteer hours left out the county library, so that
 * what was reported before was less under the rule of then.
 */
@ApplicationScoped
class MadeUpDefinition implements DemoPart {

  private static final String MEASURE = "volunteer-hours";
  private static final String LEFT_OUT = "WEST";
  private static final int DAY_IN_MAY = 12;
  private static final String DEFINITION =
      "Made up for the demonstration: time given by volunteers and approved by a coordinator, without the county library"
          + " (Westgate), whose volunteers another service counted.";

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;

  MadeUpDefinition(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  /** The figures that the services counted are those of the rule of today. */
  @Override
  public boolean isOfFigures() {
    return true;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    return List.of(time -> tell(time, year));
  }

  private void tell(DemoTime time, DemoYear year) {
    var today = jdbi.withHandle(measures::read).all();
    var imports = new ImportMeasures(jdbi, clock);
    time.moveTo(DemoYear.at(year.firstDay(), LocalTime.MIDNIGHT));
    imports.importAll(today.stream().map(MadeUpDefinition::before).toList());
    time.moveTo(DemoYear.at(inMay(year), LocalTime.of(10, 0)));
    imports.importAll(today);
  }

  private static LocalDate inMay(DemoYear year) {
    var thisYear = LocalDate.of(year.today().getYear(), Month.MAY, DAY_IN_MAY);
    return thisYear.isBefore(year.today()) ? thisYear : thisYear.minusYears(1);
  }

  private static Measure before(Measure today) {
    return today.id().equals(MEASURE)
        ? new Measure(
            today.id(),
            today.title(),
            today.outcomes(),
            today.kind(),
            today.unit(),
            today.polarity(),
            today.version() - 1,
            DEFINITION,
            today.rule().map(MadeUpDefinition::before))
        : today;
  }

  private static Rule before(Rule today) {
    var when = new HashMap<>(today.when());
    when.put(
        today.place(),
        Library.seed().stream().map(Library::code).filter(code -> !code.equals(LEFT_OUT)).toList());
    return new Rule(
        today.kind(),
        today.from(),
        today.only(),
        when,
        today.each(),
        today.date(),
        today.value(),
        today.subject(),
        today.spells(),
        today.until(),
        today.place(),
        today.breakdowns(),
        today.lookAbove(),
        today.frequency(),
        today.numerator(),
        today.denominator(),
        today.stands());
  }
}
