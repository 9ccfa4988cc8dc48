package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.input.Form;

/** An office says how many births it registered in a month. The last word counts. */
@ApplicationScoped
public class RecordBirths {
  /** How many births an office registered in a month, as typed. */
  public record BirthsRequest(String office, String month, String births) {
    static BirthsRequest of(Form form) {
      return new BirthsRequest(form.text("office"), form.text("month"), form.text("births"));
    }
  }

  /** Far more than the county has in a month. */
  private static final int MOST = 9_999;

  private static final String SET_BIRTHS =
      """
      INSERT INTO births_registered (office_code, month, number, recorded_by, recorded_at)
      VALUES (:office, :month, :number, :registrar, :now)
      ON CONFLICT ON CONSTRAINT births_registered_pk DO UPDATE
        SET number = excluded.number, recorded_by = excluded.recorded_by,
            recorded_at = excluded.recorded_at
      """;

  private final ParseOffice readOffice;
  private final ShowCoverage coverage;
  private final Sql sql;
  private final Clock clock;

  RecordBirths(ParseOffice readOffice, ShowCoverage coverage, Sql sql, Clock clock) {
    this.readOffice = readOffice;
    this.coverage = coverage;
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  public void record(BirthsRequest typed, String registrar, Places places) {
    var month = coverage.month(typed.month());
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var births =
        fields.wholeNumber(
            "births", typed.births(), 0, MOST, "Enter how many births were registered");
    if (month.isAfter(YearMonth.from(London.today(clock)))) {
      fields.reject("births", "This month has not begun: choose one that has");
    }
    fields.throwIfAny();
    sql.of(SET_BIRTHS)
        .bind("office", office.code())
        .bind("month", month.atDay(1))
        .bind("number", births)
        .bind("registrar", registrar)
        .bind("now", clock.instant())
        .update();
  }
}
