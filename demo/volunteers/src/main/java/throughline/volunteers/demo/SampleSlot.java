package throughline.volunteers.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import throughline.volunteers.rota.SlotRequest;

/**
 * What takes place every week, and how many come to it: where that are fewer than are wanted, there
 * is a gap.
 */
record SampleSlot(
    String place,
    String role,
    DayOfWeek day,
    LocalTime starts,
    LocalTime ends,
    int wanted,
    int people) {
  static final List<SampleSlot> WEEKLY =
      """
      WEST digital-helper TUESDAY   10:00 12:00 3 3
      WEST digital-helper THURSDAY  14:00 16:00 3 2
      BANB digital-helper WEDNESDAY 10:00 12:30 2 2
      HEAD digital-helper MONDAY    14:00 16:00 2 2
      COWL digital-helper FRIDAY    10:00 12:00 2 1
      ABIN rhyme-time     TUESDAY   10:30 11:30 2 2
      BICE home-library   WEDNESDAY 13:30 15:30 3 3
      WITN home-library   THURSDAY  13:30 15:30 2 2
      HIST local-history  WEDNESDAY 10:00 13:00 4 4
      HIST local-history  THURSDAY  10:00 13:00 4 3
      MUSE museum-steward SATURDAY  10:00 13:00 2 2
      MUSE museum-steward SATURDAY  13:00 16:00 2 2
      """
          .lines()
          .map(SampleSlot::parse)
          .toList();

  private static SampleSlot parse(String line) {
    var cells = line.split(" +");
    return new SampleSlot(
        cells[0],
        cells[1],
        DayOfWeek.valueOf(cells[2]),
        LocalTime.parse(cells[3]),
        LocalTime.parse(cells[4]),
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]));
  }

  SlotRequest typed(LocalDate firstDay) {
    return new SlotRequest(
        place,
        role,
        day.name(),
        starts.toString(),
        ends.toString(),
        null,
        Integer.toString(wanted),
        firstDay.toString());
  }
}
