package throughline.membership.desk.enrolment;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import throughline.membership.card.ShowStock;
import throughline.membership.card.ShowStock.StockLine;
import throughline.membership.desk.offer.Coverage;
import throughline.membership.desk.offer.DeferredOffers;
import throughline.membership.desk.offer.ShowCoverage;
import throughline.membership.desk.offline.DeviceWaiting;
import throughline.membership.desk.offline.DeviceWaiting.OnDevices;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What a registrar did today at their offices, and which children came to a library's staff. */
@ApplicationScoped
@Priority(1)
class WaitingEnrolments implements Waiting {
  private final Members members;
  private final DeferredOffers deferredOffers;
  private final ListUnnamed listUnnamed;
  private final ShowCoverage showCoverage;
  private final ShowStock showStock;
  private final DeviceWaiting deviceWaiting;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingEnrolments(
      Members members,
      DeferredOffers deferredOffers,
      ListUnnamed listUnnamed,
      ShowCoverage showCoverage,
      ShowStock showStock,
      DeviceWaiting deviceWaiting,
      CurrentPerson person,
      Clock clock) {
    this.members = members;
    this.deferredOffers = deferredOffers;
    this.listUnnamed = listUnnamed;
    this.showCoverage = showCoverage;
    this.showStock = showStock;
    this.deviceWaiting = deviceWaiting;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    return Desk.isFor(person) ? cards(Desk.of(person)) : List.of();
  }

  private List<HomeCard> cards(Desk desk) {
    var cards = new ArrayList<HomeCard>();
    var today = London.today(clock);
    if (!desk.offices().isNone()) {
      cards.add(
          HomeCard.counted(
              "Children enrolled today",
              members.countEnrolled(today, desk.offices()),
              "At your registration offices",
              ""));
      cards.add(comingBack(desk));
      cards.add(neverAsked(desk));
      onDevices(desk).ifPresent(cards::add);
      lowStock(desk).ifPresent(cards::add);
    }
    if (!desk.libraries().isNone()) {
      cards.add(
          HomeCard.counted(
              "New members of your libraries",
              members.countJoined(today.minusDays(ListRecent.DAYS - 1), desk.libraries()),
              "In the last %d days".formatted(ListRecent.DAYS),
              ""));
    }
    cards.add(unnamed(desk));
    return cards;
  }

  private HomeCard neverAsked(Desk desk) {
    var never =
        showCoverage.ofPresentMonth(desk.offices()).stream().mapToLong(Coverage::neverAsked).sum();
    return HomeCard.counted(
        "Never asked this month",
        never,
        "Births without an offer, as far as recorded",
        "/coverage");
  }

  private HomeCard unnamed(Desk desk) {
    var waiting = listUnnamed.count(desk);
    return HomeCard.counted(
        "Not named yet", waiting, "Children who wait for a name", waiting == 0 ? "" : "/unnamed");
  }

  private Optional<HomeCard> lowStock(Desk desk) {
    var low = showStock.of(desk.offices()).stream().filter(StockLine::isLow).toList();
    return low.isEmpty()
        ? Optional.empty()
        : Optional.of(
            HomeCard.counted(
                "Cards left",
                low.stream().mapToLong(StockLine::left).sum(),
                "Order more: " + low.stream().map(StockLine::officeName).collect(joining(", ")),
                "/cards"));
  }

  private Optional<HomeCard> onDevices(Desk desk) {
    var all = deviceWaiting.of(desk.offices(), clock.instant()).values();
    return all.stream()
        .map(OnDevices::oldest)
        .min(Comparator.naturalOrder())
        .map(
            oldest ->
                HomeCard.counted(
                    "Not sent from devices",
                    all.stream().mapToLong(OnDevices::waiting).sum(),
                    "Written down without a network, since "
                        + London.moment(oldest)
                        + ". Open the form at that desk",
                    ""));
  }

  private HomeCard comingBack(Desk desk) {
    var waiting = deferredOffers.count(desk.offices());
    return HomeCard.counted(
        "Families who come back",
        waiting,
        "Whose offer was put off",
        waiting == 0 ? "" : "/offers/waiting");
  }
}
