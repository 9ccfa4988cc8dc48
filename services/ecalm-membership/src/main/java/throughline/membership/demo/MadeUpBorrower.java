package throughline.membership.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoYear;

/**
 * A child who has a card and stays.
 *
 * @param since the day of the enrolment
 * @param library the code of the one where the family goes
 */
record MadeUpBorrower(String card, LocalDate since, String library) {

  /** Those of the whole year, in the order in which they are enrolled. */
  static List<MadeUpBorrower> all(DemoYear year, DemoPeople people) {
    var borrowers = new ArrayList<MadeUpBorrower>();
    for (var day : MadeUpEnrolments.days(year, people)) {
      for (var family : day.families()) {
        if (family.slip() != Slip.NOT_WANTED && family.fate() == Fate.STAYS) {
          borrowers.add(
              new MadeUpBorrower(
                  DemoRegistrations.card(family.number()), day.day(), family.library()));
        }
      }
    }
    return borrowers;
  }
}
