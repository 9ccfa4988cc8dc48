package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A registrar asks how far the offers of their offices reached. */
@ApplicationScoped
public class ShowCoverage {
  private static final Pattern FORM = Pattern.compile("[12][0-9]{3}-(0[1-9]|1[0-2])");

  private final CoverageTable table;
  private final Clock clock;

  ShowCoverage(CoverageTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Transactional
  List<Coverage> of(YearMonth month, Places places) {
    return table.of(month, places);
  }

  @Transactional
  public List<Coverage> ofPresentMonth(Places places) {
    return of(present(), places);
  }

  YearMonth month(String typed) {
    if (typed == null) {
      return present();
    }
    if (!FORM.matcher(typed).matches()) {
      throw new InvalidInput("month", "Month must be in the form 2026-11");
    }
    return YearMonth.parse(typed);
  }

  YearMonth linkedMonth(String typed) {
    try {
      return month(typed);
    } catch (InvalidInput garbled) {
      return present();
    }
  }

  YearMonth present() {
    return YearMonth.from(London.today(clock));
  }
}
