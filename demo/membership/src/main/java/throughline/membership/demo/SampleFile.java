package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import throughline.demo.SampleYear;
import throughline.membership.demo.SampleDay.Office;
import throughline.membership.desk.enrolment.EnrolNewborn;
import throughline.membership.imports.UploadFile;

/**
 * On the last working day an office gets its first box of cards, and sends a spreadsheet of births:
 * some of the children are members already, and nobody has pressed the button yet.
 */
@ApplicationScoped
class SampleFile {

  static final String OFFICE = "OXFORD";

  /** Of the child whose name comes with the file, and of those who are new. */
  private static final int FIRST_SERIAL = 45_000_000;

  private static final LocalTime ENROLS = LocalTime.of(10, 40);
  private static final LocalTime SENDS = LocalTime.of(15, 10);
  private static final int DAYS_BETWEEN = 7;
  private static final int NEWCOMERS = 4;

  private final EnrolNewborn enrolNewborn;
  private final SampleBoxes boxes;
  private final UploadFile uploadFile;

  SampleFile(EnrolNewborn enrolNewborn, SampleBoxes boxes, UploadFile uploadFile) {
    this.enrolNewborn = enrolNewborn;
    this.boxes = boxes;
    this.uploadFile = uploadFile;
  }

  void tell(SampleYear year, List<SampleDay> days) {
    var here = days.stream().filter(day -> day.office().code().equals(OFFICE)).toList();
    var known =
        here.stream()
            .flatMap(day -> day.families().stream())
            .filter(family -> family.stays() && family.slip() == SampleFamily.Slip.NONE)
            .toList();
    if (known.size() < 2) {
      return;
    }
    var office = here.get(0).office();
    var library = office.libraries().get(0);
    var sentOn = workingDay(year.today().minusDays(1));
    var unnamedOn = workingDay(sentOn.minusDays(DAYS_BETWEEN));
    var unnamed = SampleFamily.of(FIRST_SERIAL, unnamedOn, library, year.random("not named yet"));
    var random = year.random("births of a file");
    var newcomers =
        IntStream.rangeClosed(1, NEWCOMERS)
            .mapToObj(number -> SampleFamily.of(FIRST_SERIAL + number, sentOn, library, random))
            .toList();
    enrolUnnamed(year, unnamed, office, unnamedOn);
    boxes.tell(year, days); // and from then on the office gives no card of another box
    year.moveTo(sentOn, SENDS);
    send(
        new SampleSheet(
            known.get(known.size() - 1), known.get(known.size() - 2), unnamed, newcomers),
        office);
  }

  private static LocalDate workingDay(LocalDate day) {
    return SampleYear.isWorkingDay(day) ? day : workingDay(day.minusDays(1));
  }

  private void enrolUnnamed(SampleYear year, SampleFamily family, Office office, LocalDate on) {
    year.moveTo(on, ENROLS);
    enrolNewborn.enrol(
        family.requestWithoutName(office.code()), office.registrar(), office.places());
    SampleEnrolments.count(year, family, on);
  }

  private void send(SampleSheet sheet, Office office) {
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
