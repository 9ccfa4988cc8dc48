package throughline.tracker.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.places.Library;
import throughline.demo.SampleYear;
import throughline.tracker.engine.rebuild.ImportMeasures;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Rule;

/**
 * A definition that changed in May: until then volunteer hours left out the county library, so that
 * what was reported before was less under the rule of then.
 */
@ApplicationScoped
class SampleDefinition {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEASURE = "volunteer-hours";
  private static final String LEFT_OUT = "WEST";
  private static final int DAY_IN_MAY = 12;
  private static final String DEFINITION =
      "Made up for the demonstration: time given by volunteers and approved by a coordinator, without the county library"
          + " (Westgate), whose volunteers another service counted.";

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;

  SampleDefinition(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  void tell(SampleYear year) {
    var today = jdbi.withHandle(measures::read).all();
    var imports = new ImportMeasures(jdbi, clock);
    year.moveTo(year.firstDay(), LocalTime.MIDNIGHT);
    imports.importAll(today.stream().map(SampleDefinition::before).toList());
    year.moveTo(inMay(year), LocalTime.of(10, 0));
    imports.importAll(today);
  }

  private static LocalDate inMay(SampleYear year) {
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
            today.rule().map(SampleDefinition::before))
        : today;
  }

  private static Rule before(Rule today) {
    var others =
        Library.seed().stream().map(Library::code).filter(code -> !code.equals(LEFT_OUT)).toList();
    ObjectNode rule = JSON.valueToTree(today);
    rule.withObject("/when").set(today.place(), JSON.valueToTree(others));
    return JSON.convertValue(rule, Rule.class);
  }
}
