package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import throughline.contracts.places.Library;
import throughline.membership.desk.enrolment.EnrolNewborn;
import throughline.membership.imports.UploadFile;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/**
 * On the last working day an office sends a spreadsheet of births: some of the children are members
 * already, and nobody has pressed the button yet.
 */
@ApplicationScoped
class MadeUpFile implements DemoPart {

  private static final String OFFICE = "OXFORD";

  /** Of the child whose name comes with the file, and of those who are new. */
  private static final int FIRST_SERIAL = 45_000_000;

  private static final LocalTime ENROLS = LocalTime.of(10, 40);
  private static final LocalTime SENDS = LocalTime.of(15, 10);
  private static final int DAYS_BETWEEN = 7;

  private final EnrolNewborn enrolNewborn;
  private final UploadFile uploadFile;

  MadeUpFile(EnrolNewborn enrolNewborn, UploadFile uploadFile) {
    this.enrolNewborn = enrolNewborn;
    this.uploadFile = uploadFile;
  }

  /** Some of its children are enrolled first. */
  @Override
  public boolean goesOnAfterOthers() {
    return true;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var office =
        MadeUpOffice.all(people).stream()
            .filter(each -> each.code().equals(OFFICE))
            .findFirst()
            .orElseThrow();
    var known =
        MadeUpEnrolments.days(year, people).stream()
            .filter(day -> day.office().code().equals(OFFICE))
            .flatMap(day -> day.families().stream())
            .filter(family -> family.slip() == Slip.NONE && family.fate() == Fate.STAYS)
            .toList();
    if (known.size() < 2) {
      return List.of();
    }
    var sentOn = workingDay(year.today().minusDays(1));
    var unnamedOn = workingDay(sentOn.minusDays(DAYS_BETWEEN));
    var library = office.libraries().get(0);
    var sheet =
        new MadeUpSheet(
            known.get(known.size() - 1),
            known.get(known.size() - 2),
            MadeUpFamily.of(FIRST_SERIAL, unnamedOn, library, year.random("not named yet")),
            newcomers(year, sentOn, library));
    return List.of(
        time -> {
          enrolUnnamed(sheet.unnamed(), office, unnamedOn, time, tally);
          time.moveTo(DemoYear.at(sentOn, SENDS));
          send(sheet, office);
        });
  }

  private static LocalDate workingDay(LocalDate day) {
    return DemoYear.isWorkingDay(day) ? day : workingDay(day.minusDays(1));
  }

  private static List<MadeUpFamily> newcomers(DemoYear year, LocalDate day, Library library) {
    var random = year.random("births of a file");
    return List.of(
        MadeUpFamily.of(FIRST_SERIAL + 1, day, library, random),
        MadeUpFamily.of(FIRST_SERIAL + 2, day, library, random),
        MadeUpFamily.of(FIRST_SERIAL + 3, day, library, random),
        MadeUpFamily.of(FIRST_SERIAL + 4, day, library, random));
  }

  private void enrolUnnamed(
      MadeUpFamily family, MadeUpOffice office, LocalDate on, DemoTime time, Tally tally) {
    time.moveTo(DemoYear.at(on, ENROLS));
    enrolNewborn.enrol(
        family.requestWithoutName(office.code(), MadeUpSheet.card(family)),
        office.registrar(),
        office.places());
    tally.add("newborns-enrolled", on, 1);
    if (family.livesInCounty()) {
      tally.add("members-under-5", on, 1);
    }
  }

  private void send(MadeUpSheet sheet, MadeUpOffice office) {
    try {
      var file = Files.createTempFile("births", ".csv");
      try {
        sheet.write(file);
        uploadFile.upload(file, "births.csv", office.code(), office.registrar(), office.places());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
