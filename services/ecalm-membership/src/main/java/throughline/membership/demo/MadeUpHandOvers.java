package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import throughline.membership.librarysystem.PatronFiles;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/**
 * After each month its new members are handed over to the library system by a file, and so are
 * those of this month but for the last days: whose card is a year old can use it.
 */
@ApplicationScoped
class MadeUpHandOvers implements DemoPart {

  private static final LocalTime IMPORTS = LocalTime.of(8, 15);
  private static final int DAYS_THAT_WAIT = 3;

  private final PatronFiles files;

  MadeUpHandOvers(PatronFiles files) {
    this.files = files;
  }

  /** The children are enrolled first. */
  @Override
  public boolean goesOnAfterOthers() {
    return true;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var program = new Actor(people.named("library-system").subject(), Roles.LIBRARY_SYSTEM, null);
    var last = year.today().minusDays(1 + DAYS_THAT_WAIT);
    return List.of(
        time ->
            year.days().stream()
                .map(YearMonth::from)
                .distinct()
                .filter(month -> !month.atDay(1).isAfter(last))
                .forEach(month -> handOver(month, last, program, time)));
  }

  private void handOver(YearMonth month, LocalDate last, Actor who, DemoTime time) {
    var until = month.atEndOfMonth().isBefore(last) ? month.atEndOfMonth() : last;
    time.moveTo(DemoYear.at(until.plusDays(1), IMPORTS));
    try {
      var file =
          files.make(PatronFiles.Request.ofPeriod(month.atDay(1), until), Places.everywhere());
      files.write(OutputStream.nullOutputStream(), file, Places.everywhere(), who);
      files.confirm(file, Places.everywhere(), who);
    } catch (InvalidInput nobody) {
      // In a small county a month may have no new member.
    } catch (IOException impossibleIntoNothing) {
      throw new UncheckedIOException(impossibleIntoNothing);
    }
  }
}
