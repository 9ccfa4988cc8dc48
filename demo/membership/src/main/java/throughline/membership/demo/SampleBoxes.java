package throughline.membership.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.List;
import throughline.demo.SampleYear;
import throughline.membership.card.ChangeStock;

/** Records the box of cards that an office was sent in the end, from which it gives alone. */
@ApplicationScoped
class SampleBoxes {

  /** No family of the year has a card of it. */
  private static final int FIRST_CARD = 60_000_000;

  private static final int CARDS = 500;
  private static final LocalTime RECORDS = LocalTime.of(14, 50);

  private final ChangeStock changeStock;

  SampleBoxes(ChangeStock changeStock) {
    this.changeStock = changeStock;
  }

  void tell(SampleYear year, List<SampleDay> days) {
    SampleDay.lastOf(SampleFile.OFFICE, days)
        .ifPresent(
            day -> {
              year.moveTo(day.day(), RECORDS);
              changeStock.receive(
                  new ChangeStock.Request(
                      day.office().code(),
                      SampleFamily.card(FIRST_CARD),
                      SampleFamily.card(FIRST_CARD + CARDS - 1),
                      null),
                  day.office().registrar(),
                  day.office().places());
            });
  }
}
