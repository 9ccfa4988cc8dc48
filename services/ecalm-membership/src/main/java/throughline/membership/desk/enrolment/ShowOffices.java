package throughline.membership.desk.enrolment;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import throughline.membership.card.ShowStock;
import throughline.membership.card.ShowStock.StockLine;
import throughline.membership.desk.offer.DeferredOffers;
import throughline.membership.desk.offer.ShowCoverage;
import throughline.membership.desk.offline.DeviceWaiting;
import throughline.membership.desk.offline.DeviceWaiting.OnDevices;
import throughline.membership.member.Members;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** Whoever looks after several offices comes to their desk. */
@ApplicationScoped
class ShowOffices {
  /**
   * An office as whoever looks after several sees it first.
   *
   * @param onDevices what its devices said that waits on them; null if nothing does
   */
  record OfficeDay(
      String officeName,
      long enrolledToday,
      long comingBack,
      long neverAsked,
      long cardsLeft,
      OnDevices onDevices,
      boolean stockIsKept,
      boolean stockIsLow) {}

  private final Members members;
  private final DeferredOffers deferredOffers;
  private final ShowCoverage showCoverage;
  private final ShowStock showStock;
  private final DeviceWaiting deviceWaiting;
  private final Clock clock;

  ShowOffices(
      Members members,
      DeferredOffers deferredOffers,
      ShowCoverage showCoverage,
      ShowStock showStock,
      DeviceWaiting deviceWaiting,
      Clock clock) {
    this.members = members;
    this.deferredOffers = deferredOffers;
    this.showCoverage = showCoverage;
    this.showStock = showStock;
    this.deviceWaiting = deviceWaiting;
    this.clock = clock;
  }

  /** None if it is one office, of which the figures are those of the whole desk. */
  @Transactional
  List<OfficeDay> ofSeveral(Places offices) {
    if (!offices.all() && offices.codes().size() < 2) {
      return List.of();
    }
    var each = of(offices);
    return each.size() < 2 ? List.of() : each;
  }

  @Transactional
  List<OfficeDay> of(Places offices) {
    var coverage = showCoverage.ofPresentMonth(offices);
    var enrolled = members.countEnrolledByOffice(London.today(clock), offices);
    var comingBack = deferredOffers.countByOffice(offices);
    var onDevices = deviceWaiting.of(offices, clock.instant());
    var stock =
        showStock.of(offices).stream().collect(toMap(StockLine::office, Function.identity()));
    return coverage.stream()
        .map(
            line ->
                new OfficeDay(
                    line.officeName(),
                    enrolled.getOrDefault(line.office(), 0L),
                    comingBack.getOrDefault(line.office(), 0L),
                    line.neverAsked(),
                    stock.get(line.office()).left(),
                    onDevices.get(line.office()),
                    stock.get(line.office()).received() > 0,
                    stock.get(line.office()).isLow()))
        .toList();
  }
}
