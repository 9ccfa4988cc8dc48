package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import throughline.demo.SampleYear;
import throughline.membership.librarysystem.PatronFiles;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;

/**
 * After each month its new members are handed over to the library system by a file, and so are
 * those of this month but for the last days: whose card is a year old can use it.
 */
@ApplicationScoped
class SampleHandOvers {

  private static final LocalTime IMPORTS = LocalTime.of(8, 15);
  private static final int DAYS_THAT_WAIT = 3;

  private final PatronFiles files;

  SampleHandOvers(PatronFiles files) {
    this.files = files;
  }

  void tell(SampleYear year) {
    var program = year.people().named("library-system").subject();
    var who = new Actor(program, Roles.LIBRARY_SYSTEM, null);
    var last = year.today().minusDays(1 + DAYS_THAT_WAIT);
    for (var month : year.months()) {
      if (!month.atDay(1).isAfter(last)) {
        var until = month.atEndOfMonth().isBefore(last) ? month.atEndOfMonth() : last;
        year.moveTo(until.plusDays(1), IMPORTS);
        handOver(month.atDay(1), until, who);
      }
    }
  }

  private void handOver(LocalDate from, LocalDate until, Actor who) {
    var all = Places.everywhere();
    try {
      var file = files.make(PatronFiles.Request.ofPeriod(from, until), all);
      files.write(OutputStream.nullOutputStream(), file, all, who);
      files.confirm(file, all, who);
    } catch (InvalidInput nobody) {
      // In a small county a month may have no new member.
    } catch (IOException impossibleIntoNothing) {
      throw new UncheckedIOException(impossibleIntoNothing);
    }
  }
}
